package org.frobenius.simplify;

import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Rational;
import org.frobenius.function.Catalogue;

/**
 * The values that functions of the catalogue have at 0 and 1 where these are 0, 1/2 or 1: {@code
 * exp(0) = 1}, {@code log(1) = 0} (DLMF 4 to 7). No other value there is near one of these.
 */
final class KnownValues {
  private KnownValues() {}

  /** Of a scalar, or entry by entry. */
  static Optional<Expr> entrywise(Fun f, Expr arg) {
    boolean one = arg == Build.ONE || Build.isConstant(arg, Expr.Constant.Kind.ONES);
    return at(f, arg, one)
        .map(v -> arg.isScalar() ? Build.num(v) : Build.scale(v, Build.ones(arg.shape())));
  }

  /** Of a square matrix. */
  static Optional<Expr> ofMatrix(Fun f, Expr arg) {
    return at(f, arg, Build.isConstant(arg, Expr.Constant.Kind.IDENTITY))
        .map(v -> Build.scale(v, Build.identity(arg.shape().rows())));
  }

  private static Optional<Rational> at(Fun f, Expr arg, boolean one) {
    if (!(f instanceof Fun.Known(var name)) || !(one || Build.isZero(arg))) {
      return Optional.empty();
    }
    return Catalogue.find(name)
        .map(entry -> entry.numeric().applyAsDouble(one ? 1 : 0))
        .filter(value -> value == 0 || value == 0.5 || value == 1)
        .map(value -> Rational.of(Math.round(2 * value), 2));
  }
}
