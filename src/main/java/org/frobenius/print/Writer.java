package org.frobenius.print;

import java.util.List;

/** The one walk over notation. A target says how atoms, operators and fences look. */
abstract class Writer {
  /** What has been written; targets append to it. */
  protected final StringBuilder out = new StringBuilder();

  /** Whether sums are now written without spaces, as in exponents and bounds. */
  private boolean tight;

  String write(Notation notation) {
    put(notation, Precedence.LAMBDA);
    return out.toString();
  }

  /** With brackets where it binds looser than {@code least}. */
  final void put(Notation notation, Precedence least) {
    if (isFenced(notation, least)) {
      fence(() -> body(notation));
    } else {
      body(notation);
    }
  }

  final boolean isFenced(Notation notation, Precedence least) {
    return precedence(notation).compareTo(least) < 0;
  }

  /** How tightly it holds together as this target writes it. */
  Precedence precedence(Notation notation) {
    return switch (notation) {
      case Notation.Digits _,
          Notation.Word _,
          Notation.Bare _,
          Notation.FunctionName _,
          Notation.Blocks _,
          Notation.Everything _ ->
          Precedence.ATOM;
      case Notation.Transposed _,
          Notation.Apply _,
          Notation.Curried _,
          Notation.Index _,
          Notation.Series _ ->
          Precedence.POSTFIX;
      case Notation.Power _ -> Precedence.POWER;
      case Notation.Minus _ -> Precedence.PRODUCT;
      case Notation.Chain chain -> chain.level();
      case Notation.Stretch _, Notation.Arrow _ -> Precedence.LAMBDA;
      case Notation.Spread(var scalar, _) -> precedence(scalar);
      case Notation.Tight(var inner) -> precedence(inner);
    };
  }

  private void body(Notation notation) {
    switch (notation) {
      case Notation.Digits(var value) -> out.append(value);
      case Notation.Word word -> word(word);
      case Notation.Bare bare -> bare(bare);
      case Notation.FunctionName name -> functionName(name);
      case Notation.Chain chain -> chain(chain, above(chain.level()));
      case Notation.Minus(var arg, _) -> {
        out.append('-');
        put(arg, Precedence.PRODUCT);
      }
      case Notation.Power power -> power(power);
      case Notation.Transposed transposed -> transposed(transposed);
      case Notation.Apply apply -> apply(apply);
      case Notation.Curried curried -> curried(curried);
      case Notation.Arrow arrow -> arrow(arrow);
      case Notation.Index index -> index(index);
      case Notation.Everything _ -> out.append(':');
      case Notation.Stretch(var from, var to, _) -> {
        bound(from);
        out.append(':');
        bound(to);
      }
      case Notation.Blocks blocks -> blocks(blocks);
      case Notation.Series series -> series(series);
      case Notation.Spread spread -> spread(spread);
      case Notation.Tight(var inner) -> tightly(() -> body(inner));
    }
  }

  /** What the operands of a chain must at least be. */
  private static Precedence above(Precedence level) {
    return switch (level) {
      case LAMBDA -> Precedence.SUM;
      case SUM -> Precedence.FROBENIUS;
      case FROBENIUS -> Precedence.PRODUCT;
      case PRODUCT, POWER -> Precedence.POWER;
      case POSTFIX, ATOM -> Precedence.ATOM;
    };
  }

  /** Where a sign of sums stands before its terms, it needs no brackets at the end of a product. */
  static Precedence operand(Notation.Chain chain, Notation.Link link, Precedence operands) {
    return link.operand() instanceof Notation.Series && link == chain.rest().getLast()
        ? Precedence.PRODUCT
        : operands;
  }

  /** Two numbers side by side would be one. */
  static boolean startsWithDigits(Notation factor) {
    return factor instanceof Notation.Digits
        || factor instanceof Notation.Power(Notation.Digits _, _, _, _);
  }

  /** Each operand at least as tight as {@code operands}. */
  abstract void chain(Notation.Chain chain, Precedence operands);

  abstract void word(Notation.Word word);

  abstract void bare(Notation.Bare bare);

  abstract void functionName(Notation.FunctionName name);

  abstract void power(Notation.Power power);

  abstract void transposed(Notation.Transposed transposed);

  abstract void apply(Notation.Apply apply);

  abstract void curried(Notation.Curried curried);

  abstract void arrow(Notation.Arrow arrow);

  abstract void index(Notation.Index index);

  abstract void blocks(Notation.Blocks blocks);

  abstract void series(Notation.Series series);

  abstract void spread(Notation.Spread spread);

  /** Round brackets around what {@code inner} writes. */
  abstract void fence(Runnable inner);

  /** A sum or difference, where {@code :} is left to ranges and spaces are left out. */
  final void bound(Notation notation) {
    tightly(
        () -> {
          Notation plain = notation instanceof Notation.Tight(var inner) ? inner : notation;
          if (plain instanceof Notation.Chain chain && chain.level() == Precedence.SUM) {
            chain(chain, Precedence.PRODUCT);
          } else if (plain instanceof Notation.Everything || plain instanceof Notation.Stretch) {
            body(plain);
          } else {
            put(plain, Precedence.PRODUCT);
          }
        });
  }

  /** Separated by commas, each as loose as it likes. */
  final void list(List<Notation> notations, String comma) {
    for (int i = 0; i < notations.size(); i++) {
      out.append(i == 0 ? "" : comma);
      put(notations.get(i), Precedence.LAMBDA);
    }
  }

  final void tightly(Runnable inner) {
    boolean before = tight;
    tight = true;
    inner.run();
    tight = before;
  }

  final boolean isTight() {
    return tight;
  }
}
