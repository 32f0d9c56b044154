package org.frobenius.numeric;

import java.util.Arrays;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * {@code P*R*A*C = L*U} with partial pivoting, rows and columns first scaled by powers of two so
 * that badly scaled matrices are not taken for singular ones (Golub & Van Loan, Matrix
 * Computations, 3.4, 3.5.2). Commons Math's own compares pivots with an absolute 1e-11.
 */
final class LuFactorization {
  /**
   * A scaled matrix whose reciprocal condition is below this is singular: half a unit in the last
   * place of its entries, less than what rounding did to them when they were computed, makes it
   * exactly so.
   */
  static final double SINGULAR = 0x1p-52;

  /** Half of the digits are lost. */
  static final double NEARLY_SINGULAR = 0x1p-26;

  private final int n;
  private final double[][] lu;
  private final int[] pivots;
  private final int[] rowExponents;
  private final int[] colExponents;
  private final double scaledNorm;
  private int sign = 1;

  private LuFactorization(RealMatrix a) {
    n = a.getRowDimension();
    lu = a.getData();
    pivots = new int[n];
    rowExponents = new int[n];
    colExponents = new int[n];
    equilibrate();
    scaledNorm = Dense.norm1(Dense.of(lu));
    factor();
  }

  static LuFactorization of(RealMatrix a) {
    return new LuFactorization(a);
  }

  /** The factorization of a matrix that an operation divides by. */
  static LuFactorization of(RealMatrix a, String operation) {
    var factorization = new LuFactorization(a);
    if (factorization.isSingular()) {
      throw Failures.singular(operation, factorization.n);
    }
    return factorization;
  }

