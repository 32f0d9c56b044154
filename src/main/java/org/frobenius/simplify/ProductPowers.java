package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;

/**
 * Powers of products: written out in the normal form, where {@code (A*X)^2*A} and {@code A*(X*A)^2}
 * are one chain, and gathered again in the presented one.
 */
final class ProductPowers {
  /** Longer chains are not written out, nor gathered: a power says them better. */
  private static final int LONG = 24;

  private static final int SHORTEST_RUN = 4;

  private ProductPowers() {}

  /** {@code (A*X)^2} as {@code A*X*A*X}; empty where that is long, or no product. */
  static Optional<Expr> writtenOut(Expr base, Expr exponent) {
    if (!(base instanceof Expr.Product(var c, var scalars, var factors, _))
        || factors.size() < 2
        || !c.isOne()
        || !scalars.isEmpty()
        || base.isScalar()
        || !(exponent instanceof Expr.Num(var k, _))
        || !isSmall(k, factors.size())) {
      return Optional.empty();
    }
    var chain = new ArrayList<Expr>();
    for (int i = 0; i < k.intValue(); i++) {
      chain.addAll(factors);
    }
    return Optional.of(Build.product(chain));
  }

  private static boolean isSmall(Rational k, int length) {
    return k.isSmallInteger() && k.intValue() > 1 && (long) k.intValue() * length <= LONG;
  }

  /** The chain with blocks that repeat as powers, the longest run first. */
  static List<Expr> gathered(List<Expr> chain) {
    if (chain.size() < SHORTEST_RUN
        || chain.size() > LONG
        || new HashSet<>(chain).size() > chain.size() - 2) {
      return chain;
    }
    int start = 0;
    int period = 0;
    int times = 1;
    for (int p = 2; 2 * p <= chain.size(); p++) {
      for (int i = 0; i + 2 * p <= chain.size(); i++) {
        int n = repetitions(chain, i, p);
        if (n > 1 && n * p > times * period && isSquare(chain, i, p)) {
          start = i;
          period = p;
          times = n;
        }
      }
    }
    if (times == 1) {
      return chain;
    }
    var gathered = new ArrayList<>(gathered(chain.subList(0, start)));
    gathered.add(
        Build.power(Build.product(chain.subList(start, start + period)), Build.num(times)));
    gathered.addAll(gathered(chain.subList(start + period * times, chain.size())));
    return gathered;
  }

  private static int repetitions(List<Expr> chain, int start, int period) {
    int n = 1;
    while (start + (n + 1) * period <= chain.size()
        && chain
            .subList(start, start + period)
            .equals(chain.subList(start + n * period, start + (n + 1) * period))) {
      n++;
    }
    return n;
  }

  private static boolean isSquare(List<Expr> chain, int start, int period) {
    return chain.get(start).shape().rows().equals(chain.get(start + period - 1).shape().cols());
  }
}
