package org.frobenius.expr;

import java.util.List;

/** Powers of scalars and of square matrices; the inverse is one. */
final class Powers {
  private Powers() {}

  /**
   * Units, and integer powers of numbers, are evaluated; {@code sqrt} of a square number too. A
   * reciprocal goes to the factors of a scalar, and joins an integer exponent: {@code 1/(a*b^2)} is
   * {@code a^-1*b^-2}.
   */
  static Expr power(Expr base, Expr exponent) {
    Shape.require(base.shape().isSquare(), "^", base.shape(), exponent.shape());
    Shape.require(exponent.isScalar(), "^", base.shape(), exponent.shape());
    if (exponent == Build.ONE) {
      return base;
    }
    if (exponent == Build.ZERO) {
      return Build.identity(base.shape().rows());
    }
    if (Build.isConstant(base, Expr.Constant.Kind.IDENTITY) || base == Build.ONE) {
      return base;
    }
    if (base instanceof Expr.Num(var b, _) && exponent instanceof Expr.Num(var x, _)) {
      if (x.isSmallInteger() && Math.abs(x.intValue()) <= 4096 && !(b.isZero() && x.signum() < 0)) {
        return Build.num(b.power(x.intValue()));
      }
      if (x.abs().equals(Rational.HALF) && b.squareRoot().isPresent() && !b.isZero()) {
        Rational root = b.squareRoot().get();
        return Build.num(x.signum() > 0 ? root : root.inverse());
      }
    }
    if (exponent == Build.MINUS_ONE) {
      if (base instanceof Expr.Power(var inner, Expr.Num(var k, _), _)) {
        return power(inner, Build.num(k.negate()));
      }
      if (base instanceof Expr.Product(var c, var scalars, var factors, _) && factors.isEmpty()) {
        return Build.product(c.inverse(), scalars.stream().map(Build::inverse).toList(), List.of());
      }
    }
    return Interner.intern(
        new Expr.Power(
            base, exponent, Meta.of(base.shape(), Node.POWER, 0, List.of(base, exponent))));
  }
}
