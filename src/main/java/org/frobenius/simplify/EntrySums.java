package org.frobenius.simplify;

import java.util.IdentityHashMap;
import java.util.Map;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/**
 * Sums of the entries of a column as products, {@code sum(A*x) = ones(m)'*A*x}, so that they meet
 * where everything is multiplied out.
 */
final class EntrySums {
  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  private EntrySums() {}

  static Expr asProducts(Expr e) {
    return Children.any(e, EntrySums::is) ? new EntrySums().in(e) : e;
  }

  private static boolean is(Expr e) {
    return e instanceof Expr.Call(var op, var args, _)
        && op == Op.SUM
        && args.getFirst().shape().isColumn();
  }

  private Expr in(Expr e) {
    Expr known = done.get(e);
    if (known == null) {
      Expr mapped = e instanceof Expr.Named ? e : Children.map(e, this::in);
      known =
          mapped instanceof Expr.Call(_, var args, _) && is(mapped)
              ? Build.product(Build.ones(args.getFirst().shape().transposed()), args.getFirst())
              : mapped;
      done.put(e, known);
    }
    return known;
  }
}
