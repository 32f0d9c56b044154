package org.frobenius.print;

import java.util.Optional;

/** Raised and lowered characters of Unicode, for what has them all. */
final class Scripts {
  private static final String PLAIN = "0123456789+-abcdefghijklmnoprstuvwxyz";
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ";
  private static final String LOW_PLAIN = "0123456789+-=aehijklmnoprstuvx";
  private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋₌ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";

  /** Longer exponents are easier to read on the line. */
  private static final int LONGEST = 8;

  private Scripts() {}

  static Optional<String> lowered(String text) {
    return mapped(text, LOW_PLAIN, LOWERED);
  }

  private static Optional<String> raised(String text) {
    return mapped(text, PLAIN, RAISED);
  }

  private static Optional<String> mapped(String text, String from, String to) {
    var mapped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int at = from.indexOf(text.charAt(i));
      if (at < 0) {
        return Optional.empty();
      }
      mapped.append(to.charAt(at));
    }
    return Optional.of(mapped.toString());
  }

  /** An exponent of whole numbers, single letters and signs: {@code ²}, {@code ⁻¹}, {@code ᵏ⁻¹}. */
  static Optional<String> raised(Notation exponent) {
    return plain(exponent).flatMap(Scripts::raised);
  }

  /** A bound of whole numbers, single letters and signs. */
  static Optional<String> lowered(Notation bound) {
    return plain(bound).flatMap(Scripts::lowered);
  }

  private static Optional<String> plain(Notation notation) {
    if (notation.tokens() > LONGEST) {
      return Optional.empty();
    }
    var text = new StringBuilder();
    return plain(notation, text) ? Optional.of(text.toString()) : Optional.empty();
  }

  private static boolean plain(Notation notation, StringBuilder text) {
    return switch (notation) {
      case Notation.Digits(var value) -> {
        text.append(value);
        yield true;
      }
      case Notation.Word(var name, _) -> {
        text.append(name);
        yield name.length() == 1;
      }
      case Notation.Minus(var arg, _) -> {
        text.append('-');
        yield !(arg instanceof Notation.Chain) && plain(arg, text);
      }
      case Notation.Chain(var level, var first, var rest, _) -> {
        boolean all = level == Precedence.SUM && plain(first, text);
        for (Notation.Link link : rest) {
          text.append(link.operator().isMinus() ? '-' : '+');
          all = all && !(link.operand() instanceof Notation.Chain) && plain(link.operand(), text);
        }
        yield all;
      }
      case Notation.Tight(var inner) -> plain(inner, text);
      case Notation.Bare _,
          Notation.FunctionName _,
          Notation.Power _,
          Notation.Transposed _,
          Notation.Apply _,
          Notation.Curried _,
          Notation.Arrow _,
          Notation.Index _,
          Notation.Everything _,
          Notation.Stretch _,
          Notation.Blocks _,
          Notation.Series _,
          Notation.Spread _ ->
          false;
    };
  }
}
