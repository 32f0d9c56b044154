package org.frobenius.numeric;

import org.apache.commons.math3.complex.Complex;

/** Where the eigenvalues lie, for functions with a branch cut. */
final class Spectrum {
  /**
   * An eigenvalue this near to the negative axis, relative to its size, counts as on it: rounding
   * parts a double negative eigenvalue into a pair about the square root of the unit roundoff
   * beside it.
   */
  private static final double ON_THE_AXIS = 1e-7;

  private Spectrum() {}

  /** Fails where the principal function has no real value: at negative eigenvalues. */
  static void offNegativeAxis(ComplexMatrix triangle, String operation) {
    for (int i = 0; i < triangle.n; i++) {
      Complex eigenvalue = triangle.get(i, i);
      if (eigenvalue.getReal() < 0
          && Math.abs(eigenvalue.getImaginary()) <= ON_THE_AXIS * eigenvalue.abs()) {
        throw negative(operation, eigenvalue.getReal());
      }
    }
  }

  static org.frobenius.diagnostic.DomainException negative(String operation, double eigenvalue) {
    return Failures.domain(
        "`"
            + operation
            + "` of a matrix with the negative eigenvalue "
            + Failures.number(
                Double.parseDouble(String.format(java.util.Locale.ROOT, "%.6g", eigenvalue)))
            + " has no real value");
  }
}
