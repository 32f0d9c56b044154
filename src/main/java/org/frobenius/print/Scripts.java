package org.frobenius.print;

import java.util.Optional;

/** Exponents and bounds that can stand raised or lowered. */
final class Scripts {
  /** Longer exponents are easier to read on the line. */
  private static final int LONGEST = 8;

  private Scripts() {}

  /** An exponent of whole numbers, single letters and signs: {@code ²}, {@code ⁻¹}, {@code ᵏ⁻¹}. */
  static Optional<String> raised(Notation exponent) {
    return plain(exponent).flatMap(Script.RAISED::of);
  }

  /** A bound of whole numbers, single letters and signs. */
  static Optional<String> lowered(Notation bound) {
    return plain(bound).flatMap(Script.LOWERED::of);
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
