package org.frobenius.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Space;
import org.frobenius.print.Printer;
import org.frobenius.simplify.Normalizer;
import org.frobenius.simplify.Simplifier;
import org.frobenius.verify.DifferentialCheck;
import org.frobenius.verify.GradientCheck;
import org.frobenius.verify.RandomExpressions;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients and differentials of random expressions against finite differences. */
class RandomGradientsTest {
  static LongStream seeds() {
    return LongStream.range(0, 250);
  }

  private static List<Expr.Symbol> movingNames(Expr e) {
    return Children.symbols(e).stream()
        .filter(s -> s.space().kind() != Space.Kind.NATURAL)
        .toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void gradients(long seed) {
    Expr phi = new RandomExpressions(seed).scalar(seed % 2 == 0 ? 2 : 3);
    for (Expr.Symbol x : movingNames(phi)) {
      var normalizer = new Normalizer();
      Expr normal = Gradients.of(phi, List.of(x), normalizer).get(x);
      Expr simplified = Simplifier.simplify(normal, normalizer);
      Verdict verdict = GradientCheck.of(phi, x, simplified, normalizer.assumptions(), seed);
      assertThat(verdict.outcome())
          .as(
              "seed %s: %s by %s is %s, simplified %s: %s",
              seed,
              Printer.text(phi),
              Printer.text(x),
              Printer.text(normal),
              Printer.text(simplified),
              verdict.reason())
          .isEqualTo(Verdict.Outcome.RIGHT);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void differentials(long seed) {
    Expr u = new RandomExpressions(seed + 5000).any(2);
    List<Expr.Symbol> names = movingNames(u);
    var normalizer = new Normalizer();
    Expr differential = Differentials.of(u, List.copyOf(names), normalizer);
    Verdict verdict = DifferentialCheck.of(u, names, differential, normalizer.assumptions(), seed);
    assertThat(verdict.outcome())
        .as(
            "seed %s: d(%s) is %s: %s",
            seed, Printer.text(u), Printer.text(differential), verdict.reason())
        .isEqualTo(Verdict.Outcome.RIGHT);
  }
}
