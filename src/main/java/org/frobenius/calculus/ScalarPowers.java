package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;

/**
 * Equal scalars in a line of a derivation as powers, {@code 2*b*b*K} as {@code 2*b^2*K}, {@code
 * A/(s^2*s)} as {@code A/s^3}; what would cancel stays.
 */
final class ScalarPowers {
  private ScalarPowers() {}

  static Expr gathered(Expr e) {
    if (e instanceof Expr.Named || e instanceof Expr.Differential || e.meta().weight() <= 1) {
      return e;
    }
    Expr inside = Children.map(e, ScalarPowers::gathered);
    return inside instanceof Expr.Product(var c, var scalars, var factors, _) && scalars.size() > 1
        ? Build.product(c, gathered(scalars), factors)
        : inside;
  }

  private static List<Expr> gathered(List<Expr> scalars) {
    var gathered = new ArrayList<Expr>(scalars.size());
    for (Expr scalar : scalars) {
      int at = alike(gathered, scalar);
      if (at < 0) {
        gathered.add(scalar);
      } else {
        Rational both = exponent(gathered.get(at)).plus(exponent(scalar));
        gathered.set(at, Build.power(base(scalar), Build.num(both)));
      }
    }
    return gathered;
  }

  private static int alike(List<Expr> scalars, Expr scalar) {
    for (int i = 0; i < scalars.size(); i++) {
      if (base(scalars.get(i)) == base(scalar)
          && exponent(scalars.get(i)).signum() == exponent(scalar).signum()) {
        return i;
      }
    }
    return -1;
  }

  private static Expr base(Expr e) {
    return e instanceof Expr.Power(var base, Expr.Num(var k, _), _) && k.isInteger() ? base : e;
  }

  private static Rational exponent(Expr e) {
    return e instanceof Expr.Power(_, Expr.Num(var k, _), _) && k.isInteger() ? k : Rational.ONE;
  }
}
