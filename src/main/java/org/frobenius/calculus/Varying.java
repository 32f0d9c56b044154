package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/** What changes with the variable, and what is left to differentiate in a line. */
final class Varying {
  private final Expr wrt;
  private final Map<Expr, Boolean> depends = new IdentityHashMap<>();
  private final Map<Expr, Boolean> differentiates = new IdentityHashMap<>();

  Varying(Expr wrt) {
    this.wrt = wrt;
  }

  /** Whether the variable is in it. */
  boolean depends(Expr e) {
    Boolean known = depends.get(e);
    if (known == null) {
      known = e == wrt || Children.of(e).stream().anyMatch(this::depends);
      depends.put(e, known);
    }
    return known;
  }

  /** Whether a differential is in it. */
  boolean differentiates(Expr e) {
    Boolean known = differentiates.get(e);
    if (known == null) {
      known =
          e instanceof Expr.Differential || Children.of(e).stream().anyMatch(this::differentiates);
      differentiates.put(e, known);
    }
    return known;
  }

  /** Whether a differential of something else than a name is left. */
  boolean composite(Expr e) {
    return e instanceof Expr.Differential(var arg, _)
        ? !isLeaf(arg)
        : differentiates(e) && Children.of(e).stream().anyMatch(this::composite);
  }

  /** The variable, or a definition, whose differential stands on lines of its own. */
  boolean isLeaf(Expr e) {
    return e == wrt || e instanceof Expr.Named;
  }

  /** The node on changed children: zero where a part it is linear in is zero. */
  Expr inside(Expr e, UnaryOperator<Expr> f) {
    Expr changed = Children.map(e, child -> differentiates(child) ? f.apply(child) : child);
    boolean additive = e instanceof Expr.Sum || e instanceof Expr.Block;
    boolean vanishes =
        !additive
            && Children.of(changed).stream().anyMatch(Build::isZero)
            && Children.of(e).stream()
                .anyMatch(child -> differentiates(child) && Build.isZero(f.apply(child)));
    return vanishes ? Build.zeros(e.shape()) : changed;
  }

  /** {@code 2*(A : d(A))} is {@code 2*A : d(A)}; a minus stands in front of all but the first. */
  Expr gathered(Expr e, boolean first) {
    if (e instanceof Expr.Product(var c, var scalars, var factors, _) && factors.isEmpty()) {
      for (int i = 0; i < scalars.size(); i++) {
        if (scalars.get(i) instanceof Expr.Call(var op, var args, _)
            && op == Op.FROBENIUS
            && differentiates(args.getLast())
            && !differentiates(args.getFirst())) {
          var rest = new ArrayList<>(scalars);
          rest.remove(i);
          Expr left = Build.product(c, rest, List.of(args.getFirst()));
          return first
              ? Build.frobenius(left, args.getLast())
              : ColonTerms.colon(left, args.getLast());
        }
      }
    }
    return e;
  }
}
