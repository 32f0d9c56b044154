package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/** Norms, which are the same for the opposite: {@code norm(y - x)} is {@code norm(x - y)}. */
final class Norms {
  private static final Set<Op> NORMS =
      EnumSet.of(
          Op.NORM,
          Op.NORM_ONE,
          Op.NORM_INFINITY,
          Op.NORM_NUCLEAR,
          Op.NORM_SPECTRAL,
          Op.NORM_P,
          Op.ROWNORM,
          Op.COLNORM);

  private Norms() {}

  static boolean isNorm(Op op) {
    return NORMS.contains(op);
  }

  /** Whether it is the norm of what begins with a minus. */
  static boolean isOfOpposite(Expr.Call call) {
    return isNorm(call.op()) && positive(call.args().getFirst()) != call.args().getFirst();
  }

  /** The norm of the same with all signs turned. */
  static Expr ofOpposite(Expr.Call call) {
    var args = new ArrayList<>(call.args());
    args.set(0, positive(args.getFirst()));
    return Build.call(call.op(), args);
  }

  /** What has the same norm: of what begins with a minus, the opposite. */
  static Expr positive(Expr e) {
    return switch (e) {
      case Expr.Sum(var terms, _) when isNegative(terms.getFirst()) ->
          Build.sum(Children.all(terms, Build::negate));
      case Expr.Product _ when isNegative(e) -> Build.negate(e);
      case Expr other -> other;
    };
  }

  private static boolean isNegative(Expr e) {
    return Scaled.coefficient(e).signum() < 0;
  }
}
