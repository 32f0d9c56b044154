package org.frobenius.verify;

import java.util.function.DoubleFunction;
import org.apache.commons.math3.linear.RealMatrix;

/** Derivatives of curves at 0 by differences (Fornberg 1988), of values near 1. */
enum FiniteDifferences {
  /**
   * Central, of fourth order, exact for polynomials up to degree 4: the truncation, of the order of
   * the step's fourth power, and the rounding, 1e-16 over it, are both 1e-12.
   */
  COARSE(1e-3),
  /** A second opinion, where the first does not confirm what is claimed. */
  FINE(1.7e-4),
  /** Of second order, what the right-hand derivative is where the curve has a corner. */
  AFTER(1e-4),
  /** The left-hand derivative. */
  BEFORE(-1e-4);

  private final double step;

  FiniteDifferences(double step) {
    this.step = step;
  }

  /** A matrix of f's shape. */
  RealMatrix derivative(DoubleFunction<RealMatrix> f) {
    return switch (this) {
      case COARSE, FINE -> central(f);
      case AFTER, BEFORE -> oneSided(f);
    };
  }

  /** {@code (8*(f(h) - f(-h)) - (f(2*h) - f(-2*h)))/(12*h)}. */
  private RealMatrix central(DoubleFunction<RealMatrix> f) {
    RealMatrix near = f.apply(step).subtract(f.apply(-step));
    RealMatrix far = f.apply(2 * step).subtract(f.apply(-2 * step));
    return near.scalarMultiply(8).subtract(far).scalarMultiply(1 / (12 * step));
  }

  /** {@code (4*(f(h) - f(0)) - (f(2*h) - f(0)))/(2*h)}. */
  private RealMatrix oneSided(DoubleFunction<RealMatrix> f) {
    RealMatrix here = f.apply(0);
    RealMatrix near = f.apply(step).subtract(here);
    RealMatrix far = f.apply(2 * step).subtract(here);
    return near.scalarMultiply(4).subtract(far).scalarMultiply(1 / (2 * step));
  }
}
