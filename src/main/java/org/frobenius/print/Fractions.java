package org.frobenius.print;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where fractions stand in the numerator of a fraction: {@code (a - b/n)/s} is better typeset as
 * {@code 1/s} times the sum, since each fraction in a fraction is set smaller.
 */
final class Fractions {
  /** In longer numerators fractions are not looked for. */
  private static final long LONG = 200;

  private Fractions() {}

  /**
   * A quotient in two: {@code 2/c} of {@code 2*(A - B/n)*x/c}, and what is multiplied by it.
   *
   * @param number over which the divisor stands
   */
  record Split(Notation number, Notation divisor, Notation rest) {}

  /** Empty where no fraction stands in a sum of the numerator. */
  static Optional<Split> split(Notation.Chain chain) {
    List<Notation.Link> above = chain.rest().subList(0, chain.rest().size() - 1);
    Notation.Link last = chain.rest().getLast();
    if (last.operator() != Operator.OVER
        || above.stream().anyMatch(link -> link.operator() != Operator.TIMES)
        || !isNested(chain.first()) && above.stream().noneMatch(link -> isNested(link.operand()))) {
      return Optional.empty();
    }
    return Optional.of(
        chain.first() instanceof Notation.Digits number
            ? new Split(
                number,
                last.operand(),
                product(chain, above.getFirst().operand(), above.subList(1, above.size())))
            : new Split(Numbers.ONE, last.operand(), product(chain, chain.first(), above)));
  }

  /**
   * How many fractions open before each operand: a fraction has what was multiplied since the last
   * one above its bar, {@code a/s*b/n} is a fraction beside another one.
   */
  static int[] opened(Notation.Chain chain) {
    var opened = new int[chain.rest().size() + 1];
    int start = 0;
    boolean closed = false;
    for (int i = 0; i < chain.rest().size(); i++) {
      if (chain.rest().get(i).operator() == Operator.OVER) {
        opened[start]++;
        closed = true;
      } else if (closed) {
        start = i + 1;
        closed = false;
      }
    }
    return opened;
  }

  /** Whether no fraction stands beside another one. */
  static boolean areOne(Notation.Chain chain) {
    int[] opened = opened(chain);
    return opened[0] == Arrays.stream(opened).sum();
  }

  private static Notation product(
      Notation.Chain chain, Notation first, List<Notation.Link> others) {
    return others.isEmpty() ? first : new Notation.Chain(chain.level(), first, others);
  }

  private static boolean isNested(Notation operand) {
    return operand instanceof Notation.Chain sum
        && sum.level() == Precedence.SUM
        && sum.tokens() <= LONG
        && areIn(sum);
  }

  private static boolean areIn(Notation notation) {
    return switch (notation) {
      case Notation.Chain(_, var first, var rest, _) ->
          areIn(first)
              || rest.stream()
                  .anyMatch(link -> link.operator() == Operator.OVER || areIn(link.operand()));
      case Notation.Minus(var arg, _) -> areIn(arg);
      case Notation.Transposed(var arg, _) -> areIn(arg);
      case Notation.Power(var base, _, _, _) -> areIn(base);
      case Notation.Apply(_, _, var args, _) -> anyOf(args);
      case Notation.Curried(_, _, var arg, _) -> areIn(arg);
      case Notation.Arrow(_, var body, _) -> areIn(body);
      case Notation.Index(var arg, _, _) -> areIn(arg);
      case Notation.Blocks(var rows, _) -> rows.stream().anyMatch(Fractions::anyOf);
      case Notation.Series(_, _, _, _, var body, _) -> areIn(body);
      case Notation.Spread(var scalar, _) -> areIn(scalar);
      case Notation.Tight(var inner) -> areIn(inner);
      case Notation.Digits _, Notation.Word _, Notation.Bare _, Notation.FunctionName _ -> false;
      case Notation.Everything _, Notation.Stretch _ -> false;
    };
  }

  private static boolean anyOf(List<Notation> notations) {
    return notations.stream().anyMatch(Fractions::areIn);
  }
}
