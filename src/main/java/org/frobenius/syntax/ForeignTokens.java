package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.List;

/** A text in another notation as names, numbers, LaTeX commands and signs. */
final class ForeignTokens {
  /** In what the text seems to be written. */
  enum Notation {
    LATEX,
    PYTHON,
    MATHEMATICA,
    /** MATLAB, Julia, or what is typed in a mail. */
    OTHER;

    static Notation of(String text) {
      if (text.matches("(?s).*(\\\\[A-Za-z|{]|[_^]\\{|\\$).*")) {
        return LATEX;
      }
      if (text.matches(
          "(?s).*(@|\\*\\*|\\.T\\b|\\.[a-z]\\w+\\(|\\blambda \\w+ *:|(?<![\\w\\])])\\[\\[).*")) {
        return PYTHON;
      }
      return text.matches("(?s).*\\b([A-Z][a-z][A-Za-z]*|D)\\[.*") ? MATHEMATICA : OTHER;
    }
  }

  enum Type {
    NAME,
    NUMBER,
    COMMAND,
    STRING,
    SIGN,
    END
  }

  record Token(Type type, String text) {
    boolean is(String sign) {
      return type == Type.SIGN && text.equals(sign);
    }
  }

  private static final List<String> LONG_SIGNS =
      List.of(
          "%*%",
          "%o%", "%x%", "**", "==", "||", "|>", ".*", "./", ".^", ".+", ".-", ".'", ":=", "->",
          "..");

  private static final String DECIMAL = "\\d*(\\.\\d+)?([eE][+-]?\\d+)?";
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";
  private static final String PLAIN = "0123456789-+";

  private final Notation notation;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  /** {@code xᵀAx}: with the signs of printed mathematics `Ax` is a product. */
  private final boolean isTypeset;

  private ForeignTokens(String text, Notation notation) {
    this.text = text;
    this.notation = notation;
    this.isTypeset = text.matches("(?s).*([ᵀ‖∥⁻²∑∏⟨√½]|\\|\\|).*");
  }

  static List<Token> read(String text, Notation notation) {
    String plain = Subscripts.plain(text);
    var reader = new ForeignTokens(plain, notation);
    while (reader.at < plain.length()) {
      reader.next();
    }
    reader.add(Type.END, "");
    return reader.tokens;
  }

  private void add(Type type, String word) {
    tokens.add(new Token(type, word));
  }

  private void next() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c) || c == '$' || (notation == Notation.LATEX && c == '~')) {
      at++;
    } else if (c == '%' && notation == Notation.OTHER && !isOperatorOfR()) {
      at = text.length();
    } else if (c == '\\' && notation == Notation.LATEX) {
      command();
    } else if (Character.isDigit(c) || (c == '.' && Character.isDigit(peek(1)))) {
      number();
    } else if (isQuoted(c)) {
      int end = text.indexOf(c, at + 1);
      add(Type.STRING, text.substring(at + 1, end));
      at = end + 1;
    } else if (isNameStart(c) && !(c == '_' && notation == Notation.LATEX)) {
      name();
    } else if (c == '½') {
      at++;
      add(Type.NUMBER, "0.5");
    } else if (c >= '₀' && c <= '₉' && !tokens.isEmpty() && tokens.getLast().is("‖")) {
      at++;
      add(Type.NAME, "_" + (c - '₀'));
    } else if (RAISED.indexOf(c) >= 0) {
      raised();
    } else {
      sign();
    }
  }

  /** Also {@code 1_000} and {@code 0xff}, which are numbers elsewhere. */
  private void number() {
    if (notation == Notation.LATEX) {
      add(Type.NUMBER, matched(DECIMAL));
      return;
    }
    String written = matched(NumberElsewhere.PATTERN + "|" + DECIMAL);
    add(Type.NUMBER, NumberElsewhere.decimal(written).orElse(written));
  }

  private boolean isOperatorOfR() {
    return text.startsWith("%*%", at) || text.startsWith("%o%", at) || text.startsWith("%x%", at);
  }

  private void name() {
    if (notation == Notation.LATEX) {
      int start = at;
      String run = matched("[A-Za-z]+");
      boolean differential = run.length() == 2 && run.startsWith("d");
      if (!ForeignFunctions.isFunction(run) && !differential) {
        at = start + 1;
      }
      add(Type.NAME, text.substring(start, at));
      return;
    }
    int start = Math.max(1, at);
    String name = matched("[\\p{L}_&&[^ᵀᴴ]][\\p{L}\\p{M}0-9_₀-₉&&[^ᵀᴴ]]*");
    boolean product = name.matches("[A-Z][a-z]") && (isTypeset || text.charAt(start - 1) == '\'');
    if (product) {
      add(Type.NAME, name.substring(0, 1));
      add(Type.NAME, name.substring(1));
    } else {
      add(Type.NAME, name);
    }
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : ' ';
  }

  private static boolean isNameStart(char c) {
    return (Character.isLetter(c) || c == '_') && c != 'ᵀ' && c != 'ᴴ';
  }

  private String matched(String pattern) {
    var matcher = java.util.regex.Pattern.compile(pattern).matcher(text).region(at, text.length());
    if (!matcher.lookingAt() || matcher.end() == at) {
      return text.substring(at, ++at);
    }
    at = matcher.end();
    return matcher.group();
  }

  /** {@code 'fro'}: a quote where no operand stands before it, closed later. */
  private boolean isQuoted(char c) {
    if ((c != '\'' && c != '"') || text.indexOf(c, at + 1) < 0) {
      return false;
    }
    return c == '"'
        || tokens.isEmpty()
        || tokens.getLast().is("(")
        || tokens.getLast().is(",")
        || tokens.getLast().is("=");
  }

  private void command() {
    at++;
    if (!Character.isLetter(peek(0))) {
      char c = peek(0);
      at++;
      switch (c) {
        case '|' -> add(Type.SIGN, "‖");
        case '{' -> add(Type.SIGN, "(");
        case '}' -> add(Type.SIGN, ")");
        case '\\' -> add(Type.SIGN, "\\\\");
        default -> {}
      }
      return;
    }
    String name = matched("[A-Za-z]+");
    if (!LatexNames.isIdle(name)) {
      add(Type.COMMAND, name);
    } else if ((name.equals("left") || name.equals("right")) && peek(0) == '.') {
      at++;
    }
  }

  /** A raised number as {@code ^{…}}. */
  private void raised() {
    add(Type.SIGN, "^");
    add(Type.SIGN, "{");
    var number = new StringBuilder();
    while (at < text.length() && RAISED.indexOf(text.charAt(at)) >= 0) {
      char plain = PLAIN.charAt(RAISED.indexOf(text.charAt(at++)));
      if (Character.isDigit(plain)) {
        number.append(plain);
      } else {
        add(Type.SIGN, String.valueOf(plain));
      }
    }
    if (!number.isEmpty()) {
      add(Type.NUMBER, number.toString());
    }
    add(Type.SIGN, "}");
  }

  private void sign() {
    String sign =
        LONG_SIGNS.stream()
            .filter(s -> text.startsWith(s, at) && notation != Notation.LATEX)
            .findFirst()
            .orElse(text.startsWith("||", at) ? "||" : text.substring(at, at + 1));
    at += sign.length();
    add(Type.SIGN, ForeignSigns.ours(sign));
  }
}
