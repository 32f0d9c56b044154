package org.frobenius.numeric;

import org.apache.commons.math3.linear.RealMatrix;

/** The logarithm of the determinant, and the adjugate. */
final class Determinants {
  private Determinants() {}

  /** From the logarithms of the pivots, so that it does not overflow where the determinant does. */
  static double logarithm(RealMatrix a) {
    var lu = LuFactorization.of(a, "logdet");
    if (lu.determinantSign() < 0) {
      throw Failures.domain("`logdet` of a matrix with negative determinant");
    }
    return lu.logDeterminant();
  }

  /**
   * {@code adj(A) = det(U)*det(V) * V*adj(S)*U'} from the singular value decomposition, right for
   * every rank (Stewart, On the adjugate matrix, 1998).
   */
  static RealMatrix adjugate(RealMatrix a) {
    int n = a.getRowDimension();
    if (n == 1) {
      return Dense.scalar(1);
    }
    var svd = SingularValues.of(a);
    double[] s = svd.values();
    double sign =
        LuFactorization.of(svd.u()).determinantSign()
            * LuFactorization.of(svd.v()).determinantSign();
    var scaled = new double[n][n];
    for (int k = 0; k < n; k++) {
      double others = sign;
      for (int i = 0; i < n; i++) {
        others *= i == k ? 1 : s[i];
      }
      for (int i = 0; i < n; i++) {
        scaled[i][k] = svd.v().getEntry(i, k) * others;
      }
    }
    return Dense.multiply(Dense.of(scaled), svd.u().transpose());
  }
}
