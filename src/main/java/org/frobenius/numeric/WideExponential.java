package org.frobenius.numeric;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * {@code exp(X)} and its derivatives where they leave the range of double: {@code exp(m)*exp(X -
 * m*I)} with the largest real part m of an eigenvalue, of a symmetric matrix by its eigenvectors.
 */
final class WideExponential {
  private WideExponential() {}

  /** Empty where not even a row of it has a place beside the others. */
  static Optional<WideMatrix> of(RealMatrix x) {
    if (SymmetricFunction.isSymmetric(x)) {
      return Optional.of(ofSymmetric(SymmetricEigen.of(x)));
    }
    double most = abscissa(x);
    RealMatrix rest = MatrixExponential.of(Dense.addIdentity(x, -most), "exp");
    return Underflow.hasSmallRow(rest) ? Optional.empty() : Optional.of(times(most, rest));
  }

  private static WideMatrix ofSymmetric(SymmetricEigen eigen) {
    RealMatrix v = eigen.vectors();
    double[] values = eigen.values();
    WideMatrix exponentials =
        WideMatrix.make(
            values.length,
            values.length,
            (i, j) -> i == j ? WideNumber.exp(values[i]) : WideNumber.ZERO);
    return WideMatrix.of(v).times(exponentials).times(WideMatrix.of(v.transpose()));
  }

  /** {@code L(exp, X, E)}, {@code L(exp, X, E, F)}. */
  static WideMatrix derivative(RealMatrix x, List<RealMatrix> directions) {
    double most = abscissa(x);
    return times(
        most,
        FrechetDerivative.of(
            block -> MatrixExponential.of(block, "exp"), Dense.addIdentity(x, -most), directions));
  }

  private static WideMatrix times(double logarithm, RealMatrix m) {
    WideNumber factor = WideNumber.exp(logarithm);
    return WideMatrix.of(m).map(entry -> entry.times(factor));
  }

  private static double abscissa(RealMatrix x) {
    ComplexMatrix triangle = ComplexSchur.of(x).triangle();
    double most = triangle.get(0, 0).getReal();
    for (int i = 1; i < triangle.n; i++) {
      most = Math.max(most, triangle.get(i, i).getReal());
    }
    return most;
  }
}
