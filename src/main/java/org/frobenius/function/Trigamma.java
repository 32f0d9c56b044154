package org.frobenius.function;

/** `trigamma(x)`, the derivative of `digamma(x)`, to rounding (Abramowitz & Stegun, 6.4). */
final class Trigamma {
  /** From here on eight terms of the asymptotic series are exact to 1e-16. */
  private static final double LARGE = 10;

  /** Bernoulli's numbers `B_2k`, k = 8 to 1. */
  private static final double[] BERNOULLI = {
    -3617.0 / 510, 7.0 / 6, -691.0 / 2730, 5.0 / 66, -1.0 / 30, 1.0 / 42, -1.0 / 30, 1.0 / 6
  };

  private Trigamma() {}

  /** A scalar of a scalar; not a number at the poles 0, -1, -2, … */
  static double at(double x) {
    if (x <= 0) {
      double fraction = x - Math.rint(x);
      double ratio = Math.PI / Math.sin(Math.PI * fraction);
      return fraction == 0 ? Double.NaN : ratio * ratio - at(1 - x);
    }
    double shift = 0;
    double y = x;
    for (; y < LARGE; y++) {
      shift += 1 / (y * y);
    }
    double square = 1 / (y * y);
    double series = 0;
    for (double number : BERNOULLI) {
      series = (series + number) * square;
    }
    return (1 + series) / y + square / 2 + shift;
  }
}
