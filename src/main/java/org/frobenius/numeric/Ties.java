package org.frobenius.numeric;

/**
 * What the derivative of {@code relu} is taken for where its argument is zero, or zero but for
 * rounding.
 */
public enum Ties {
  /** The subgradient that the language promises: {@code step(0) = 0}. */
  SUBGRADIENT(0),
  /**
   * The mean of both sides: {@code relu(x) - relu(-x)} is x, and its derivative 1, which no other
   * choice gives.
   */
  MEAN(0.5);

  private final double step;

  Ties(double step) {
    this.step = step;
  }

  double step() {
    return step;
  }
}
