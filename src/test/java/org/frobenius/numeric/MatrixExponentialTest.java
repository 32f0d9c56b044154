package org.frobenius.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frobenius.numeric.Numbers.assertClose;
import static org.frobenius.numeric.Numbers.error;
import static org.frobenius.numeric.Numbers.exactExp;
import static org.frobenius.numeric.Numbers.identity;
import static org.frobenius.numeric.Numbers.jordan;
import static org.frobenius.numeric.Numbers.matrix;
import static org.frobenius.numeric.Numbers.random;
import static org.frobenius.numeric.Numbers.row;

import org.apache.commons.math3.linear.RealMatrix;
import org.assertj.core.data.Percentage;
import org.frobenius.diagnostic.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixExponentialTest {
  private static RealMatrix exp(RealMatrix x) {
    return MatrixExponential.of(x, "exp");
  }

  @Test
  void ofZeroIsTheIdentity() {
    assertThat(exp(matrix(row(0, 0), row(0, 0)))).isEqualTo(identity(2));
  }

  @Test
  void ofANilpotentMatrixIsItsFiniteSeries() {
    RealMatrix n = matrix(row(0, 2, 3), row(0, 0, 4), row(0, 0, 0));
    assertClose(exp(n), matrix(row(1, 2, 7), row(0, 1, 4), row(0, 0, 1)), 1e-15);
  }

  @Test
  void ofALargeNilpotentMatrixIsNotOverscaled() {
    assertClose(exp(matrix(row(0, 1e10), row(0, 0))), matrix(row(1, 1e10), row(0, 1)), 1e-16);
  }

  @Test
  void ofASkewMatrixIsARotation() {
    for (double angle : new double[] {0.1, 1, Math.PI, 20, 1000}) {
      double c = Math.cos(angle);
      double s = Math.sin(angle);
      assertClose(
          exp(matrix(row(0, -angle), row(angle, 0))),
          matrix(row(c, -s), row(s, c)),
          1e-13 * Math.max(1, angle));
    }
  }

  @Test
  void ofAJordanBlock() {
    double e = Math.exp(-2);
    assertClose(exp(jordan(-2, 3)), matrix(row(e, e, e / 2), row(0, e, e), row(0, 0, e)), 1e-15);
  }

  /** Moler & Van Loan, Nineteen dubious ways to compute the exponential of a matrix, example 1. */
  @Test
  void ofMolerAndVanLoansExample() {
    double a = Math.exp(-1);
    double b = Math.exp(-17);
    RealMatrix exact = matrix(row(3 * b - 2 * a, 1.5 * (a - b)), row(4 * (b - a), 3 * a - 2 * b));
    assertClose(exp(matrix(row(-49, 24), row(-64, 31))), exact, 1e-13);
  }

  @Test
  void ofANonnormalMatrixIsRightInEachEntry() {
    RealMatrix e = exp(matrix(row(1, 1e6), row(0, -1)));
    assertThat(e.getEntry(0, 1)).isCloseTo(1e6 * Math.sinh(1), Percentage.withPercentage(1e-12));
    assertThat(e.getEntry(1, 1)).isCloseTo(Math.exp(-1), Percentage.withPercentage(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-10, 1e-3, 0.1, 0.5, 1, 3, 10, 30})
  void agreesWithTheSeriesInSixtyDigits(double scale) {
    for (int seed = 0; seed < 10; seed++) {
      RealMatrix x = random(seed, 4, 4).scalarMultiply(scale);
      assertThat(error(exp(x), exactExp(x)))
          .as("seed %s", seed)
          .isLessThan(2e-15 * Math.max(10, Dense.norm1(x)));
    }
  }

  @Test
  void ofLargeNegativeNumbersUnderflowsToZero() {
    assertClose(
        exp(identity(3).scalarMultiply(-1000)),
        matrix(row(0, 0, 0), row(0, 0, 0), row(0, 0, 0)),
        0);
  }

  @Test
  void ofTooLargeANumberSaysOverflow() {
    for (double large : new double[] {1000, 1e300, Double.MAX_VALUE}) {
      assertThatThrownBy(() -> exp(matrix(row(large, 1), row(1, large))))
          .isInstanceOf(DomainException.class)
          .hasMessage("overflow in `exp` of a 2 by 2 matrix");
    }
  }
}
