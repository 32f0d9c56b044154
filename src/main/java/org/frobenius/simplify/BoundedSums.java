package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;
import org.frobenius.expr.Rational;

/** Bounded sums: a constant body is counted, what does not depend on the index stands outside. */
final class BoundedSums {
  private BoundedSums() {}

  static Expr arrange(Expr.BigSum sum) {
    if (Build.isConstant(sum.to(), Expr.Constant.Kind.INFINITY)) {
      return constantsOut(sum);
    }
    Expr count = SumArrangement.arranged(Build.sum(sum.to(), Build.negate(sum.from()), Build.ONE));
    if (count instanceof Expr.Num(var n, _)) {
      if (n.signum() <= 0) {
        return Build.zeros(sum.shape());
      }
      if (n.isOne()) {
        return Children.substitute(sum.body(), Map.of(sum.index(), sum.from()));
      }
    }
    if (!dependsOn(sum.body(), sum.index()) && Properties.has(count, Property.NONNEGATIVE)) {
      return Build.product(count, sum.body());
    }
    return constantsOut(sum);
  }

  private static boolean dependsOn(Expr e, Expr.Symbol index) {
    return Children.symbols(e).contains(index);
  }

  private static Expr constantsOut(Expr.BigSum sum) {
    if (!(sum.body() instanceof Expr.Product(var c, var scalars, var factors, _))) {
      return sum;
    }
    var outer = scalars.stream().filter(s -> !dependsOn(s, sum.index())).toList();
    var inner = scalars.stream().filter(s -> dependsOn(s, sum.index())).toList();
    int from = 0;
    int to = factors.size();
    while (from < to && !dependsOn(factors.get(from), sum.index())) {
      from++;
    }
    while (to > from && !dependsOn(factors.get(to - 1), sum.index())) {
      to--;
    }
    if (from == to) {
      from = 0;
      to = factors.size();
    }
    boolean unchanged = c.isOne() && outer.isEmpty() && from == 0 && to == factors.size();
    if (unchanged || (inner.isEmpty() && factors.isEmpty())) {
      return sum;
    }
    Expr body = Build.product(Rational.ONE, inner, factors.subList(from, to));
    var chain = new ArrayList<Expr>(factors.subList(0, from));
    chain.add(Build.bigSum(sum.index(), sum.from(), sum.to(), body));
    chain.addAll(factors.subList(to, factors.size()));
    return Build.product(c, outer, List.copyOf(chain));
  }
}
