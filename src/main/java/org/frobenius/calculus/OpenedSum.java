package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;

/**
 * One bracket multiplied out while the others stay, so that its terms cancel against them: {@code
 * (a ./ p - b) .* p .* (1 .- p)} is {@code a .* (1 .- p) - b .* p .* (1 .- p)}.
 */
final class OpenedSum {
  /** Of larger expressions no bracket is tried. */
  private static final long LARGE = 120;

  private OpenedSum() {}

  /** The shortest such form from which the other expression follows by multiplying out the rest. */
  static Optional<Expr> between(Expr from, Expr to) {
    if (Printer.tokens(from) > LARGE) {
      return Optional.empty();
    }
    Expr best = from;
    for (Expr opened : opened(from)) {
      Expr cancelled = Explanation.arithmetic(opened);
      if (Printer.tokens(cancelled) < Printer.tokens(best)
          && Explanation.isFactored(cancelled, to)) {
        best = cancelled;
      }
    }
    return best == from ? Optional.empty() : Optional.of(best);
  }

  /** The expression with each of its brackets opened, one at a time. */
  private static List<Expr> opened(Expr e) {
    var all = new ArrayList<Expr>();
    List<Expr> children = Children.of(e);
    switch (e) {
      case Expr.Hadamard(var factors, _) -> {
        for (int i = 0; i < factors.size(); i++) {
          if (factors.get(i) instanceof Expr.Sum(var terms, _)) {
            var products = new ArrayList<Expr>();
            for (Expr term : terms) {
              var each = new ArrayList<>(factors);
              each.set(i, term);
              products.add(Build.hadamard(each));
            }
            all.add(Build.sum(products));
          }
        }
      }
      case Expr.Product(var c, var scalars, var factors, _) -> {
        for (int i = 0; i < factors.size(); i++) {
          if (factors.get(i) instanceof Expr.Sum(var terms, _)) {
            var products = new ArrayList<Expr>();
            for (Expr term : terms) {
              var each = new ArrayList<>(factors);
              each.set(i, term);
              products.add(Build.product(c, scalars, each));
            }
            all.add(Build.sum(products));
          }
        }
      }
      case Expr _ -> {}
    }
    if (!(e instanceof Expr.Named)) {
      for (Expr child : children) {
        for (Expr inside : opened(child)) {
          all.add(Children.map(e, c -> c == child ? inside : c));
        }
      }
    }
    return all;
  }
}