  private void equilibrate() {
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < n; i++) {
        double largest = 0;
        for (int j = 0; j < n; j++) {
          largest = Math.max(largest, Math.abs(lu[i][j]));
        }
        int exponent = largest == 0 ? 0 : Math.getExponent(largest);
        rowExponents[i] += exponent;
        for (int j = 0; j < n; j++) {
          lu[i][j] = Math.scalb(lu[i][j], -exponent);
        }
      }
      for (int j = 0; j < n; j++) {
        double largest = 0;
        for (int i = 0; i < n; i++) {
          largest = Math.max(largest, Math.abs(lu[i][j]));
        }
        int exponent = largest == 0 ? 0 : Math.getExponent(largest);
        colExponents[j] += exponent;
        for (int i = 0; i < n; i++) {
          lu[i][j] = Math.scalb(lu[i][j], -exponent);
        }
      }
    }
  }

  private void factor() {
    for (int i = 0; i < n; i++) {
      pivots[i] = i;
    }
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        if (Math.abs(lu[i][k]) > Math.abs(lu[pivot][k])) {
          pivot = i;
        }
      }
      if (pivot != k) {
        double[] row = lu[k];
        lu[k] = lu[pivot];
        lu[pivot] = row;
        int p = pivots[k];
        pivots[k] = pivots[pivot];
        pivots[pivot] = p;
        sign = -sign;
      }
      if (lu[k][k] == 0) {
        continue;
      }
      for (int i = k + 1; i < n; i++) {
        double factor = lu[i][k] / lu[k][k];
        lu[i][k] = factor;
        if (factor != 0) {
          for (int j = k + 1; j < n; j++) {
            lu[i][j] -= factor * lu[k][j];
          }
        }
      }
    }
  }

  int size() {
    return n;
  }

  boolean isSingular() {
    for (int k = 0; k < n; k++) {
      if (lu[k][k] == 0) {
        return true;
      }
    }
    return reciprocalCondition() < SINGULAR;
  }

  /**
   * Whether the matrix is near enough to singular ones, as it is or scaled, that rounding of what
   * it was computed from may have made it invertible.
   */
  boolean isNearlySingular() {
    return reciprocalCondition() < NEARLY_SINGULAR
        || spread(rowExponents) + spread(colExponents) > -Math.getExponent(NEARLY_SINGULAR);
  }

  private static int spread(int[] exponents) {
    var range = Arrays.stream(exponents).summaryStatistics();
    return range.getMax() - range.getMin();
  }

  /**
   * An estimate, from above and seldom far off, of the reciprocal 1-norm condition of the scaled
   * matrix (Hager's method with Higham's extra vector: Accuracy and Stability of Numerical
   * Algorithms, algorithm 15.1 and (15.9)).
   */
  double reciprocalCondition() {
    if (n == 1) {
      return 1;
    }
    var x = new double[n][1];
    for (double[] entry : x) {
      entry[0] = 1.0 / n;
    }
    double estimate = 0;
    for (int step = 0; step < 5; step++) {
      double[][] y = Dense.of(x).getData();
      solveScaled(y);
      estimate = Math.max(estimate, sum(y));
      var z = new double[n][1];
      for (int i = 0; i < n; i++) {
        z[i][0] = y[i][0] < 0 ? -1 : 1;
      }
      solveScaledTransposed(z);
      int at = 0;
      double along = 0;
      for (int i = 0; i < n; i++) {
        at = Math.abs(z[i][0]) > Math.abs(z[at][0]) ? i : at;
        along += z[i][0] * x[i][0];
      }
      if (!(Math.abs(z[at][0]) > along)) {
        break;
      }
      x = new double[n][1];
      x[at][0] = 1;
    }
    for (int i = 0; i < n; i++) {
      x[i][0] = (i % 2 == 0 ? 1 : -1) * (1 + i / (n - 1.0));
    }
    solveScaled(x);
    estimate = Math.max(estimate, 2 * sum(x) / (3 * n));
    double condition = scaledNorm * estimate;
    return condition > 0 && condition < Double.POSITIVE_INFINITY ? 1 / condition : 0;
  }

  private static double sum(double[][] column) {
    double sum = 0;
    for (double[] entry : column) {
      sum += Math.abs(entry[0]);
    }
    return sum;
  }

  /** Solves with the scaled, permuted {@code L*U}, in place. */
  private void solveScaled(double[][] x) {
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < i; k++) {
        subtract(x[i], lu[i][k], x[k]);
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = i + 1; k < n; k++) {
        subtract(x[i], lu[i][k], x[k]);
      }
      divide(x[i], lu[i][i]);
    }
  }

  private void solveScaledTransposed(double[][] x) {
    for (int i = 0; i < n; i++) {
      divide(x[i], lu[i][i]);
      for (int k = i + 1; k < n; k++) {
        subtract(x[k], lu[i][k], x[i]);
      }
    }
    for (int i = n - 1; i >= 0; i--) {
      for (int k = 0; k < i; k++) {
        subtract(x[k], lu[i][k], x[i]);
      }
    }
  }

  private static void subtract(double[] row, double factor, double[] other) {
    if (factor != 0) {
      for (int j = 0; j < row.length; j++) {
        row[j] -= factor * other[j];
      }
    }
  }

  private static void divide(double[] row, double divisor) {
    for (int j = 0; j < row.length; j++) {
      row[j] /= divisor;
    }
  }

  /** {@code inv(A)*b}. */
  RealMatrix solve(RealMatrix b) {
    return solve(b, false);
  }

  /** {@code inv(A')*b}. */
  RealMatrix solveTransposed(RealMatrix b) {
    return solve(b, true);
  }

  private RealMatrix solve(RealMatrix b, boolean transposed) {
    var right = Dense.rows(b);
    var x = new double[n][];
    for (int i = 0; i < n; i++) {
      x[i] =
          transposed
              ? scaled(right[i], -colExponents[i])
              : scaled(right[pivots[i]], -rowExponents[pivots[i]]);
    }
    if (transposed) {
      solveScaledTransposed(x);
    } else {
      solveScaled(x);
    }
    var solution = new double[n][];
    for (int i = 0; i < n; i++) {
      if (transposed) {
        solution[pivots[i]] = scaled(x[i], -rowExponents[pivots[i]]);
      } else {
        solution[i] = scaled(x[i], -colExponents[i]);
      }
    }
    return Dense.of(solution);
  }

  private static double[] scaled(double[] row, int exponent) {
    var scaled = row.clone();
    for (int j = 0; j < row.length; j++) {
      scaled[j] = Math.scalb(row[j], exponent);
    }
    return scaled;
  }

  RealMatrix inverse() {
    return solve(Dense.identity(n));
  }

  /**
   * The product of the pivots; mantissas and exponents apart, so that only the result can overflow.
   */
  double determinant() {
    return wideDeterminant().value();
  }

  WideNumber wideDeterminant() {
    double mantissa = sign;
    long exponent = 0;
    for (int k = 0; k < n; k++) {
      if (lu[k][k] == 0) {
        return WideNumber.ZERO;
      }
      mantissa *= lu[k][k];
      int shift = Math.getExponent(mantissa);
      mantissa = Math.scalb(mantissa, -shift);
      exponent += (long) shift + rowExponents[k] + colExponents[k];
    }
    return WideNumber.of(mantissa, exponent);
  }

  /** -1, 0 or 1. */
  int determinantSign() {
    int product = sign;
    for (int k = 0; k < n; k++) {
      product *= (int) Math.signum(lu[k][k]);
    }
    return product;
  }

  /** The logarithm of the determinant's magnitude, where that is not zero. */
  double logDeterminant() {
    double sum = 0;
    long exponent = 0;
    for (int k = 0; k < n; k++) {
      sum += Math.log(Math.abs(lu[k][k]));
      exponent += (long) rowExponents[k] + colExponents[k];
    }
    return sum + exponent * Math.log(2);
  }
}
