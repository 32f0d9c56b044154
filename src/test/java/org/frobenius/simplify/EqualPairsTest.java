package org.frobenius.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A random expression and the same after random laws of algebra meet: their difference is
 * simplified to zero, and with a slip in one of them it is not.
 */
class EqualPairsTest {
  private static final int SEEDS = 10_000;
  private static final int DEPTH = 2;
  private static final int LAWS = 4;

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void meet(long seed) {
    EqualPairs.Pair pair = new EqualPairs(seed).next(DEPTH, LAWS);
    assertThat(difference(pair.left(), pair.right()))
        .as("%s and %s", Printer.text(pair.left()), Printer.text(pair.right()))
        .isEqualTo(Printer.text(Build.zeros(pair.left().shape())));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void aSlipIsNotSimplifiedAway(long seed) {
    EqualPairs.Pair pair = new EqualPairs(seed).next(DEPTH, LAWS);
    Expr zero = Build.zeros(pair.left().shape());
    String slip = difference(Build.product(Build.num(2), pair.left()), pair.right());
    assertThat(slip.equals(Printer.text(zero)))
        .isEqualTo(difference(pair.left(), zero).equals(Printer.text(zero)));
  }

  private static String difference(Expr left, Expr right) {
    return Printer.text(Simplifier.simplify(Build.minus(left, right), new Normalizer()));
  }
}
