package org.frobenius.numeric;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * {@code S = V*diag(w)*V'} of a symmetric matrix, eigenvalues descending. Jacobi's method (Golub &
 * Van Loan, Matrix Computations, 8.5), which gets the small eigenvalues of a positive definite
 * matrix right too (Demmel & Veselić 1992); of large matrices Commons Math's QL, which is faster.
 */
final class SymmetricEigen {
  /** Asymmetry up to this, relative to the largest entry, is the rounding of a few operations. */
  static final double SYMMETRIC = 16 * Math.ulp(1.0);

  /**
   * From here on Jacobi's several sweeps cost more than accuracy in the small eigenvalues is worth.
   */
  private static final int LARGE = 120;

  /** Convergence is quadratic, in practice within ten. */
  private static final int SWEEPS = 40;

  private final double[] values;
  private final double[][] vectors;

  private SymmetricEigen(double[] values, double[][] vectors) {
    this.values = values;
    this.vectors = vectors;
  }

  /** Of the symmetric part of {@code s}. */
  static SymmetricEigen of(RealMatrix s) {
    int n = s.getRowDimension();
    var a = s.getData();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        a[i][j] = a[j][i] = a[i][j] / 2 + a[j][i] / 2;
      }
    }
    if (n >= LARGE) {
      var ql = new EigenDecomposition(Dense.of(a));
      return sorted(ql.getRealEigenvalues(), ql.getV().getData());
    }
    var v = Dense.identity(n).getData();
    jacobi(a, v);
    return sorted(IntStream.range(0, n).mapToDouble(i -> a[i][i]).toArray(), v);
  }

  private static SymmetricEigen sorted(double[] w, double[][] v) {
    var order =
        IntStream.range(0, w.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> w[i]).reversed())
            .toList();
    var values = new double[w.length];
    var vectors = new double[w.length][w.length];
    for (int k = 0; k < w.length; k++) {
      values[k] = w[order.get(k)];
      for (int i = 0; i < w.length; i++) {
        vectors[i][k] = v[i][order.get(k)];
      }
    }
    return new SymmetricEigen(values, vectors);
  }

  private static void jacobi(double[][] a, double[][] v) {
    double negligible = Dense.largest(Dense.of(a)) * 1e-300;
    boolean rotated = true;
    for (int sweep = 0; rotated && sweep < SWEEPS; sweep++) {
      rotated = false;
      for (int p = 0; p < a.length; p++) {
        for (int q = p + 1; q < a.length; q++) {
          double off = Math.abs(a[p][q]);
          double diagonal = Math.sqrt(Math.abs(a[p][p])) * Math.sqrt(Math.abs(a[q][q]));
          if (off > negligible && off > Math.ulp(1.0) / 2 * diagonal) {
            rotate(a, v, p, q);
            rotated = true;
          }
        }
      }
    }
  }

  /** The rotation that clears entry (p, q), algorithm 8.5.1. */
  private static void rotate(double[][] a, double[][] v, int p, int q) {
    double tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double t = Math.copySign(1, tau) / (Math.abs(tau) + Math.hypot(1, tau));
    double c = 1 / Math.hypot(1, t);
    double s = t * c;
    a[p][p] -= t * a[p][q];
    a[q][q] += t * a[p][q];
    a[p][q] = a[q][p] = 0;
    for (int k = 0; k < a.length; k++) {
      if (k != p && k != q) {
        double kp = c * a[k][p] - s * a[k][q];
        double kq = s * a[k][p] + c * a[k][q];
        a[k][p] = a[p][k] = kp;
        a[k][q] = a[q][k] = kq;
      }
      double vp = v[k][p];
      v[k][p] = c * vp - s * v[k][q];
      v[k][q] = s * vp + c * v[k][q];
    }
  }

  /** Descending. */
  double[] values() {
    return values;
  }

  /** The k-th unit eigenvector, its entry of largest magnitude positive. */
  double[] vector(int k) {
    var vector = IntStream.range(0, values.length).mapToDouble(i -> vectors[i][k]).toArray();
    if (signOf(vector) < 0) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = -vector[i];
      }
    }
    return vector;
  }

  /** The unit eigenvectors as columns. */
  RealMatrix vectors() {
    var columns = new double[values.length][values.length];
    for (int k = 0; k < values.length; k++) {
      double[] column = vector(k);
      for (int i = 0; i < column.length; i++) {
        columns[i][k] = column[i];
      }
    }
    return Dense.of(columns);
  }

  /**
   * The sign of the entry of largest magnitude, the first of them where rounding makes them equal.
   */
  static double signOf(double[] vector) {
    double largest = 0;
    double sign = 1;
    for (double entry : vector) {
      if (Math.abs(entry) > largest * (1 + 1e-12)) {
        largest = Math.abs(entry);
        sign = Math.signum(entry);
      }
    }
    return sign;
  }

  /** {@code V*diag(f(w))*V'}. */
  RealMatrix apply(DoubleUnaryOperator f) {
    return apply(Arrays.stream(values).map(f).toArray());
  }

  /** {@code V*diag(f)*V'}. */
  RealMatrix apply(double[] f) {
    int n = values.length;
    var scaled = new double[n][n];
    for (int k = 0; k < n; k++) {
      double value = f[k];
      for (int i = 0; i < n; i++) {
        scaled[i][k] = vectors[i][k] * value;
      }
    }
    var result = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < n; k++) {
          sum += scaled[i][k] * vectors[j][k];
        }
        result[i][j] = result[j][i] = sum;
      }
    }
    return Dense.of(result);
  }
}
