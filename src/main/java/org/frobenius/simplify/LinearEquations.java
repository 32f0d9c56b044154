package org.frobenius.simplify;

import java.math.BigInteger;
import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Rational;

/**
 * Sylvester's and Lyapunov's equations without a number common to their coefficients, the first
 * positive: {@code sylvester(-2*A, 4*B, C)} is {@code -sylvester(A, -2*B, C)/2}.
 */
final class LinearEquations {
  private LinearEquations() {}

  static boolean is(Expr.Call call) {
    return call.op() == Op.SYLVESTER || call.op() == Op.LYAPUNOV;
  }

  static Expr arrange(Expr.Call call) {
    List<Expr> args = call.args();
    Rational number = content(args.getFirst());
    if (call.op() == Op.SYLVESTER) {
      number = common(number, content(args.get(1)));
    }
    if (number.isOne()) {
      return call;
    }
    Rational over = number.inverse();
    Expr left = scaled(over, args.getFirst());
    Expr same =
        call.op() == Op.SYLVESTER
            ? Build.call(call.op(), left, scaled(over, args.get(1)), args.getLast())
            : Build.call(call.op(), left, args.getLast());
    return Build.scale(over, same);
  }

  private static Expr scaled(Rational c, Expr e) {
    return SumArrangement.arranged(Build.scale(c, e));
  }

  private static Rational content(Expr e) {
    return e instanceof Expr.Sum sum
        ? SumArrangement.primitive(sum).coefficient()
        : Scaled.coefficient(e);
  }

  /** The greatest number that both are whole multiples of, with the sign of the first. */
  private static Rational common(Rational a, Rational b) {
    if (a.isZero() || b.isZero()) {
      return Rational.ONE;
    }
    BigInteger gcd =
        a.numerator().multiply(b.denominator()).gcd(b.numerator().multiply(a.denominator()));
    Rational common = new Rational(gcd, a.denominator().multiply(b.denominator()));
    return a.signum() < 0 ? common.negate() : common;
  }
}
