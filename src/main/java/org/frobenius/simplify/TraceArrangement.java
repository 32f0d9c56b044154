package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/** Traces up to rotation and transposition: {@code tr(A*B*C)}, {@code tr(B*C*A)} and {@code tr(C'*B'*A')} are one. */
final class TraceArrangement {
  /** Beyond this many factors only rotations that begin at the first smallest factor are tried. */
  private static final int LONG = 64;

  private TraceArrangement() {}

  static Expr arrange(Expr trace, Expr arg) {
    if (!(arg instanceof Expr.Product(var c, var scalars, var factors, _))
        || !c.isOne()
        || !scalars.isEmpty()) {
      Expr mirrored = Mirror.of(arg);
      return Mirror.precedes(List.of(mirrored), List.of(arg)) ? Build.trace(mirrored) : trace;
    }
    int thin = thinPlace(factors);
    if (thin >= 0) {
      return Build.product(rotated(factors, thin));
    }
    if (factors.size() == 2 && factors.stream().anyMatch(Expr.Hadamard.class::isInstance)) {
      return Build.call(Op.SUM, Build.hadamard(Mirror.of(factors.getFirst()), factors.getLast()));
    }
    List<Expr> best = best(factors, factors);
    List<Expr> mirrored = factors.reversed().stream().map(Mirror::of).toList();
    best = best(mirrored, best);
    return best == factors ? trace : Build.trace(Build.product(best));
  }

  /** Where a factor has one row: the trace is an inner product. */
  private static int thinPlace(List<Expr> factors) {
    for (int i = 0; i < factors.size(); i++) {
      if (factors.get(i).shape().rows().isOne()) {
        return i;
      }
    }
    return -1;
  }

  private static List<Expr> best(List<Expr> chain, List<Expr> soFar) {
    List<Expr> best = soFar;
    int tried = 0;
    for (int i = 0; i < chain.size() && tried < LONG; i++) {
      List<Expr> candidate = i == 0 ? chain : rotated(chain, i);
      if (candidate != best && Mirror.precedes(candidate, best)) {
        best = candidate;
      }
      tried++;
    }
    return best;
  }

  private static List<Expr> rotated(List<Expr> chain, int start) {
    var turned = new ArrayList<>(chain.subList(start, chain.size()));
    turned.addAll(chain.subList(0, start));
    return turned;
  }
}
