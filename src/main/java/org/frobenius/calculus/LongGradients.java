package org.frobenius.calculus;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;

/**
 * Names for the long products among the gradients on the way. Through n nested functions a gradient
 * grows by a factor a step, and n normal forms of n factors are n² steps; of a name and a factor
 * they are n.
 */
final class LongGradients {
  private static final int LONG = 64;

  /** What no user's name is like. */
  private static final String PREFIX = "gradient ";

  private final Map<Expr.Named, Expr> values = new LinkedHashMap<>();

  /** The gradient, or a name for it. */
  Expr shortened(Expr gradient) {
    if (!isLong(gradient)) {
      return gradient;
    }
    Expr.Named name = Build.named(PREFIX + values.size(), gradient);
    values.put(name, gradient);
    return name;
  }

  private static boolean isLong(Expr e) {
    return switch (e) {
      case Expr.Product(_, _, var factors, _) when factors.size() == 1 ->
          isLong(factors.getFirst());
      case Expr.Product(_, _, var factors, _) -> factors.size() > LONG;
      case Expr.Hadamard(var factors, _) -> factors.size() > LONG;
      case Expr _ -> false;
    };
  }

  Set<Expr.Named> names() {
    return values.keySet();
  }

  /** What the names stand for in their place. */
  Expr written(Expr e) {
    return values.isEmpty() ? e : written(e, new IdentityHashMap<>());
  }

  private Expr written(Expr e, Map<Expr, Expr> done) {
    Expr known = done.get(e);
    if (known == null) {
      Expr value = e instanceof Expr.Named name ? values.get(name) : null;
      if (value != null) {
        known = written(value, done);
      } else {
        known = e instanceof Expr.Named ? e : Children.map(e, child -> written(child, done));
      }
      done.put(e, known);
    }
    return known;
  }
}
