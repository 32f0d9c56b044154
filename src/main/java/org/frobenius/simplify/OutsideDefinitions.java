package org.frobenius.simplify;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;

/** The walks of what an expression says itself: a definition's name is a leaf of it. */
final class OutsideDefinitions {
  private OutsideDefinitions() {}

  /**
   * Whether a part of the expression, or itself, is such a one. Shared parts are looked at as often
   * as they are written.
   */
  static boolean any(Expr e, Predicate<Expr> sought) {
    if (sought.test(e)) {
      return true;
    }
    if (e instanceof Expr.Named) {
      return false;
    }
    List<Expr> parts = Children.of(e);
    for (int i = 0; i < parts.size(); i++) {
      if (any(parts.get(i), sought)) {
        return true;
      }
    }
    return false;
  }

  /** The expression and all its parts. */
  static Set<Expr> parts(Expr e) {
    Set<Expr> parts = Collections.newSetFromMap(new IdentityHashMap<>());
    collect(e, parts);
    return parts;
  }

  private static void collect(Expr e, Set<Expr> parts) {
    if (parts.add(e) && !(e instanceof Expr.Named)) {
      Children.of(e).forEach(child -> collect(child, parts));
    }
  }

  /** Parts replaced, outermost first; not what is differentiated in {@code d(A)}. */
  static Expr replaced(Expr e, Map<Expr, Expr> with) {
    return replaced(e, with, new IdentityHashMap<>());
  }

  private static Expr replaced(Expr e, Map<Expr, Expr> with, Map<Expr, Expr> done) {
    Expr known = done.get(e);
    if (known == null) {
      known = with.get(e);
      if (known == null) {
        known =
            e instanceof Expr.Named || e instanceof Expr.Differential
                ? e
                : Children.map(e, child -> replaced(child, with, done));
      }
      done.put(e, known);
    }
    return known;
  }
}
