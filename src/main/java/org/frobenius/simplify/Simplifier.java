package org.frobenius.simplify;

import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;

/** The shortest form found of an expression: normal form, with and without products multiplied out, each presented. */
public final class Simplifier {
  /** Larger expressions are not multiplied out: the search would cost more than it saves. */
  private static final long LARGE = 2_000;

  private Simplifier() {}

  public static Expr simplify(Expr e, Normalizer normalizer) {
    return shortest(normalizer.normalize(e), normalizer);
  }

  /** The shortest form of a normal form. */
  public static Expr shortest(Expr normal, Normalizer normalizer) {
    var presentation = new Presentation();
    Expr shortest = presentation.best(normal);
    if (normal.meta().weight() > LARGE) {
      return shortest;
    }
    Expr expanded = new Expansion().expand(normal);
    if (expanded != normal) {
      for (Expr candidate : List.of(normalizer.normalize(expanded))) {
        Expr presented = presentation.best(candidate);
        if (presentation.cost(presented) < presentation.cost(shortest)) {
          shortest = presented;
        }
      }
    }
    return shortest;
  }

  /** Whether the expression is zero by rewriting alone. */
  public static boolean isZero(Expr e, Normalizer normalizer) {
    Expr normal = normalizer.normalize(e);
    return Build.isZero(normal)
        || Build.isZero(normalizer.normalize(new Expansion().expand(normal)));
  }
}
