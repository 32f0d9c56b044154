package org.frobenius.syntax;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Lowered and raised letters of printed mathematics, {@code ∑ᵢ₌₁ⁿ xᵢ}, written out in a line. */
final class Subscripts {
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₌₊₋ᵢⱼₖₗₘₙ";
  private static final String LOWERED_PLAIN = "0123456789=+-ijklmn";
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁱʲᵏˡᵐⁿ";
  private static final String RAISED_PLAIN = "0123456789+-ijklmn";

  private static final Pattern SIGN =
      Pattern.compile("(?<sign>[∑∏])(?<from>[" + LOWERED + "]*)(?<to>[" + RAISED + "]*)");
  private static final Pattern INDEX = Pattern.compile("(?<=\\p{L})[ᵢⱼₖₗₘₙ]+");

  private Subscripts() {}

  /** With {@code ∑_i=1^n} as {@code ∑{i=1}{n}}, and {@code xᵢ} as {@code x_i}. */
  static String plain(String text) {
    String signs = SIGN.matcher(text).replaceAll(found -> limits(found));
    return INDEX
        .matcher(signs)
        .replaceAll(found -> "_" + inLine(found.group(), LOWERED, LOWERED_PLAIN));
  }

  private static String limits(MatchResult found) {
    String from = inLine(found.group("from"), LOWERED, LOWERED_PLAIN);
    String to = inLine(found.group("to"), RAISED, RAISED_PLAIN);
    return found.group("sign")
        + (from.isEmpty() ? "" : "{" + from + "}")
        + (to.isEmpty() ? "" : "^{" + to + "}");
  }

  private static String inLine(String letters, String written, String plain) {
    var line = new StringBuilder();
    letters.chars().forEach(c -> line.append(plain.charAt(written.indexOf(c))));
    return line.toString();
  }
}
