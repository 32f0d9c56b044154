package org.frobenius.numeric;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frobenius.numeric.Numbers.assertClose;
import static org.frobenius.numeric.Numbers.column;
import static org.frobenius.numeric.Numbers.identity;
import static org.frobenius.numeric.Numbers.random;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.diagnostic.LimitException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Range;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.junit.jupiter.api.Test;

class SummationTest {
  private static final Dim N = Dim.symbol("n");
  private static final Expr.Symbol X = Build.symbol("X", Space.real(new Shape(N, N)));
  private static final Expr.Symbol K = Build.index("k");
  private static final Expr.Symbol BETA =
      Build.symbol("beta", Space.of(Space.Kind.SEQUENCE, new Shape(Dim.INFINITE, Dim.ONE)));
  private static final Expr BETA_K = Build.slice(BETA, new Range.At(K), Range.ALL);

  private static Expr series(Expr body) {
    Expr infinity = Build.constant(Expr.Constant.Kind.INFINITY, List.of(), List.of());
    return Build.bigSum(K, Build.ZERO, infinity, body);
  }

  private static RealMatrix value(Expr e, RealMatrix x) {
    return Evaluator.evaluate(
        e, Values.none().with("X", x).with("beta", column(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2)));
  }

  private static Expr factorial(Expr k) {
    return Build.entrywise(new Fun.Known("gamma"), Build.sum(k, Build.ONE));
  }

  @Test
  void theExponentialSeries() {
    RealMatrix x = random(1, 3, 3);
    Expr exp = series(Build.product(Build.inverse(factorial(K)), Build.power(X, K)));
    assertClose(value(exp, x), MatrixExponential.of(x, "exp"), 1e-14);
  }

  @Test
  void termsThatVanishInBetweenDoNotEndIt() {
    RealMatrix x = random(1, 3, 3);
    Expr half =
        Build.product(
            Build.num(Rational.of(1, 2)),
            Build.constant(Expr.Constant.Kind.PI, List.of(), List.of()),
            K);
    Expr cos = // every second term is zero up to rounding
        series(
            Build.product(
                Build.entrywise(new Fun.Known("cos"), half),
                Build.inverse(factorial(K)),
                Build.power(X, K)));
    assertClose(value(cos, x), Trigonometric.cos(x), 1e-13);
  }

  @Test
  void coefficientsOfASequenceCountFromZeroAndEndInZeros() {
    RealMatrix x = random(1, 3, 3).scalarMultiply(0.5);
    Expr polynomial = series(Build.product(BETA_K, Build.power(X, K)));
    assertClose(value(polynomial, x), identity(3).add(x.power(11).scalarMultiply(2)), 1e-14);
    Expr before = Build.slice(BETA, new Range.At(Build.MINUS_ONE), Range.ALL);
    assertThatThrownBy(() -> value(Build.product(before, X), x))
        .isInstanceOf(DomainException.class)
        .hasMessage("the index -1 of the sequence `beta`, which starts at 0");
  }

  @Test
  void aGeometricSeriesConvergesOrSaysThatItDoesNot() {
    RealMatrix x = random(1, 3, 3);
    RealMatrix small = x.scalarMultiply(0.8 / Dense.norm1(x));
    Expr geometric = series(Build.power(X, K));
    assertClose(
        value(geometric, small), LuFactorization.of(identity(3).subtract(small)).inverse(), 1e-13);
    RealMatrix slow = x.scalarMultiply(0.999 / Dense.norm1(x));
    assertClose(
        value(geometric, slow), LuFactorization.of(identity(3).subtract(slow)).inverse(), 1e-13);
    RealMatrix slowest = identity(3).scalarMultiply(0.999);
    assertClose(value(geometric, slowest), identity(3).scalarMultiply(1000), 1e-11);
    assertThatThrownBy(() -> value(geometric, x.scalarMultiply(2)))
        .isInstanceOf(DomainException.class)
        .hasMessageStartingWith("the series diverges or is too large for double precision")
        .hasMessageEndingWith("overflow in `^` of a 3 by 3 matrix");
    assertThatThrownBy(() -> value(geometric, identity(3)))
        .hasMessage("the series did not converge in 10000 terms");
  }

  /** Its terms fall, but not by a constant part. */
  @Test
  void aSeriesThatIsNotGeometricIsNotTakenForOne() {
    Expr harmonic =
        series(Build.product(Build.inverse(Build.sum(K, Build.ONE)), Build.power(X, K)));
    assertThatThrownBy(() -> value(harmonic, identity(2)))
        .hasMessage("the series did not converge in 10000 terms");
  }

  /** The terms of the sums inside count, too: they are the product of the numbers. */
  @Test
  void aSeriesOfSumsEnds() {
    Expr.Symbol j = Build.index("j");
    Expr inner = Build.bigSum(j, Build.ZERO, K, Build.power(X, j));
    assertThatThrownBy(() -> value(series(inner), identity(2)))
        .isInstanceOf(LimitException.class)
        .hasMessage("a series of sums did not converge in 3000000 terms");
  }

  @Test
  void theDerivativeSeriesIsTheFrechetDerivative() {
    RealMatrix x = random(1, 3, 3);
    RealMatrix e = random(2, 3, 3);
    Expr.Symbol j = Build.index("j");
    Expr.Symbol direction = Build.symbol("E", X.space());
    Expr.Symbol k = K;
    Expr inner =
        Build.bigSum(
            j,
            Build.ZERO,
            Build.sum(k, Build.MINUS_ONE),
            Build.product(
                Build.power(X, j),
                direction,
                Build.power(X, Build.sum(k, Build.MINUS_ONE, Build.negate(j)))));
    Expr infinity = Build.constant(Expr.Constant.Kind.INFINITY, List.of(), List.of());
    Expr series =
        Build.bigSum(k, Build.ONE, infinity, Build.product(Build.inverse(factorial(k)), inner));
    Values values = Values.none().with("X", x).with("E", e);
    assertClose(
        Evaluator.evaluate(series, values),
        Evaluator.evaluate(Build.frechet(new Fun.Known("exp"), X, List.of(direction)), values),
        1e-13);
  }
}
