package org.frobenius.numeric;

import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * What the singular value decomposition {@code X = U*diag(s)*V'} gives (Golub & Van Loan, Matrix
 * Computations, 2.4, 5.5.2).
 */
final class SingularValues {
  private final RealMatrix u;
  private final double[] s;
  private final RealMatrix v;

  private SingularValues(SingularValueDecomposition svd) {
    u = svd.getU();
    s = svd.getSingularValues();
    v = svd.getV();
  }

  static SingularValues of(RealMatrix a) {
    return new SingularValues(new SingularValueDecomposition(a));
  }

  /** Descending. */
  double[] values() {
    return s;
  }

  RealMatrix u() {
    return u;
  }

  RealMatrix v() {
    return v;
  }

  /** The leading left singular vector, its entry of largest magnitude positive. */
  double[] left() {
    return signed(u.getColumn(0));
  }

  /** The right singular vector that goes with {@link #left}. */
  double[] right() {
    return signed(v.getColumn(0));
  }

  /** All left singular vectors, the entry of largest magnitude of each positive. */
  RealMatrix leftVectors() {
    return signed(u);
  }

  /** The right singular vectors that go with {@link #leftVectors}. */
  RealMatrix rightVectors() {
    return signed(v);
  }

  private RealMatrix signed(RealMatrix vectors) {
    RealMatrix signed = vectors.copy();
    for (int j = 0; j < s.length; j++) {
      if (SymmetricEigen.signOf(u.getColumn(j)) < 0) {
        signed.setColumnMatrix(j, vectors.getColumnMatrix(j).scalarMultiply(-1));
      }
    }
    return signed;
  }

  private double[] signed(double[] vector) {
    if (SymmetricEigen.signOf(u.getColumn(0)) < 0) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = -vector[i];
      }
    }
    return vector;
  }

  /**
   * How many singular values stand out of rounding.
   *
   * @param terms how large what was added up to the matrix is; below the matrix itself, no matter
   */
  private int rank(double terms) {
    double largest = Math.max(s[0], terms);
    double negligible =
        Math.max(u.getRowDimension(), v.getRowDimension()) * Undetermined.ROUNDING * largest;
    int rank = 0;
    while (rank < s.length && s[rank] > negligible) {
      rank++;
    }
    return rank;
  }

  /**
   * {@code U*V'} over the non-zero singular values: the factor of the canonical polar decomposition
   * (Higham, Functions of Matrices, 8.1).
   */
  RealMatrix polar(double terms) {
    return combine(u, v, rank(terms), false);
  }

  /** {@code V*inv(S)*U'} over the non-zero singular values. */
  RealMatrix pseudoinverse(double terms) {
    return combine(v, u, rank(terms), true);
  }

  private RealMatrix combine(RealMatrix left, RealMatrix right, int rank, boolean inverses) {
    var product = new double[left.getRowDimension()][right.getRowDimension()];
    for (int i = 0; i < product.length; i++) {
      for (int j = 0; j < product[i].length; j++) {
        for (int k = 0; k < rank; k++) {
          product[i][j] += left.getEntry(i, k) * right.getEntry(j, k) / (inverses ? s[k] : 1);
        }
      }
    }
    return Dense.of(product);
  }
}
