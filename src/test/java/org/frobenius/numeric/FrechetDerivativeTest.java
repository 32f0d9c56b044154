package org.frobenius.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frobenius.numeric.Numbers.assertClose;
import static org.frobenius.numeric.Numbers.error;
import static org.frobenius.numeric.Numbers.exactExpDerivative;
import static org.frobenius.numeric.Numbers.identity;
import static org.frobenius.numeric.Numbers.jordan;
import static org.frobenius.numeric.Numbers.matrix;
import static org.frobenius.numeric.Numbers.positiveDefinite;
import static org.frobenius.numeric.Numbers.random;
import static org.frobenius.numeric.Numbers.row;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrechetDerivativeTest {
  private static final Expr.Symbol Z = Build.symbol("z", Space.real(Shape.SCALAR));
  private static final MatrixFunctions FUNCTIONS =
      new MatrixFunctions(e -> Evaluator.evaluate(e, Values.none()), Map.of());

  private static Fun lambda(Expr body) {
    return new Fun.Lambda(Z, body);
  }

  private static final Map<String, Fun> FUNS =
      Map.ofEntries(
          Map.entry("exp", new Fun.Known("exp")),
          Map.entry("log", new Fun.Known("log")),
          Map.entry("sqrt", new Fun.Known("sqrt")),
          Map.entry("inv", new Fun.Known("inv")),
          Map.entry("sin", new Fun.Known("sin")),
          Map.entry("cos", new Fun.Known("cos")),
          Map.entry("tan", new Fun.Known("tan")),
          Map.entry("sinh", new Fun.Known("sinh")),
          Map.entry("cosh", new Fun.Known("cosh")),
          Map.entry("tanh", new Fun.Known("tanh")),
          Map.entry("z -> z^(1/3)", lambda(Build.power(Z, Build.num(Rational.of(1, 3))))),
          Map.entry("z -> z^(-3/2)", lambda(Build.power(Z, Build.num(Rational.of(-3, 2))))),
          Map.entry("z -> z^5", lambda(Build.power(Z, Build.num(5)))),
          Map.entry(
              "z -> exp(sqrt(z))/(2 + z^2)",
              lambda(
                  Build.divide(
                      Build.entrywise(new Fun.Known("exp"), Build.sqrt(Z)),
                      Build.sum(Build.TWO, Build.power(Z, Build.TWO))))));

  /** Of spectra inside every function's domain: generic, repeated, defective, nearly defective. */
  private static Map<String, RealMatrix> points() {
    RealMatrix basis = random(9, 3, 3).add(identity(3).scalarMultiply(2));
    RealMatrix inverse = LuFactorization.of(basis).inverse();
    return Map.of(
        "generic", random(1, 3, 3).scalarMultiply(0.2).add(identity(3)),
        "symmetric", positiveDefinite(2, 3).scalarMultiply(0.3),
        "identity", identity(3),
        "repeated", MatrixUtils.createRealDiagonalMatrix(new double[] {0.5, 1, 0.5}),
        "Jordan", jordan(0.75, 3),
        "Jordan in another basis", basis.multiply(jordan(0.75, 3)).multiply(inverse),
        "nearly defective", jordan(0.75, 3).add(random(3, 3, 3).scalarMultiply(1e-9)),
        "two blocks", matrix(row(1, 1, 0), row(0, 1, 0), row(0, 0, 0.25)));
  }

  static Stream<Arguments> functionsAtPoints() {
    return FUNS.keySet().stream()
        .sorted()
        .flatMap(f -> points().keySet().stream().sorted().map(x -> Arguments.of(f, x)));
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("functionsAtPoints")
  void agreesWithCentralDifferences(String name, String point) {
    Fun f = FUNS.get(name);
    RealMatrix x = points().get(point);
    RealMatrix e = random(17, 3, 3).scalarMultiply(0.3);
    double h = 3e-4;
    RealMatrix near =
        FUNCTIONS
            .apply(f, x.add(e.scalarMultiply(h)))
            .subtract(FUNCTIONS.apply(f, x.subtract(e.scalarMultiply(h))));
    RealMatrix far =
        FUNCTIONS
            .apply(f, x.add(e.scalarMultiply(2 * h)))
            .subtract(FUNCTIONS.apply(f, x.subtract(e.scalarMultiply(2 * h))));
    RealMatrix differences =
        near.scalarMultiply(8).subtract(far).scalarMultiply(1 / (12 * h)); // of order 4
    assertClose(FUNCTIONS.frechet(f, x, List.of(e)), differences, 1e-8);
  }

  @ParameterizedTest(name = "{0} at {1}")
  @MethodSource("functionsAtPoints")
  void theSecondIsTheDerivativeOfTheFirst(String name, String point) {
    Fun f = FUNS.get(name);
    RealMatrix x = points().get(point);
    RealMatrix e = random(17, 3, 3).scalarMultiply(0.3);
    RealMatrix d = random(18, 3, 3).scalarMultiply(0.3);
    double h = 1e-4;
    RealMatrix differences =
        FUNCTIONS
            .frechet(f, x.add(d.scalarMultiply(h)), List.of(e))
            .subtract(FUNCTIONS.frechet(f, x.subtract(d.scalarMultiply(h)), List.of(e)))
            .scalarMultiply(0.5 / h);
    RealMatrix second = FUNCTIONS.frechet(f, x, List.of(e, d));
    assertClose(second, differences, 1e-5);
    assertClose(second, FUNCTIONS.frechet(f, x, List.of(d, e)), 1e-10);
  }

  @Test
  void theExponentialsAgreesWithSixtyDigits() {
    points()
        .forEach(
            (name, x) -> {
              RealMatrix e = random(4, 3, 3);
              RealMatrix exact = exactExpDerivative(x, e);
              RealMatrix derivative = FUNCTIONS.frechet(FUNS.get("exp"), x, List.of(e));
              assertThat(error(derivative, exact)).as(name).isLessThan(1e-14);
            });
    RealMatrix zero = MatrixUtils.createRealMatrix(3, 3);
    RealMatrix e = random(4, 3, 3);
    assertClose(FUNCTIONS.frechet(FUNS.get("exp"), zero, List.of(e)), e, 1e-15);
  }

  /**
   * {@code R*L + L*R = E} for {@code R = sqrt(X)}, and {@code L(exp, log(X), L(log, X, E)) = E}.
   */
  @Test
  void theInverseFunctionsSatisfyTheirEquations() {
    points()
        .forEach(
            (name, x) -> {
              RealMatrix e = random(4, 3, 3);
              RealMatrix root = FUNCTIONS.apply(FUNS.get("sqrt"), x);
              RealMatrix l = FUNCTIONS.frechet(FUNS.get("sqrt"), x, List.of(e));
              assertThat(error(root.multiply(l).add(l.multiply(root)), e))
                  .as(name)
                  .isLessThan(1e-12);
              RealMatrix log = FUNCTIONS.apply(FUNS.get("log"), x);
              RealMatrix m = FUNCTIONS.frechet(FUNS.get("log"), x, List.of(e));
              assertThat(error(FUNCTIONS.frechet(FUNS.get("exp"), log, List.of(m)), e))
                  .as(name)
                  .isLessThan(1e-11);
            });
  }

  @Test
  void theInversesIsItsRuleAlsoAtAnIllConditionedMatrix() {
    RealMatrix x = matrix(row(1, 1), row(1, 1 + 1e-10));
    RealMatrix e = random(4, 2, 2);
    RealMatrix inverse = LuFactorization.of(x).inverse();
    RealMatrix rule = inverse.multiply(e).multiply(inverse).scalarMultiply(-1);
    assertClose(FUNCTIONS.frechet(FUNS.get("inv"), x, List.of(e)), rule, 1e-5);
  }

  @Test
  void isLinearInDirectionsOfAnySize() {
    RealMatrix x = points().get("Jordan");
    RealMatrix e = random(4, 3, 3);
    for (String name : List.of("exp", "log", "sqrt")) {
      RealMatrix l = FUNCTIONS.frechet(FUNS.get(name), x, List.of(e));
      for (double scale : new double[] {1e-200, 1e-8, 1e8, 1e200}) {
        assertClose(
            FUNCTIONS.frechet(FUNS.get(name), x, List.of(e.scalarMultiply(scale))),
            l.scalarMultiply(scale),
            1e-13);
      }
    }
    RealMatrix zero = MatrixUtils.createRealMatrix(3, 3);
    assertClose(FUNCTIONS.frechet(FUNS.get("log"), x, List.of(zero)), zero, 0);
  }

  @Test
  void outsideTheDomainThereIsNone() {
    RealMatrix e = random(4, 2, 2);
    assertThatThrownBy(() -> FUNCTIONS.frechet(FUNS.get("log"), jordan(-1, 2), List.of(e)))
        .isInstanceOf(DomainException.class)
        .hasMessageContaining("`log` of a matrix with the eigenvalue -1 on the branch cut");
    assertThatThrownBy(() -> FUNCTIONS.frechet(FUNS.get("sqrt"), jordan(0, 2), List.of(e)))
        .isInstanceOf(DomainException.class)
        .hasMessage("`sqrt` of a singular 2 by 2 matrix");
  }
}
