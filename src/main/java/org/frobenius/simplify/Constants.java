package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;

/** What does not depend on the index of a sum, or the variable of an integral, stands outside. */
final class Constants {
  private Constants() {}

  /**
   * The factors of a product that do not depend on the name, moved in front of and behind what is
   * made of the rest.
   *
   * @param rebuilt the sum or integral of a body
   * @return empty where nothing can be moved
   */
  static Optional<Expr> outOf(Expr e, Expr.Symbol name, UnaryOperator<Expr> rebuilt) {
    if (!(e instanceof Expr.Product(var c, var scalars, var factors, _))) {
      return Optional.empty();
    }
    var outer = scalars.stream().filter(s -> !dependsOn(s, name)).toList();
    var inner = scalars.stream().filter(s -> dependsOn(s, name)).toList();
    int from = 0;
    int to = factors.size();
    while (from < to && !dependsOn(factors.get(from), name)) {
      from++;
    }
    while (to > from && !dependsOn(factors.get(to - 1), name)) {
      to--;
    }
    if (from == to) {
      from = 0;
      to = factors.size();
    }
    boolean unchanged = c.isOne() && outer.isEmpty() && from == 0 && to == factors.size();
    if (unchanged || (inner.isEmpty() && factors.isEmpty())) {
      return Optional.empty();
    }
    Expr body = Build.product(Rational.ONE, inner, factors.subList(from, to));
    var chain = new ArrayList<Expr>(factors.subList(0, from));
    chain.add(rebuilt.apply(body));
    chain.addAll(factors.subList(to, factors.size()));
    return Optional.of(Build.product(c, outer, List.copyOf(chain)));
  }

  static boolean dependsOn(Expr e, Expr.Symbol name) {
    return Children.symbols(e).contains(name);
  }
}
