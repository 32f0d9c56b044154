package org.frobenius.numeric;

import org.frobenius.function.Catalogue;
import org.frobenius.function.ScalarFunction;

/** Powers and functions of single numbers, in their real domains. */
final class Scalars {
  private Scalars() {}

  /** {@code base^exponent}; fails where that has no real value. */
  static double power(double base, double exponent) {
    if (base == 0 && exponent < 0) {
      throw Failures.domain(
          exponent == -1 ? "division by 0" : "0 to the power " + Failures.number(exponent));
    }
    if (base < 0 && exponent != Math.rint(exponent)) {
      throw Failures.domain(
          exponent == 0.5
              ? "`sqrt` of " + Failures.number(base) + " has no real value"
              : Failures.number(base)
                  + " to the power "
                  + Failures.number(exponent)
                  + " has no real value");
    }
    return exponent == 0.5
        ? Math.sqrt(base)
        : exponent == -1 ? 1 / base : exponent == 2 ? base * base : Math.pow(base, exponent);
  }

  /** A function of the catalogue, {@code sqrt} or {@code inv}. */
  static double apply(String name, double x) {
    if (name.equals("sqrt") || name.equals("inv")) {
      return power(x, name.equals("inv") ? -1 : 0.5);
    }
    ScalarFunction f =
        Catalogue.find(name)
            .orElseThrow(
                () ->
                    Failures.unsupported(
                        "the value of the unknown function " + name + " is not known"));
    if (!f.domain().contains(x)) {
      throw Failures.domain("`" + name + "` of " + Failures.number(x));
    }
    double value = f.numeric().applyAsDouble(x);
    if (!Double.isFinite(value)) {
      throw Failures.domain("overflow in `" + name + "` of " + Failures.number(x));
    }
    return value;
  }
}
