package org.frobenius.numeric;

import org.apache.commons.math3.linear.RealMatrix;

/**
 * Operators that place entries anew or multiply them pairwise: vec, diag, Kronecker products and
 * their contractions.
 */
final class Arrangements {
  private Arrangements() {}

  static RealMatrix diagonalMatrix(RealMatrix x) {
    int n = x.getRowDimension();
    var d = Dense.array(n, n);
    for (int i = 0; i < n; i++) {
      d[i][i] = x.getEntry(i, 0);
    }
    return Dense.of(d);
  }

  static RealMatrix diagonal(RealMatrix a) {
    var d = new double[a.getRowDimension()];
    for (int i = 0; i < d.length; i++) {
      d[i] = a.getEntry(i, i);
    }
    return Dense.column(d);
  }

  /** Columns stacked. */
  static RealMatrix vec(RealMatrix a) {
    return Dense.column(Reductions.entries(a));
  }

  static RealMatrix unvec(RealMatrix x, int rows, int cols) {
    if (x.getRowDimension() != rows * cols) {
      throw Failures.shape(
          "`unvec` of " + x.getRowDimension() + " entries into " + rows + " by " + cols);
    }
    var entries = new double[rows][cols];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        entries[i][j] = x.getEntry(i + j * rows, 0);
      }
    }
    return Dense.of(entries);
  }

  /** The columns on and below the diagonal, stacked. */
  static RealMatrix vech(RealMatrix a) {
    int n = a.getRowDimension();
    var half = new double[n * (n + 1) / 2];
    int at = 0;
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        half[at++] = a.getEntry(i, j);
      }
    }
    return Dense.column(half);
  }

  /** Blocks {@code A[i,j]*B}. */
  static RealMatrix kron(RealMatrix a, RealMatrix b) {
    var x = Dense.rows(a);
    var y = Dense.rows(b);
    int m = y.length;
    int n = y[0].length;
    var product = Dense.array((long) x.length * m, (long) x[0].length * n);
    for (int i = 0; i < product.length; i++) {
      for (int j = 0; j < product[i].length; j++) {
        product[i][j] = x[i / m][j / n] * y[i % m][j % n];
      }
    }
    return Dense.of(product);
  }

  /** Column by column the Kronecker product. */
  static RealMatrix khatriRao(RealMatrix a, RealMatrix b) {
    var x = Dense.rows(a);
    var y = Dense.rows(b);
    var product = Dense.array((long) x.length * y.length, x[0].length);
    for (int i = 0; i < product.length; i++) {
      for (int j = 0; j < product[i].length; j++) {
        product[i][j] = x[i / y.length][j] * y[i % y.length][j];
      }
    }
    return Dense.of(product);
  }

  /** {@code sum B[i,j]*G_ij} over the blocks of G: the adjoint of {@code X -> kron(B, X)}. */
  static RealMatrix contractLeft(RealMatrix b, RealMatrix g) {
    int p = b.getRowDimension();
    int q = b.getColumnDimension();
    int m = g.getRowDimension() / p;
    int n = g.getColumnDimension() / q;
    var x = Dense.rows(b);
    var y = Dense.rows(g);
    var sum = new double[m][n];
    for (int i = 0; i < p * m; i++) {
      for (int j = 0; j < q * n; j++) {
        sum[i % m][j % n] += x[i / m][j / n] * y[i][j];
      }
    }
    return Dense.of(sum);
  }

  /** The matrix of {@code C : G_ij}: the adjoint of {@code X -> kron(X, C)}. */
  static RealMatrix contractRight(RealMatrix g, RealMatrix c) {
    int m = c.getRowDimension();
    int n = c.getColumnDimension();
    var x = Dense.rows(g);
    var y = Dense.rows(c);
    var products = new double[x.length / m][x[0].length / n];
    for (int i = 0; i < products.length * m; i++) {
      for (int j = 0; j < products[0].length * n; j++) {
        products[i / m][j / n] += x[i][j] * y[i % m][j % n];
      }
    }
    return Dense.of(products);
  }

  static RealMatrix cross(RealMatrix x, RealMatrix y) {
    var product = new double[3];
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      product[i] = x.getEntry(j, 0) * y.getEntry(k, 0) - x.getEntry(k, 0) * y.getEntry(j, 0);
    }
    return Dense.column(product);
  }

  /** The entries on and below the diagonal. */
  static RealMatrix lower(RealMatrix a) {
    var entries = a.getData();
    for (int i = 0; i < entries.length; i++) {
      for (int j = i + 1; j < entries[i].length; j++) {
        entries[i][j] = 0;
      }
    }
    return Dense.of(entries);
  }
}
