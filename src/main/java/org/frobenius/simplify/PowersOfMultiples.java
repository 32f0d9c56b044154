package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;

/** {@code X.^2/s^2} as {@code (X/s).^2}: the scalars of an entrywise power taken into its base. */
final class PowersOfMultiples {
  private PowersOfMultiples() {}

  /** Empty where no scalar in front has the same whole exponent, or its opposite. */
  static Optional<Expr> gathered(Expr shown) {
    if (!(shown instanceof Expr.Product(var c, var scalars, var factors, _))
        || factors.size() != 1
        || !(factors.getFirst() instanceof Expr.EntryPower(var base, Expr.Num(var k, _), _))
        || !k.isInteger()) {
      return Optional.empty();
    }
    var inside = new ArrayList<Expr>();
    var outside = new ArrayList<Expr>();
    for (Expr scalar : scalars) {
      root(scalar, k).ifPresentOrElse(inside::add, () -> outside.add(scalar));
    }
    if (inside.isEmpty()) {
      return Optional.empty();
    }
    Expr multiple = Build.product(Rational.ONE, inside, List.of(base));
    return Optional.of(
        Build.product(c, outside, List.of(Build.entryPower(multiple, Build.num(k)))));
  }

  /** The {@code s} with {@code s^k} the scalar. */
  private static Optional<Expr> root(Expr scalar, Rational k) {
    if (!(scalar instanceof Expr.Power(var s, Expr.Num(var exponent, _), _))) {
      return Optional.empty();
    }
    if (exponent.equals(k)) {
      return Optional.of(s);
    }
    return exponent.equals(k.negate()) ? Optional.of(Build.inverse(s)) : Optional.empty();
  }
}
