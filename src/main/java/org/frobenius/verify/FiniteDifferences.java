package org.frobenius.verify;

import java.util.function.DoubleFunction;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Derivatives of curves by central differences of fourth order (Fornberg 1988): exact for
 * polynomials up to degree 4.
 */
final class FiniteDifferences {
  /**
   * For values near 1: the truncation, of the order of its fourth power, and the rounding, 1e-16
   * over it, are both 1e-12.
   */
  static final double STEP = 1e-3;

  /** A second opinion, where the first does not confirm what is claimed. */
  static final double FINER_STEP = 1.7e-4;

  private FiniteDifferences() {}

  /** {@code (8*(f(h) - f(-h)) - (f(2*h) - f(-2*h)))/(12*h)}, a matrix of f's shape. */
  static RealMatrix derivative(DoubleFunction<RealMatrix> f, double step) {
    RealMatrix near = f.apply(step).subtract(f.apply(-step));
    RealMatrix far = f.apply(2 * step).subtract(f.apply(-2 * step));
    return near.scalarMultiply(8).subtract(far).scalarMultiply(1 / (12 * step));
  }
}
