package org.frobenius.numeric;

/** Divided differences {@code f[a, b] = (f(a) - f(b))/(a - b)} of the elementary functions. */
final class DividedDifferences {
  /** Numbers of this size have hyperbolic functions whose product may overflow. */
  private static final double FAR = 700;

  private DividedDifferences() {}

  /**
   * Of a function of the catalogue that is defined on matrices, in closed form: right to a few
   * units of roundoff however near the numbers are, the derivative where they are equal (NIST DLMF
   * 4.21, 4.35).
   *
   * @param fa the function at {@code a}
   * @param fb the function at {@code b}
   */
  static double of(String name, double a, double b, double fa, double fb) {
    double half = (a - b) / 2;
    double middle = b + half;
    if (Math.abs(half) > 1 && Math.abs(a) + Math.abs(b) > FAR && !name.equals("log")) {
      return (fa - fb) / (a - b);
    }
    return switch (name) {
      case "exp" -> Math.exp(middle) * sinhc(half);
      case "log" -> a == b ? 1 / a : logOfQuotient(a, b) / (a - b);
      case "sin" -> Math.cos(middle) * sinc(half);
      case "cos" -> -Math.sin(middle) * sinc(half);
      case "tan" -> sinc(2 * half) / (Math.cos(a) * Math.cos(b));
      case "sinh" -> Math.cosh(middle) * sinhc(half);
      case "cosh" -> Math.sinh(middle) * sinhc(half);
      case "tanh" -> sinhc(2 * half) / (Math.cosh(a) * Math.cosh(b));
      case String other -> throw Failures.unsupported("`" + other + "` of a matrix");
    };
  }

  /**
   * Of a power that is not whole, of positive numbers: {@code b^p*(e^(p*log(a/b)) - 1)/(a - b)}.
   *
   * @param pa {@code a^p}
   * @param pb {@code b^p}
   */
  static double ofPower(double exponent, double a, double b, double pa, double pb) {
    if (exponent == 0.5) {
      return 1 / (pa + pb);
    }
    return a == b ? exponent * pb / b : pb * (Math.expm1(exponent * logOfQuotient(a, b)) / (a - b));
  }

  private static double logOfQuotient(double a, double b) {
    double quotient = a / b;
    return quotient > 0.5 && quotient < 2 ? Math.log1p((a - b) / b) : Math.log(quotient);
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(x) / x;
  }

  private static double sinhc(double x) {
    return x == 0 ? 1 : Math.sinh(x) / x;
  }
}
