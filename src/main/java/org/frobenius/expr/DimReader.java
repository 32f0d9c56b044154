package org.frobenius.expr;

/**
 * Reads a dimension from its text, for the signatures of {@link Op}; users' programs go through the
 * grammar.
 */
final class DimReader {
  private final String text;
  private int at;

  DimReader(String text) {
    this.text = text.replace(" ", "");
  }

  Dim read() {
    Dim dim = sum();
    if (at < text.length()) {
      throw new IllegalArgumentException("not a dimension: " + text);
    }
    return dim;
  }

  private Dim sum() {
    Dim dim = product();
    while (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      dim = text.charAt(at++) == '+' ? dim.plus(product()) : dim.minus(product());
    }
    return dim;
  }

  private Dim product() {
    Dim dim = power();
    while (at < text.length() && (text.charAt(at) == '*' || text.charAt(at) == '/')) {
      dim =
          text.charAt(at++) == '*'
              ? dim.times(power())
              : dim.times(power().constant().orElseThrow().inverse());
    }
    return dim;
  }

  private Dim power() {
    Dim base = atom();
    if (at < text.length() && text.charAt(at) == '^') {
      at++;
      return base.power(atom().constant().orElseThrow().intValue());
    }
    return base;
  }

  private Dim atom() {
    if (text.charAt(at) == '(') {
      at++;
      Dim inner = sum();
      at++;
      return inner;
    }
    int start = at;
    while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    return Character.isDigit(word.charAt(0)) ? Dim.of(Long.parseLong(word)) : Dim.symbol(word);
  }
}
