package org.frobenius.numeric;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * {@code L(f, X, E)} as the upper right block of {@code f([X, E; 0, X])}, the second derivative as
 * that of a matrix of four times the size (Mathias 1996; Higham, Functions of Matrices, 3.2; Higham
 * & Relton 2014): right at repeated and defective eigenvalues, where divided differences are not.
 */
final class FrechetDerivative {
  private FrechetDerivative() {}

  /** The derivative of order {@code directions.size()}; {@code f} takes a block form. */
  static RealMatrix of(UnaryOperator<RealMatrix> f, RealMatrix x, List<RealMatrix> directions) {
    int n = x.getRowDimension();
    double scale = 1;
    var scaled = new ArrayList<RealMatrix>();
    for (RealMatrix direction : directions) {
      double factor = size(x) / Dense.largest(direction);
      if (!Double.isFinite(factor)) {
        return Dense.zeros(n, n);
      }
      scale /= factor;
      scaled.add(Dense.scale(factor, direction));
    }
    RealMatrix value = f.apply(BlockForm.of(x, scaled));
    RealMatrix corner = Dense.block(value, 0, value.getColumnDimension() - n, n, n);
    return Dense.scale(scale, corner);
  }

  /**
   * The derivative is linear in each direction: one as large as X neither hides in f(X) nor hides
   * it.
   */
  private static double size(RealMatrix x) {
    double largest = Dense.largest(x);
    return largest == 0 ? 1 : largest;
  }
}
