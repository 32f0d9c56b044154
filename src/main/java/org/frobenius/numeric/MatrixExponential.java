package org.frobenius.numeric;

import java.util.Arrays;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * {@code exp(X)} by scaling and squaring with the Padé approximants of degree 3, 5, 7, 9, 13
 * (Higham, The scaling and squaring method for the matrix exponential revisited, 2005), the scaling
 * chosen from the norms of powers (Al-Mohy & Higham, A new scaling and squaring algorithm, 2009):
 * right on defective matrices, and not overscaled on block forms.
 */
final class MatrixExponential {
  private static final int[] DEGREES = {3, 5, 7, 9, 13};

  /**
   * The norms up to which each degree is accurate to the unit roundoff (Higham 2005, table 2.3).
   */
  private static final double[] REACH = {
    1.495585217958292e-2,
    2.539398330063230e-1,
    9.504178996162932e-1,
    2.097847961257068,
    4.25, // 5.37 in 2005; the 2009 algorithm lowers it to bound the denominator's condition
  };

  private MatrixExponential() {}

  /** Fails in the name of the operation that asks. */
  static RealMatrix of(RealMatrix x, String operation) {
    double norm = Dense.norm1(x);
    if (norm == 0) {
      return Dense.identity(x.getRowDimension());
    }
    if (Double.isInfinite(norm)) {
      throw Failures.overflow(operation, x);
    }
    for (int i = 0; i < 4; i++) {
      if (norm <= REACH[i]) {
        return pade(x, DEGREES[i]);
      }
    }
    int squarings = squarings(x, norm);
    RealMatrix y = pade(Dense.scale(Math.scalb(1.0, -squarings), x), 13);
    for (int k = 0; k < squarings; k++) {
      y = Dense.multiply(y, y);
    }
    if (!Dense.isFinite(y)) {
      throw Failures.overflow(operation, x);
    }
    return y;
  }

  /**
   * The least s for which {@code |X/2^s|}, measured by {@code |X^k|^(1/k)}, is within reach of
   * degree 13.
   */
  private static int squarings(RealMatrix x, double norm) {
    int first = (int) Math.max(0, Math.ceil(Math.log(norm / REACH[4]) / Math.log(2)));
    RealMatrix y = Dense.scale(Math.scalb(1.0, -first), x); // powers of y cannot overflow
    RealMatrix y2 = Dense.multiply(y, y);
    RealMatrix y4 = Dense.multiply(y2, y2);
    RealMatrix y6 = Dense.multiply(y4, y2);
    double d6 = Math.pow(Dense.norm1(y6), 1.0 / 6);
    double d8 = Math.pow(Dense.norm1(Dense.multiply(y4, y4)), 1.0 / 8);
    double d10 = Math.pow(Dense.norm1(Dense.multiply(y4, y6)), 1.0 / 10);
    double eta = Math.min(Math.max(d6, d8), Math.max(d8, d10));
    int saved = eta == 0 ? first : (int) Math.floor(Math.log(REACH[4] / eta) / Math.log(2));
    int squarings = Math.max(0, first + Math.min(0, -saved));
    return squarings + correction(Dense.scale(Math.scalb(1.0, -squarings), x));
  }

  /**
   * The squarings to add where the powers of {@code |X|} are much larger than those of X (2009,
   * (3.8), m = 13).
   */
  private static int correction(RealMatrix x) {
    double c = 1.0 / 1.132507756060211e35; // of the error series: 1 / (binom(26, 13) * 27!)
    RealMatrix size = Dense.map(x, Math::abs);
    var row = new double[1][x.getRowDimension()];
    Arrays.fill(row[0], 1);
    double log = 0;
    for (int k = 0; k < 27; k++) {
      row = Dense.multiply(row, Dense.rows(size));
      double largest = Dense.largest(Dense.of(row));
      if (largest == 0) {
        return 0;
      }
      log += Math.log(largest);
      for (int j = 0; j < row[0].length; j++) {
        row[0][j] /= largest;
      }
    }
    double alpha = Math.log(c) + log - Math.log(Dense.norm1(x));
    double bits = (alpha - Math.log(0x1p-53)) / Math.log(2);
    return (int) Math.max(0, Math.ceil(bits / 26));
  }

  /** The diagonal approximant {@code inv(V - U)*(V + U)}, U odd, V even. */
  private static RealMatrix pade(RealMatrix x, int degree) {
    int n = x.getRowDimension();
    double[] b = coefficients(degree);
    RealMatrix x2 = Dense.multiply(x, x);
    var odd = new double[n][n];
    var even = new double[n][n];
    if (degree < 13) {
      RealMatrix power = Dense.identity(n);
      for (int k = 0; k <= degree; k += 2) {
        Dense.accumulate(even, b[k], Dense.rows(power));
        Dense.accumulate(odd, b[k + 1], Dense.rows(power));
        power = k + 2 <= degree ? Dense.multiply(power, x2) : power;
      }
    } else {
      RealMatrix x4 = Dense.multiply(x2, x2);
      RealMatrix x6 = Dense.multiply(x4, x2);
      RealMatrix[] low = {Dense.identity(n), x2, x4, x6};
      var highOdd = new double[n][n];
      var highEven = new double[n][n];
      for (int k = 0; k < 4; k++) {
        Dense.accumulate(even, b[2 * k], Dense.rows(low[k]));
        Dense.accumulate(odd, b[2 * k + 1], Dense.rows(low[k]));
        if (k > 0) {
          Dense.accumulate(highEven, b[2 * k + 6], Dense.rows(low[k]));
          Dense.accumulate(highOdd, b[2 * k + 7], Dense.rows(low[k]));
        }
      }
      Dense.accumulate(even, 1, Dense.multiply(Dense.rows(x6), highEven));
      Dense.accumulate(odd, 1, Dense.multiply(Dense.rows(x6), highOdd));
    }
    RealMatrix u = Dense.multiply(x, Dense.of(odd));
    RealMatrix v = Dense.of(even);
    return LuFactorization.of(Dense.subtract(v, u)).solve(Dense.add(v, u));
  }

  /**
   * {@code b_k = (2m - k)! m! / ((2m)! (m - k)! k!)}, times {@code (2m)!/m!} to be whole (Higham
   * 2005, (2.2)).
   */
  private static double[] coefficients(int m) {
    var b = new double[m + 1];
    b[m] = 1;
    for (int k = m; k > 0; k--) {
      b[k - 1] = b[k] * ((double) (2 * m - k + 1) * k) / (m - k + 1);
    }
    return b;
  }
}
