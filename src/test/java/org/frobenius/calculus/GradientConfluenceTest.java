package org.frobenius.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Space;
import org.frobenius.print.Printer;
import org.frobenius.simplify.Normalizer;
import org.frobenius.simplify.Simplifier;
import org.frobenius.verify.RandomExpressions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The order in which commutative parts are written does not change a gradient as it is shown, for
 * these 500 expressions and for some that once came out in two forms.
 */
class GradientConfluenceTest {
  static LongStream seeds() {
    return LongStream.concat(
        LongStream.range(0, 500), LongStream.of(3183, 3357, 4471, 4839, 5393, 21699, 22962, 25076));
  }

  private static Expr gradient(Expr phi, Expr.Symbol x) {
    var normalizer = new Normalizer();
    return Simplifier.simplify(
        Objects.requireNonNull(Gradients.euclidean(phi, List.of(x), normalizer).get(x)),
        normalizer);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void identicalFromAnyOrder(long seed) {
    Expr phi = new RandomExpressions(seed).scalar(seed % 2 == 0 ? 2 : 3);
    Expr shuffled = new RandomExpressions(seed + 1).shuffled(phi);
    for (Expr.Symbol x : Children.symbols(phi)) {
      if (x.space().kind() == Space.Kind.NATURAL) {
        continue;
      }
      Expr expected = gradient(phi, x);
      Expr found = gradient(shuffled, x);
      assertThat(found)
          .as(
              "seed %s: %s and %s by %s are %s and %s",
              seed,
              Printer.text(phi),
              Printer.text(shuffled),
              Printer.text(x),
              Printer.text(expected),
              Printer.text(found))
          .isSameAs(expected);
    }
  }
}
