package org.frobenius.numeric;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The principal square root by the Schur method (Björck & Hammarling 1983; Higham, Functions of
 * Matrices, algorithm 6.3): right on defective matrices; of a matrix with a negative eigenvalue it
 * does not exist.
 */
final class SquareRoot {
  /**
   * A root of a singular matrix is one if its square is within this of the matrix: half of double
   * precision.
   */
  private static final double RESIDUAL = 1e-8;

  private SquareRoot() {}

  /**
   * Of a matrix of {@code n} by {@code n} diagonal blocks, all the same (one, if it is no block
   * form).
   */
  static RealMatrix of(RealMatrix x, int n, String operation) {
    boolean singular = LuFactorization.of(Dense.block(x, 0, 0, n, n)).isSingular();
    if (singular && n < x.getRowDimension()) {
      throw Failures.singular(operation, n);
    }
    var schur = ComplexSchur.of(x, n);
    ComplexMatrix t = schur.triangle();
    if (singular) {
      dropNegligible(t);
    }
    Spectrum.offNegativeAxis(t, n, operation);
    RealMatrix root = schur.realFunction(ofTriangle(t));
    if (singular
        && Dense.norm1(Dense.subtract(Dense.multiply(root, root), x)) > RESIDUAL * Dense.norm1(x)) {
      throw Failures.singular(operation, n);
    }
    return root;
  }

  private static void dropNegligible(ComplexMatrix t) {
    double negligible = 10 * t.n * Math.ulp(1.0) * t.norm1();
    for (int i = 0; i < t.n; i++) {
      if (t.get(i, i).abs() <= negligible) {
        t.set(i, i, Complex.ZERO);
      }
    }
  }

  /** Column by column from {@code u_ii*u_ij + … + u_ij*u_jj = t_ij}. */
  static ComplexMatrix ofTriangle(ComplexMatrix t) {
    var u = ComplexMatrix.zeros(t.n);
    for (int j = 0; j < t.n; j++) {
      u.set(j, j, t.get(j, j).sqrt());
      for (int i = j - 1; i >= 0; i--) {
        double re = t.re[i][j];
        double im = t.im[i][j];
        for (int k = i + 1; k < j; k++) {
          re -= u.re[i][k] * u.re[k][j] - u.im[i][k] * u.im[k][j];
          im -= u.re[i][k] * u.im[k][j] + u.im[i][k] * u.re[k][j];
        }
        Complex sum = u.get(i, i).add(u.get(j, j));
        if (sum.abs() == 0) {
          continue; // two zero eigenvalues: the residual shows whether there is a root
        }
        u.set(i, j, new Complex(re, im).divide(sum));
      }
    }
    return u;
  }
}
