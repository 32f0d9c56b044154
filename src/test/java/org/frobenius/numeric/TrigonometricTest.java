package org.frobenius.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frobenius.numeric.Numbers.assertClose;
import static org.frobenius.numeric.Numbers.identity;
import static org.frobenius.numeric.Numbers.jordan;
import static org.frobenius.numeric.Numbers.matrix;
import static org.frobenius.numeric.Numbers.random;
import static org.frobenius.numeric.Numbers.row;

import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;
import org.junit.jupiter.api.Test;

class TrigonometricTest {
  @Test
  void squaresAddUp() {
    for (int seed = 0; seed < 10; seed++) {
      RealMatrix x = random(seed, 4, 4);
      RealMatrix s = Trigonometric.sin(x);
      RealMatrix c = Trigonometric.cos(x);
      assertClose(
          s.multiply(s).add(c.multiply(c)), identity(4), 1e-12 * Dense.norm1(c) * Dense.norm1(c));
      RealMatrix sh = Trigonometric.sinh(x);
      RealMatrix ch = Trigonometric.cosh(x);
      assertClose(ch.add(sh), MatrixExponential.of(x, "exp"), 1e-13);
      assertClose(c.multiply(Trigonometric.tan(x, 4)), s, 1e-12);
      assertClose(ch.multiply(Trigonometric.tanh(x, 4)), sh, 1e-12);
    }
  }

  @Test
  void ofAJordanBlockTheDerivativeStandsBeside() {
    double t = Math.tanh(0.5);
    assertClose(Trigonometric.tanh(jordan(0.5, 2), 2), matrix(row(t, 1 - t * t), row(0, t)), 1e-15);
    double u = Math.tan(0.5);
    assertClose(Trigonometric.tan(jordan(0.5, 2), 2), matrix(row(u, 1 + u * u), row(0, u)), 1e-15);
    assertClose(
        Trigonometric.sin(jordan(1, 2)),
        matrix(row(Math.sin(1), Math.cos(1)), row(0, Math.sin(1))),
        1e-15);
  }

  @Test
  void smallArgumentsKeepTheirDigits() {
    RealMatrix x = random(1, 3, 3).scalarMultiply(1e-12);
    assertClose(Trigonometric.sin(x), x, 1e-15);
    assertClose(Trigonometric.tanh(x, 3), x, 1e-15);
  }

  @Test
  void tanhOfLargeMatricesStaysNearItsSigns() {
    RealMatrix basis = random(1, 3, 3);
    RealMatrix inverse = LuFactorization.of(basis).inverse();
    RealMatrix d = matrix(row(2000, 0, 0), row(0, -50, 0), row(0, 0, 0.25));
    RealMatrix expected = matrix(row(1, 0, 0), row(0, -1, 0), row(0, 0, Math.tanh(0.25)));
    assertClose(
        Trigonometric.tanh(basis.multiply(d).multiply(inverse), 3),
        basis.multiply(expected).multiply(inverse),
        1e-10);
  }

  @Test
  void tanhWhereHalvingMeetsAPole() {
    RealMatrix x = matrix(row(0, -Math.PI), row(Math.PI, 0)); // eigenvalues i*pi, tanh(i*pi) = 0
    assertThat(Dense.largest(Trigonometric.tanh(x, 2))).isLessThan(1e-14);
  }

  @Test
  void polesAreNamed() {
    RealMatrix basis = random(1, 2, 2);
    RealMatrix d = matrix(row(Math.PI / 2, 0), row(0, 1));
    RealMatrix x = basis.multiply(d).multiply(LuFactorization.of(basis).inverse());
    assertThatThrownBy(() -> Trigonometric.tan(x, 2))
        .isInstanceOf(DomainException.class)
        .hasMessage("`tan` of a matrix with an eigenvalue at a pole");
  }
}
