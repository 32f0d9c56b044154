package org.frobenius.syntax;

/**
 * A piece of an expression in this language, as text.
 *
 * @param level how tightly its outermost operator binds
 * @param scalar whether it is known to be one
 */
record ForeignPiece(String text, int level, boolean scalar) {
  static final int SUM = 0;
  static final int COLON = 1;
  static final int PRODUCT = 2;
  static final int POWER = 3;
  static final int ATOM = 4;

  static ForeignPiece atom(String text) {
    return new ForeignPiece(text, ATOM, false);
  }

  static ForeignPiece scalar(String text) {
    return new ForeignPiece(text, ATOM, true);
  }

  /** In brackets where it binds less tightly than that. */
  String at(int least) {
    return level >= least ? text : "(" + text + ")";
  }

  boolean isNumber() {
    return text.matches("[0-9.]+");
  }

  /** A name in small letters: a vector, most likely. */
  boolean isSmallName() {
    return text.matches("[a-z]\\w*");
  }

  /** A single letter of vectors, {@code x} or {@code y2}. */
  boolean isVectorLetter() {
    return text.matches("[h-z][0-9]*");
  }

  /** A product that ends with a letter of vectors, a sum that ends with one alone: a vector. */
  boolean endsInVector() {
    return !scalar && text.matches("(?s)((.*[^\\w'\\])])?[h-z]\\d*|.*[-+] [b-z]\\d*)\\)*");
  }

  ForeignPiece transposed() {
    return new ForeignPiece(at(ATOM) + "'", ATOM, scalar);
  }

  ForeignPiece times(String operator, ForeignPiece right) {
    return new ForeignPiece(
        at(PRODUCT) + operator + right.at(POWER), PRODUCT, scalar && right.scalar);
  }

  /** A matrix product, without brackets around a product on the right. */
  ForeignPiece chained(ForeignPiece right) {
    boolean chain = right.level == PRODUCT && !right.text.matches(".*( \\.|[/\\\\]).*");
    String text = at(PRODUCT) + "*" + (chain ? right.text : right.at(POWER));
    return new ForeignPiece(text, PRODUCT, scalar && right.scalar);
  }

  ForeignPiece toThe(String operator, String exponent) {
    boolean exponential = text.equals("e") && !exponent.matches("[0-9.]+");
    return exponential
        ? new ForeignPiece(
            "exp(" + exponent.replaceFirst("^\\(([^()]*)\\)$", "$1") + ")", ATOM, scalar)
        : new ForeignPiece(at(ATOM) + operator + exponent, POWER, scalar);
  }
}
