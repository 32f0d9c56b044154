package org.frobenius.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** Matrices for tests, their comparison, and series in sixty digits to compare with. */
final class Numbers {
  private static final MathContext DIGITS = new MathContext(60);

  private Numbers() {}

  static RealMatrix matrix(double[]... rows) {
    return MatrixUtils.createRealMatrix(rows);
  }

  static double[] row(double... entries) {
    return entries;
  }

  static RealMatrix column(double... entries) {
    return MatrixUtils.createColumnRealMatrix(entries);
  }

  /** Entries of two digits, so that a failure can be typed back in. */
  static RealMatrix random(long seed, int rows, int cols) {
    var random = new Random(seed);
    RealMatrix m = MatrixUtils.createRealMatrix(rows, cols);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        m.setEntry(i, j, Math.rint(random.nextGaussian() * 100) / 100);
      }
    }
    return m;
  }

  static RealMatrix symmetric(long seed, int n) {
    RealMatrix a = random(seed, n, n);
    return a.add(a.transpose());
  }

  static RealMatrix positiveDefinite(long seed, int n) {
    RealMatrix a = random(seed, n, n);
    return a.multiply(a.transpose()).add(identity(n).scalarMultiply(0.5));
  }

  static RealMatrix orthogonal(long seed, int n) {
    return SymmetricEigen.of(symmetric(seed, n)).apply(x -> x > 0 ? 1 : -1);
  }

  static RealMatrix identity(int n) {
    return MatrixUtils.createRealIdentityMatrix(n);
  }

  /** One eigenvalue, n times, with one eigenvector. */
  static RealMatrix jordan(double eigenvalue, int n) {
    RealMatrix j = identity(n).scalarMultiply(eigenvalue);
    for (int i = 0; i + 1 < n; i++) {
      j.setEntry(i, i + 1, 1);
    }
    return j;
  }

  /** The largest difference relative to the largest expected entry (to 1, where all are zero). */
  static double error(RealMatrix actual, RealMatrix expected) {
    double size = Dense.largest(expected);
    return Dense.largest(actual.subtract(expected)) / (size == 0 ? 1 : size);
  }

  static void assertClose(RealMatrix actual, RealMatrix expected, double tolerance) {
    assertThat(actual.getRowDimension()).as("rows").isEqualTo(expected.getRowDimension());
    assertThat(actual.getColumnDimension()).as("columns").isEqualTo(expected.getColumnDimension());
    assertThat(error(actual, expected))
        .as("relative error of %s, expected %s", actual, expected)
        .isLessThanOrEqualTo(tolerance);
  }

  /** exp(X), from the power series in sixty digits. */
  static RealMatrix exactExp(RealMatrix x) {
    return rounded(exp(decimal(x)));
  }

  /** L(exp, X, E), from the difference of two such series. */
  static RealMatrix exactExpDerivative(RealMatrix x, RealMatrix e) {
    BigDecimal step = new BigDecimal("1e-20");
    BigDecimal[][] plus = exp(plus(decimal(x), step, decimal(e)));
    BigDecimal[][] minus = exp(plus(decimal(x), step.negate(), decimal(e)));
    BigDecimal[][] difference = plus(plus, BigDecimal.ONE.negate(), minus);
    return rounded(scaled(difference, new BigDecimal("0.5e20")));
  }

  private static BigDecimal[][] exp(BigDecimal[][] x) {
    BigDecimal[][] small = scaled(x, BigDecimal.ONE.divide(BigDecimal.valueOf(1 << 20)));
    BigDecimal[][] term = decimal(identity(x.length));
    BigDecimal[][] sum = term;
    for (int k = 1; k < 60; k++) {
      term = scaled(times(term, small), BigDecimal.ONE.divide(BigDecimal.valueOf(k), DIGITS));
      sum = plus(sum, BigDecimal.ONE, term);
    }
    for (int k = 0; k < 20; k++) {
      sum = times(sum, sum);
    }
    return sum;
  }

  private static BigDecimal[][] decimal(RealMatrix x) {
    var d = new BigDecimal[x.getRowDimension()][x.getColumnDimension()];
    for (int i = 0; i < d.length; i++) {
      for (int j = 0; j < d[i].length; j++) {
        d[i][j] = new BigDecimal(x.getEntry(i, j));
      }
    }
    return d;
  }

  private static RealMatrix rounded(BigDecimal[][] d) {
    RealMatrix x = MatrixUtils.createRealMatrix(d.length, d[0].length);
    for (int i = 0; i < d.length; i++) {
      for (int j = 0; j < d[i].length; j++) {
        x.setEntry(i, j, d[i][j].doubleValue());
      }
    }
    return x;
  }

  private static BigDecimal[][] plus(BigDecimal[][] a, BigDecimal factor, BigDecimal[][] b) {
    var sum = new BigDecimal[a.length][a[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[i].length; j++) {
        sum[i][j] = a[i][j].add(factor.multiply(b[i][j], DIGITS), DIGITS);
      }
    }
    return sum;
  }

  private static BigDecimal[][] scaled(BigDecimal[][] a, BigDecimal factor) {
    var zero = new BigDecimal[a.length][a[0].length];
    for (BigDecimal[] row : zero) {
      Arrays.fill(row, BigDecimal.ZERO);
    }
    return plus(zero, factor, a);
  }

  private static BigDecimal[][] times(BigDecimal[][] a, BigDecimal[][] b) {
    var product = new BigDecimal[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int k = 0; k < b.length; k++) {
          sum = sum.add(a[i][k].multiply(b[k][j], DIGITS), DIGITS);
        }
        product[i][j] = sum;
      }
    }
    return product;
  }
}
