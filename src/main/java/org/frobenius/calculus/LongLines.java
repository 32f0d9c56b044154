package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Lines too long for a page, broken before a plus or a minus as a person breaks them. */
final class LongLines {
  /** Of text, in characters. */
  private static final int WIDE_TEXT = 100;

  /** Further inside a break is harder to read than a long line. */
  private static final int DEEPEST = 2;

  /** Between terms. */
  private static final List<String> TERMS = List.of(" + ", " - ");

  /** Between entrywise factors, where terms are too long. */
  private static final List<String> FACTORS = List.of(" \\odot ", " \\oslash ");

  private static final String FRACTION = "\\frac{";

  private LongLines() {}

  /** The pieces; each but the first begins with its sign. */
  static List<String> text(String line) {
    return pieces(line, WIDE_TEXT, s -> s.codePointCount(0, s.length()));
  }

  /**
   * The pieces of LaTeX; brackets that would have to grow over the end of a line have one size
   * instead.
   *
   * @param width in points
   */
  static List<String> latex(String line, double width) {
    if (TexWidth.of(line) <= width) {
      return List.of(line);
    }
    String sized = flat(line, width).replace("\\left", "\\bigl").replace("\\right", "\\bigr");
    List<String> pieces = pieces(sized, width, TexWidth::of);
    if (pieces.stream().anyMatch(piece -> TexWidth.of(piece) > width)) {
      pieces =
          pieces.stream()
              .flatMap(p -> pieces(p, 0, width, TexWidth::of, FACTORS).stream())
              .toList();
    }
    return pieces.size() == 1 ? List.of(line) : pieces;
  }

  /** Fractions too wide for a line as products with what they are divided by. */
  private static String flat(String line, double width) {
    int start = line.indexOf(FRACTION);
    while (start >= 0) {
      int above = start + FRACTION.length();
      int middle = closing(line, above);
      int end = closing(line, middle + 2);
      String numerator = line.substring(above, middle);
      String denominator = line.substring(middle + 2, end);
      if (TexWidth.of(numerator) > width && TexWidth.of(denominator) < width) {
        boolean sum = !breaks(numerator, 0, TERMS).isEmpty();
        return line.substring(0, start)
            + FRACTION
            + "1}{"
            + denominator
            + "} "
            + (sum ? "\\left(" + numerator + "\\right)" : numerator)
            + flat(line.substring(end + 1), width);
      }
      start = line.indexOf(FRACTION, above);
    }
    return line;
  }

  /** Where the brace closes that was opened before a place. */
  private static int closing(String line, int from) {
    int depth = 1;
    int at = from;
    while (depth > 0) {
      char c = line.charAt(at++);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return at - 1;
  }

  private static List<String> pieces(String line, double width, ToDoubleFunction<String> measure) {
    return pieces(line, 0, width, measure, TERMS);
  }

  /** Broken between terms; a term that is too long still, between those in its brackets. */
  private static List<String> pieces(
      String line, int depth, double width, ToDoubleFunction<String> measure, List<String> signs) {
    if (measure.applyAsDouble(line) <= width || depth > DEEPEST) {
      return List.of(line);
    }
    var pieces = new ArrayList<String>();
    int start = 0;
    int last = 0;
    List<Integer> breaks = breaks(line, depth, signs);
    breaks.add(line.length());
    for (int at : breaks) {
      if (last > start && measure.applyAsDouble(line.substring(start, at)) > width) {
        pieces.addAll(
            pieces(line.substring(start, last).strip(), depth + 1, width, measure, signs));
        start = last;
      }
      last = at;
    }
    pieces.addAll(pieces(line.substring(start).strip(), depth + 1, width, measure, signs));
    return pieces;
  }

  /** The blanks before a sign between terms inside so many brackets, and no braces. */
  private static List<Integer> breaks(String line, int depth, List<String> signs) {
    var breaks = new ArrayList<Integer>();
    int braces = 0;
    int brackets = 0;
    for (int i = 0; i < line.length() - 2; i++) {
      char c = line.charAt(i);
      braces += c == '{' ? 1 : c == '}' ? -1 : 0;
      brackets += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (i > 0 && braces == 0 && brackets == depth && startsWithAny(line, i, signs)) {
        breaks.add(i);
      }
    }
    return breaks;
  }

  private static boolean startsWithAny(String line, int at, List<String> signs) {
    return signs.stream().anyMatch(sign -> line.startsWith(sign, at));
  }
}
