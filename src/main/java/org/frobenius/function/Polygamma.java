package org.frobenius.function;

/**
 * Derivatives of `digamma(x)`, to rounding: `trigamma(x)` of order 1, `tetragamma(x)` of order 2,
 * `pentagamma(x)` of order 3 (Abramowitz & Stegun, 6.4).
 */
final class Polygamma {
  /** From here on eight terms of the asymptotic series are exact to 1e-16. */
  private static final double LARGE = 16;

  /** Bernoulli's numbers `B_2k`, k = 1 to 8. */
  private static final double[] BERNOULLI = {
    1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510
  };

  private Polygamma() {}

  /**
   * A scalar of a scalar; not a number at the poles 0, -1, -2, …
   *
   * @param order 1, 2 or 3
   */
  static double at(int order, double x) {
    int sign = order % 2 == 1 ? 1 : -1;
    if (x <= 0) {
      double fraction = x - Math.rint(x);
      return fraction == 0 ? Double.NaN : reflection(order, fraction) - sign * at(order, 1 - x);
    }
    double shift = 0;
    double y = x;
    for (; y < LARGE; y++) {
      shift += Math.pow(y, -order - 1);
    }
    double factorial = factorial(order);
    double series = 0;
    for (int k = BERNOULLI.length; k >= 1; k--) {
      double coefficient = BERNOULLI[k - 1];
      for (int i = 2 * k + 1; i < 2 * k + order; i++) {
        coefficient *= i;
      }
      series = (series + coefficient) / (y * y);
    }
    double tail = (series + factorial / order) / Math.pow(y, order);
    return sign * (tail + factorial * (Math.pow(y, -order - 1) / 2 + shift));
  }

  /** The derivative of `-pi*cot(pi*x)` of the order (6.4.7). */
  private static double reflection(int order, double x) {
    double sine = Math.sin(Math.PI * x);
    double square = Math.pow(Math.PI / sine, 2);
    return switch (order) {
      case 1 -> square;
      case 2 -> -2 * Math.PI * square * Math.cos(Math.PI * x) / sine;
      default -> 2 * square * square * (3 - 2 * sine * sine);
    };
  }

  private static double factorial(int n) {
    double product = 1;
    for (int i = 2; i <= n; i++) {
      product *= i;
    }
    return product;
  }
}
