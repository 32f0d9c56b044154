package org.frobenius.function;

/**
 * `digamma(x)`, the derivative of `lgamma(x)`, to rounding (Abramowitz & Stegun, 6.3.5, 6.3.7,
 * 6.3.18).
 */
final class Digamma {
  /** From here on seven terms of the asymptotic series are exact to 1e-16. */
  private static final double LARGE = 10;

  /** `B_2k/(2*k)`, k = 7 to 1, with Bernoulli's numbers. */
  private static final double[] COEFFICIENTS = {
    1.0 / 12, -691.0 / 32760, 1.0 / 132, -1.0 / 240, 1.0 / 252, -1.0 / 120, 1.0 / 12
  };

  private Digamma() {}

  /** A scalar of a scalar; not a number at the poles 0, -1, -2, … */
  static double at(double x) {
    if (x <= 0) {
      double fraction = x - Math.rint(x);
      return fraction == 0 ? Double.NaN : at(1 - x) - Math.PI / Math.tan(Math.PI * fraction);
    }
    double shift = 0;
    double y = x;
    for (; y < LARGE; y++) {
      shift += 1 / y;
    }
    double square = 1 / (y * y);
    double series = 0;
    for (double coefficient : COEFFICIENTS) {
      series = (series + coefficient) * square;
    }
    return Math.log(y) - 0.5 / y - series - shift;
  }
}
