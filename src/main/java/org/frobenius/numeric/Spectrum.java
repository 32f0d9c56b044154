package org.frobenius.numeric;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.commons.math3.complex.Complex;
import org.frobenius.diagnostic.DomainException;

/** Where the eigenvalues lie, for functions with a branch cut. */
final class Spectrum {
  /**
   * An eigenvalue this near to the negative axis, relative to its size, counts as on it: rounding
   * parts a double negative eigenvalue into a pair about the square root of the unit roundoff
   * beside it.
   */
  private static final double ON_THE_AXIS = 1e-7;

  /** Six digits of an eigenvalue tell which it is. */
  private static final MathContext SHOWN = new MathContext(6);

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

  static DomainException negative(String operation, double eigenvalue) {
    double shown = new BigDecimal(eigenvalue).round(SHOWN).doubleValue();
    return Failures.domain(
        "`"
            + operation
            + "` of a matrix with the eigenvalue "
            + Failures.number(shown)
            + " on the branch cut has no real value");
  }
}
