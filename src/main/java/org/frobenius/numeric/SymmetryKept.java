package org.frobenius.numeric;

import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;

/**
 * What is known to be symmetric, or skew-symmetric, has such a value, whatever rounding did: else
 * the two largest entries of a symmetric matrix were not equal, and the diagonal of {@code A - A'}
 * had signs.
 */
final class SymmetryKept {
  private SymmetryKept() {}

  /** The value, or the nearest one of the symmetry that the expression is known to have. */
  static RealMatrix of(Expr e, RealMatrix value) {
    if (e.isScalar() || !e.shape().isSquare()) {
      return value;
    }
    if (Properties.has(e, Property.SYMMETRIC)) {
      return Dense.isSymmetric(value, 0) ? value : half(value, 1);
    }
    return Properties.has(e, Property.SKEW) ? half(value, -1) : value;
  }

  private static RealMatrix half(RealMatrix value, int sign) {
    RealMatrix half = value.copy();
    for (int i = 0; i < value.getRowDimension(); i++) {
      for (int j = 0; j <= i; j++) {
        double entry = (value.getEntry(i, j) + sign * value.getEntry(j, i)) / 2;
        half.setEntry(i, j, entry);
        half.setEntry(j, i, sign * entry);
      }
    }
    return half;
  }
}
