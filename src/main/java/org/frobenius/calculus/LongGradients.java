package org.frobenius.calculus;

import java.util.IdentityHashMap;
import java.util.Map;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.simplify.CommonFactors;

/**
 * Names for the long products and the large sums among the gradients on the way. Through n nested
 * functions a gradient grows by a factor a step, and n normal forms of n factors are n² steps; of a
 * name and a factor they are n. Where each step uses the last one twice, as in {@code Y*Y + Y}, a
 * gradient without a name would be written out twice a step: the sum of a name's multiples is a
 * product.
 */
final class LongGradients {
  private static final int LONG = 64;

  /** Smaller sums have no names: the answer is sought among their forms. */
  private static final long LARGE = 400;

  /** What no user's name is like. */
  private static final String PREFIX = "gradient ";

  private int count;

  /** The gradient, or a name for it. */
  Expr shortened(Expr gradient) {
    Expr product =
        count > 0 && gradient instanceof Expr.Sum sum
            ? CommonFactors.pulledOut(sum, LongGradients::isOne)
            : gradient;
    return isLong(product) ? Build.named(PREFIX + count++, product) : product;
  }

  private static boolean isOne(Expr e) {
    return e instanceof Expr.Named name && isOne(name);
  }

  /** Whether it is such a name, of a value that may have been rewritten since, as under a sum. */
  static boolean isOne(Expr.Named name) {
    return name.name().startsWith(PREFIX);
  }

  private static boolean isLong(Expr e) {
    return switch (e) {
      case Expr.Product(_, _, var factors, _) when factors.size() == 1 ->
          isLong(factors.getFirst());
      case Expr.Product(_, _, var factors, _) -> factors.size() > LONG;
      case Expr.Hadamard(var factors, _) -> factors.size() > LONG;
      case Expr.Sum _ -> e.meta().weight() > LARGE;
      case Expr _ -> false;
    };
  }

  /** What the names stand for in their place. */
  Expr written(Expr e) {
    return count == 0 ? e : written(e, new IdentityHashMap<>());
  }

  private static Expr written(Expr e, Map<Expr, Expr> done) {
    Expr known = done.get(e);
    if (known == null) {
      known =
          switch (e) {
            case Expr.Named name when isOne(name) -> written(name.value(), done);
            case Expr.Named _ -> e;
            case Expr _ -> Children.map(e, child -> written(child, done));
          };
      done.put(e, known);
    }
    return known;
  }
}
