package org.frobenius.syntax;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.frobenius.print.Script;

/** Lowered and raised letters of printed mathematics, {@code ∑ᵢ₌₁ⁿ xᵢ}, written out in a line. */
final class Subscripts {
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₌₊₋ᵢⱼₖₗₘₙ";
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁱʲᵏˡᵐⁿ";

  private static final Pattern SIGN =
      Pattern.compile("(?<sign>[∑∏])(?<from>[" + LOWERED + "]*)(?<to>[" + RAISED + "]*)");
  private static final Pattern INDEX = Pattern.compile("(?<=\\p{L})[ᵢⱼₖₗₘₙ]+");

  private Subscripts() {}

  /** With {@code ∑_i=1^n} as {@code ∑{i=1}{n}}, and {@code xᵢ} as {@code x_i}. */
  static String plain(String text) {
    String signs = SIGN.matcher(text).replaceAll(found -> limits(found));
    return INDEX.matcher(signs).replaceAll(found -> "_" + Script.LOWERED.onTheLine(found.group()));
  }

  private static String limits(MatchResult found) {
    String from = Script.LOWERED.onTheLine(found.group("from"));
    String to = Script.RAISED.onTheLine(found.group("to"));
    return found.group("sign")
        + (from.isEmpty() ? "" : "{" + from + "}")
        + (to.isEmpty() ? "" : "^{" + to + "}");
  }
}
