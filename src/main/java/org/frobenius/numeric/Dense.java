package org.frobenius.numeric;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Dense real matrices as rows of doubles: how Commons Math matrices are read and made here. Nothing
 * modifies an operand; a result may share no entries with one, except where an operation has
 * nothing to do.
 */
final class Dense {
  /** Entries of a matrix made here: a gibibyte. */
  private static final long LARGEST = 1L << 27;

  private Dense() {}

  /** The entries, to be read only. */
  static double[][] rows(RealMatrix m) {
    return m instanceof Array2DRowRealMatrix dense ? dense.getDataRef() : m.getData();
  }

  /** The matrix of these rows, which it then owns. */
  static RealMatrix of(double[][] rows) {
    return new Array2DRowRealMatrix(rows, false);
  }

  static RealMatrix scalar(double value) {
    return of(new double[][] {{value}});
  }

  static RealMatrix column(double[] entries) {
    var rows = new double[entries.length][1];
    for (int i = 0; i < entries.length; i++) {
      rows[i][0] = entries[i];
    }
    return of(rows);
  }

  static RealMatrix zeros(long rows, long cols) {
    return of(array(rows, cols));
  }

  /** Rows of zeros to be filled in; one that no memory would hold is a LimitException. */
  static double[][] array(long rows, long cols) {
    if (rows > LARGEST || cols > LARGEST || rows * cols > LARGEST) {
      throw Failures.limit("a " + rows + " by " + cols + " matrix is too large");
    }
    return new double[(int) rows][(int) cols];
  }

  static RealMatrix identity(int n) {
    var rows = array(n, n);
    for (int i = 0; i < n; i++) {
      rows[i][i] = 1;
    }
    return of(rows);
  }

  static boolean isScalar(RealMatrix m) {
    return m.getRowDimension() == 1 && m.getColumnDimension() == 1;
  }

  static RealMatrix multiply(RealMatrix a, RealMatrix b) {
    return of(multiply(rows(a), rows(b)));
  }

  /**
   * Row by row, so that the inner loop runs along rows of both; zeros, frequent in block forms, are
   * skipped.
   */
  static double[][] multiply(double[][] a, double[][] b) {
    int n = b.length;
    int cols = b[0].length;
    var product = array(a.length, cols);
    for (int i = 0; i < a.length; i++) {
      double[] row = product[i];
      for (int k = 0; k < n; k++) {
        double factor = a[i][k];
        if (factor != 0) {
          double[] other = b[k];
          for (int j = 0; j < cols; j++) {
            row[j] += factor * other[j];
          }
        }
      }
    }
    return product;
  }

  static RealMatrix add(RealMatrix a, RealMatrix b) {
    return plus(a, 1, b);
  }

  static RealMatrix subtract(RealMatrix a, RealMatrix b) {
    return plus(a, -1, b);
  }

  /** {@code a + factor*b}. */
  static RealMatrix plus(RealMatrix a, double factor, RealMatrix b) {
    var sum = a.getData();
    accumulate(sum, factor, rows(b));
    return of(sum);
  }

  /** {@code sum += factor*term}, in place. */
  static void accumulate(double[][] sum, double factor, double[][] term) {
    for (int i = 0; i < sum.length; i++) {
      for (int j = 0; j < sum[i].length; j++) {
        sum[i][j] += factor * term[i][j];
      }
    }
  }

  static RealMatrix addIdentity(RealMatrix a, double factor) {
    var sum = a.getData();
    for (int i = 0; i < sum.length; i++) {
      sum[i][i] += factor;
    }
    return of(sum);
  }

  static RealMatrix scale(double factor, RealMatrix a) {
    return factor == 1 ? a : map(a, x -> factor * x);
  }

  static RealMatrix map(RealMatrix a, DoubleUnaryOperator f) {
    var mapped = a.getData();
    for (double[] row : mapped) {
      for (int j = 0; j < row.length; j++) {
        row[j] = f.applyAsDouble(row[j]);
      }
    }
    return of(mapped);
  }

  static RealMatrix transpose(RealMatrix a) {
    return a.transpose();
  }

  static RealMatrix block(RealMatrix a, int row, int col, int rows, int cols) {
    var entries = rows(a);
    var part = new double[rows][];
    for (int i = 0; i < rows; i++) {
      part[i] = Arrays.copyOfRange(entries[row + i], col, col + cols);
    }
    return of(part);
  }

  /** {@code [a, b; c, d]} of four matrices of one size. */
  static RealMatrix blocks(RealMatrix a, RealMatrix b, RealMatrix c, RealMatrix d) {
    int n = a.getRowDimension();
    var joined = new double[2 * n][2 * n];
    copy(a, joined, 0, 0);
    copy(b, joined, 0, n);
    copy(c, joined, n, 0);
    copy(d, joined, n, n);
    return of(joined);
  }

  /** Writes the entries of {@code a} into {@code target} from (row, col) on. */
  static void copy(RealMatrix a, double[][] target, int row, int col) {
    var entries = rows(a);
    for (int i = 0; i < entries.length; i++) {
      System.arraycopy(entries[i], 0, target[row + i], col, entries[i].length);
    }
  }

  /** The largest column sum of magnitudes. */
  static double norm1(RealMatrix a) {
    var sums = new double[a.getColumnDimension()];
    for (double[] row : rows(a)) {
      for (int j = 0; j < row.length; j++) {
        sums[j] += Math.abs(row[j]);
      }
    }
    return Arrays.stream(sums).max().orElse(0);
  }

  /** The largest magnitude of an entry. */
  static double largest(RealMatrix a) {
    double largest = 0;
    for (double[] row : rows(a)) {
      for (double entry : row) {
        largest = Math.max(largest, Math.abs(entry));
      }
    }
    return largest;
  }

  static boolean isFinite(RealMatrix a) {
    for (double[] row : rows(a)) {
      for (double entry : row) {
        if (!Double.isFinite(entry)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether {@code |a - a'|} is within {@code tolerance} of the largest entry. */
  static boolean isSymmetric(RealMatrix a, double tolerance) {
    if (a.getRowDimension() != a.getColumnDimension()) {
      return false;
    }
    var entries = rows(a);
    double allowed = tolerance * largest(a);
    for (int i = 0; i < entries.length; i++) {
      for (int j = 0; j < i; j++) {
        if (!(Math.abs(entries[i][j] - entries[j][i]) <= allowed)) {
          return false;
        }
      }
    }
    return true;
  }
}
