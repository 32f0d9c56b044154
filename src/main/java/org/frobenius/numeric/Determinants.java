package org.frobenius.numeric;

import org.apache.commons.math3.linear.RealMatrix;

/** The logarithm of the determinant. */
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
}
