package org.frobenius.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.BoundNames;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Space;
import org.frobenius.print.Printer;
import org.frobenius.simplify.Normalizer;
import org.frobenius.simplify.Simplifier;
import org.frobenius.verify.DifferentialCheck;
import org.frobenius.verify.Equality;
import org.frobenius.verify.GradientCheck;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random compositions of matrix functions: against finite differences, and form against form. */
class MatrixFunctionGradientsTest {
  private static final int SEEDS = 150;

  /** The names and sizes of the scope. */
  private static final Set<String> TAKEN =
      Set.of("t", "c", "k", "a", "b", "X", "A", "B", "S", "V", "m", "n");

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  private static Expr scalar(long seed) {
    return new MatrixFunctionExpressions(seed).scalar(1 + (int) (seed % 3));
  }

  private static List<Expr.Symbol> moving(Expr e) {
    return Children.symbols(e).stream()
        .filter(s -> s.space().kind() != Space.Kind.NATURAL)
        .toList();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void gradients(long seed) {
    Expr phi = scalar(seed);
    for (Expr.Symbol x : moving(phi)) {
      var normalizer = new Normalizer();
      Expr gradient = gradient(phi, x, normalizer);
      Verdict verdict = GradientCheck.of(phi, x, gradient, normalizer.assumptions(), seed);
      assertThat(verdict.outcome())
          .as(
              "seed %s: %s by %s is %s: %s",
              seed, Printer.text(phi), x.name(), Printer.text(gradient), verdict.reason())
          .isEqualTo(Verdict.Outcome.RIGHT);
      assertThat(MatrixFunctionExpressions.SCOPE.again(gradient)).isSameAs(gradient);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void differentials(long seed) {
    Expr u = new MatrixFunctionExpressions(seed + 1000).function(1 + (int) (seed % 3));
    var normalizer = new Normalizer();
    Expr differential =
        Simplifier.shortest(Differentials.of(u, List.copyOf(moving(u)), normalizer), normalizer);
    Verdict verdict =
        DifferentialCheck.of(u, moving(u), differential, normalizer.assumptions(), seed);
    assertThat(verdict.outcome())
        .as(
            "seed %s: d(%s) is %s: %s",
            seed, Printer.text(u), Printer.text(differential), verdict.reason())
        .isEqualTo(Verdict.Outcome.RIGHT);
  }

  /** Where a function has no such form, it is refused; all forms have to turn up, and often. */
  @Test
  void everyFormHasTheSameValue() {
    Map<FrechetForm, Integer> compared = new EnumMap<>(FrechetForm.class);
    for (long seed = 0; seed < SEEDS; seed++) {
      Expr phi = scalar(seed);
      for (Expr.Symbol x : moving(phi)) {
        Expr gradient = gradient(phi, x, new Normalizer());
        if (!hasFrechet(gradient)) {
          continue;
        }
        for (FrechetForm form : FrechetForm.values()) {
          var written = written(gradient, form);
          if (written.isEmpty()) {
            continue;
          }
          Verdict verdict = Equality.compare(gradient, written.getFirst(), seed);
          assertThat(verdict.outcome())
              .as(
                  "seed %s: %s as %s is %s: %s",
                  seed,
                  Printer.text(gradient),
                  form.written(),
                  Printer.text(written.getFirst()),
                  verdict.reason())
              .isEqualTo(Verdict.Outcome.RIGHT);
          compared.merge(form, 1, Integer::sum);
        }
      }
    }
    assertThat(compared.get(FrechetForm.BLOCK)).isGreaterThan(100);
    assertThat(compared.get(FrechetForm.SERIES)).isGreaterThan(60);
    assertThat(compared.get(FrechetForm.INTEGRAL)).isGreaterThan(60);
  }

  private static Expr gradient(Expr phi, Expr.Symbol x, Normalizer normalizer) {
    Expr normal = Gradients.of(normalizer.normalize(phi), List.of(x), normalizer).get(x);
    return BoundNames.apart(Simplifier.shortest(normal, normalizer), TAKEN);
  }

  private static List<Expr> written(Expr e, FrechetForm form) {
    var found = new ArrayList<Expr>();
    try {
      Expr written = BoundNames.apart(FrechetForms.write(e, form, TAKEN).expression(), TAKEN);
      assertThat(form == FrechetForm.OPERATOR || !hasFrechet(written)).isTrue();
      assertThat(MatrixFunctionExpressions.SCOPE.again(written))
          .as("%s", Printer.text(written))
          .isSameAs(written);
      found.add(written);
    } catch (UnsupportedException refused) {
      assertThat(form).isIn(FrechetForm.SERIES, FrechetForm.INTEGRAL);
    }
    return found;
  }

  private static boolean hasFrechet(Expr e) {
    return e instanceof Expr.Frechet
        || Children.of(e).stream().anyMatch(MatrixFunctionGradientsTest::hasFrechet);
  }
}
