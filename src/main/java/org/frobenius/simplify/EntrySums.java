package org.frobenius.simplify;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Operators;
import org.frobenius.expr.Shape;

/**
 * Sums of the entries of a column, of rows and of columns as products, {@code sum(A*x) =
 * ones(m)'*A*x}, {@code rowsum(A) = A*ones(n)}, so that they meet where everything is multiplied
 * out.
 */
final class EntrySums {
  private static final long SUMS =
      Operators.of(Op.SUM) | Operators.of(Op.ROWSUM) | Operators.of(Op.COLSUM);

  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  private EntrySums() {}

  static Expr asProducts(Expr e) {
    return Operators.mayBeIn(e, SUMS) && Children.any(e, EntrySums::is) ? new EntrySums().in(e) : e;
  }

  /** Whether there are two that could meet, or one and a column of ones. */
  static boolean mayMeet(Expr e) {
    return Operators.mayBeIn(e, SUMS | Operators.of(Expr.Constant.Kind.ONES))
        && count(e, Collections.newSetFromMap(new IdentityHashMap<>())) > 1;
  }

  private static int count(Expr e, Set<Expr> seen) {
    if (e instanceof Expr.Named || !seen.add(e)) {
      return 0;
    }
    int found = is(e) || Build.isConstant(e, Expr.Constant.Kind.ONES) ? 1 : 0;
    List<Expr> parts = Children.of(e);
    for (int i = 0; i < parts.size() && found < 2; i++) {
      found += count(parts.get(i), seen);
    }
    return found;
  }

  private static boolean is(Expr e) {
    return e instanceof Expr.Call(var op, var args, _)
        && (op == Op.SUM && args.getFirst().shape().isColumn()
            || op == Op.ROWSUM
            || op == Op.COLSUM);
  }

  private static Expr of(Op op, Expr arg) {
    return switch (op) {
      case ROWSUM -> Build.product(arg, ones(arg.shape().cols()));
      case COLSUM -> Build.product(Mirror.of(arg), ones(arg.shape().rows()));
      case null, default -> Build.product(Build.transpose(ones(arg.shape().rows())), arg);
    };
  }

  private static Expr ones(Dim size) {
    return Build.ones(new Shape(size, Dim.ONE));
  }

  private Expr in(Expr e) {
    Expr known = done.get(e);
    if (known == null) {
      Expr mapped = e instanceof Expr.Named ? e : Children.map(e, this::in);
      known =
          is(mapped) && mapped instanceof Expr.Call(var op, var args, _)
              ? of(op, args.getFirst())
              : mapped;
      done.put(e, known);
    }
    return known;
  }
}
