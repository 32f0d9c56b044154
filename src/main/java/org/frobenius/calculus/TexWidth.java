package org.frobenius.calculus;

import java.util.Set;

/**
 * How wide typeset mathematics will be, near enough to break lines by: the widths of Computer
 * Modern at ten points (Knuth, The TeXbook, appendix G has what stands between).
 */
final class TexWidth {
  private static final double CAPITAL = 7.6;
  private static final double SMALL = 5.2;
  private static final double ROMAN = 5.3;
  private static final double BINARY = 12.2;
  private static final double RELATION = 13.3;
  private static final double SUM = 14.4;
  private static final double GREEK = 6;
  private static final double SCRIPT = 0.72;

  private static final Set<String> BINARIES =
      Set.of("odot", "oslash", "otimes", "circ", "cdot", "times");
  private static final Set<String> RELATIONS = Set.of("in", "to", "mapsto", "colon");
  private static final Set<String> LARGE = Set.of("sum", "int", "prod");
  private static final Set<String> ROMANS = Set.of("mathrm", "operatorname", "text", "mathbb");
  private static final Set<String> SIZES = Set.of("left", "right", "bigl", "bigr");

  private final String tex;
  private int at;

  private TexWidth(String tex) {
    this.tex = tex;
  }

  /** In points, of LaTeX in display style. */
  static double of(String latex) {
    return new TexWidth(latex).group();
  }

  /** In points, of words in the text's roman. */
  static double ofWords(String words) {
    double width = 0;
    String[] parts = words.split("\\$");
    for (int i = 0; i < parts.length; i++) {
      width += i % 2 == 0 ? ROMAN * 0.9 * parts[i].length() : of(parts[i]);
    }
    return width;
  }

  /** Up to the closing brace or the end; of the rows of a matrix, the widest. */
  private double group() {
    double width = 0;
    double widest = 0;
    while (at < tex.length() && tex.charAt(at) != '}') {
      if (tex.startsWith("\\\\", at)) {
        at += 2;
        widest = Math.max(widest, width);
        width = 0;
      } else {
        width += item(width == 0);
      }
    }
    at++;
    return Math.max(widest, width);
  }

  private double item(boolean first) {
    char c = tex.charAt(at++);
    return switch (c) {
      case '\\' -> command();
      case '{' -> group();
      case '^', '_' -> SCRIPT * argument();
      case ' ', '\n' -> 0;
      case '+', '-' -> first ? BINARY - 4.4 : BINARY;
      case '=', ':' -> RELATION;
      case '&' -> 10;
      case '(', ')', '\'', ',' -> 4;
      case '[', ']', '|', '.', '!' -> 2.8;
      default -> Character.isUpperCase(c) ? CAPITAL : SMALL;
    };
  }

  /** A group, or the next item. */
  private double argument() {
    while (at < tex.length() && tex.charAt(at) == ' ') {
      at++;
    }
    return at < tex.length() ? item(true) : 0;
  }

  private double command() {
    int start = at;
    while (at < tex.length() && Character.isLetter(tex.charAt(at))) {
      at++;
    }
    String name = tex.substring(start, at);
    if (name.isEmpty()) {
      at++;
      return 2;
    }
    if (SIZES.contains(name)) {
      return 0;
    }
    if (BINARIES.contains(name)) {
      return BINARY;
    }
    if (RELATIONS.contains(name)) {
      return RELATION;
    }
    if (LARGE.contains(name)) {
      return large();
    }
    if (ROMANS.contains(name)) {
      return ROMAN / SMALL * argument() + 1;
    }
    return switch (name) {
      case "frac" -> Math.max(argument(), argument()) + 2.4;
      case "sqrt" -> 8.3 + argument();
      case "quad" -> 10;
      case "top" -> 7.8;
      case "begin", "end" -> {
        argument();
        yield 5;
      }
      default -> GREEK;
    };
  }

  /** Bounds stand below and above. */
  private double large() {
    double width = SUM;
    while (at < tex.length() && (tex.charAt(at) == '_' || tex.charAt(at) == '^')) {
      at++;
      width = Math.max(width, SCRIPT * argument());
    }
    return width + 1.7;
  }
}
