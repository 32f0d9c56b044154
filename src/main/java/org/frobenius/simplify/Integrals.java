package org.frobenius.simplify;

import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;

/** Integrals: a constant is multiplied by the length, constant factors stand outside. */
final class Integrals {
  private Integrals() {}

  static Expr arrange(Expr.Integral integral) {
    if (!Constants.dependsOn(integral.body(), integral.variable())) {
      return Build.product(Build.minus(integral.to(), integral.from()), integral.body());
    }
    return Constants.outOf(
            integral.body(),
            integral.variable(),
            body -> Build.integral(integral.variable(), integral.from(), integral.to(), body))
        .orElse(integral);
  }
}
