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
    double[] others = Reductions.productsOfOthers(svd.values());
    var scaled = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        scaled[i][k] = sign(svd) * svd.v().getEntry(i, k) * others[k];
      }
    }
    return Dense.multiply(Dense.of(scaled), svd.u().transpose());
  }

  /**
   * The derivative of the adjugate at A in the direction E. With {@code A = U*S*V'} it is {@code
   * det(U)*det(V) * V*F*U'}, F being the derivative of {@code adj(S)} in the direction {@code D =
   * U'*E*V}: with {@code s(i,j)} the product of the singular values but the i-th and j-th, {@code
   * F[i,j] = -s(i,j)*D[i,j]}, {@code F[i,i] = sum of s(i,k)*D[k,k]} over the other k. Right for
   * every rank.
   */
  static RealMatrix adjugateDerivative(RealMatrix a, RealMatrix direction) {
    int n = a.getRowDimension();
    if (n == 1) {
      return Dense.scalar(0);
    }
    var svd = SingularValues.of(a);
    var d = Dense.rows(Dense.multiply(Dense.multiply(svd.u().transpose(), direction), svd.v()));
    var f = new double[n][n];
    double sign = sign(svd);
    for (int i = 0; i < n; i++) {
      double[] without = svd.values().clone();
      without[i] = 1;
      double[] s = Reductions.productsOfOthers(without);
      for (int j = 0; j < n; j++) {
        if (i != j) {
          f[i][j] = -sign * s[j] * d[i][j];
          f[i][i] += sign * s[j] * d[j][j];
        }
      }
    }
    return Dense.multiply(Dense.multiply(svd.v(), Dense.of(f)), svd.u().transpose());
  }

  private static double sign(SingularValues svd) {
    return LuFactorization.of(svd.u()).determinantSign()
        * LuFactorization.of(svd.v()).determinantSign();
  }
}
