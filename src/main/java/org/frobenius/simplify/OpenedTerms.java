package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;

/**
 * Expressions with one term of a sum multiplied out: {@code v*(B*z - p) + w} as {@code v*B*z - v*p
 * + w}, where {@code v*p - w} may be seen.
 */
final class OpenedTerms {
  /** The first so many terms are opened, each alone. */
  private static final int MOST = 6;

  private OpenedTerms() {}

  static List<List<Expr>> of(List<Expr> expressions) {
    var found = new LinkedHashSet<Expr.Product>();
    var seen = new LinkedHashSet<Expr>();
    expressions.forEach(e -> collect(e, found, seen));
    return found.stream()
        .limit(MOST)
        .map(
            term -> {
              var done = new IdentityHashMap<Expr, Expr>();
              return expressions.stream().map(e -> opened(e, term, done)).toList();
            })
        .toList();
  }

  private static void collect(Expr e, Set<Expr.Product> found, Set<Expr> seen) {
    if (e instanceof Expr.Named || !seen.add(e)) {
      return;
    }
    if (e instanceof Expr.Sum(var terms, _)) {
      for (Expr term : terms) {
        if (term instanceof Expr.Product p
            && p.factors().stream().anyMatch(Expr.Sum.class::isInstance)) {
          found.add(p);
        }
      }
    }
    Children.of(e).forEach(child -> collect(child, found, seen));
  }

  private static Expr opened(Expr e, Expr.Product term, Map<Expr, Expr> done) {
    Expr known = done.get(e);
    if (known == null) {
      known =
          e == term
              ? multipliedOut(term)
              : e instanceof Expr.Named ? e : Children.map(e, child -> opened(child, term, done));
      done.put(e, known);
    }
    return known;
  }

  private static Expr multipliedOut(Expr.Product p) {
    List<Expr> factors = p.factors();
    for (int i = 0; i < factors.size(); i++) {
      if (factors.get(i) instanceof Expr.Sum(var terms, _)) {
        var all = new ArrayList<Expr>();
        for (Expr one : terms) {
          var chain = new ArrayList<>(factors);
          chain.set(i, one);
          all.add(Build.product(p.coefficient(), p.scalars(), chain));
        }
        return Build.sum(all);
      }
    }
    return p;
  }
}
