package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/** Lines too long for a page, broken before a plus or a minus as a person breaks them. */
final class LongLines {
  /** Of text, in characters. */
  private static final int WIDE_TEXT = 100;

  /** Of typeset mathematics, in signs: what fits beside a reason on a page of A4. */
  private static final int WIDE_TEX = 56;

  /** Further inside a break is harder to read than a long line. */
  private static final int DEEPEST = 2;

  private static final Pattern WORD =
      Pattern.compile("\\\\(operatorname|mathrm|text)\\{([^}]*)\\}");
  private static final Pattern INVISIBLE =
      Pattern.compile("\\\\(left|right|bigl|bigr|mathrm|frac|,)(?![A-Za-z])");

  private static final Pattern COMMAND = Pattern.compile("\\\\[A-Za-z]+");

  private LongLines() {}

  /** The pieces; each but the first begins with its sign. */
  static List<String> text(String line) {
    return pieces(line, WIDE_TEXT, s -> s.codePointCount(0, s.length()));
  }

  /**
   * The pieces of LaTeX; brackets that would have to grow over the end of a line have one size
   * instead.
   */
  static List<String> latex(String line) {
    if (signs(line) <= WIDE_TEX) {
      return List.of(line);
    }
    String sized = line.replace("\\left", "\\bigl").replace("\\right", "\\bigr");
    List<String> pieces = pieces(sized, WIDE_TEX, LongLines::signs);
    return pieces.size() == 1 ? List.of(line) : pieces;
  }

  private static int signs(String latex) {
    String words = WORD.matcher(latex).replaceAll("$2");
    String visible = INVISIBLE.matcher(words).replaceAll("");
    return COMMAND.matcher(visible).replaceAll("x").replaceAll("[{}^_\\s]", "").length();
  }

  private static List<String> pieces(String line, int width, ToIntFunction<String> measure) {
    return pieces(line, 0, width, measure);
  }

  /** Broken between terms; a term that is too long still, between those in its brackets. */
  private static List<String> pieces(
      String line, int depth, int width, ToIntFunction<String> measure) {
    if (measure.applyAsInt(line) <= width || depth > DEEPEST) {
      return List.of(line);
    }
    var pieces = new ArrayList<String>();
    int start = 0;
    int last = 0;
    List<Integer> breaks = breaks(line, depth);
    breaks.add(line.length());
    for (int at : breaks) {
      if (last > start && measure.applyAsInt(line.substring(start, at)) > width) {
        pieces.addAll(pieces(line.substring(start, last).strip(), depth + 1, width, measure));
        start = last;
      }
      last = at;
    }
    pieces.addAll(pieces(line.substring(start).strip(), depth + 1, width, measure));
    return pieces;
  }

  /** The blanks before a sign between terms inside so many brackets, and no braces. */
  private static List<Integer> breaks(String line, int depth) {
    var breaks = new ArrayList<Integer>();
    int braces = 0;
    int brackets = 0;
    for (int i = 0; i < line.length() - 2; i++) {
      char c = line.charAt(i);
      braces += c == '{' ? 1 : c == '}' ? -1 : 0;
      brackets += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      boolean sign = line.charAt(i + 1) == '+' || line.charAt(i + 1) == '-';
      if (i > 0
          && braces == 0
          && brackets == depth
          && c == ' '
          && sign
          && line.charAt(i + 2) == ' ') {
        breaks.add(i);
      }
    }
    return breaks;
  }
}
