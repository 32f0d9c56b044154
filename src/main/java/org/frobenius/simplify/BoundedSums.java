package org.frobenius.simplify;

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
    if (sum.from() instanceof Expr.Num(var first, _) && vanishes(at(sum, sum.from()))) {
      Expr next = Build.num(first.plus(Rational.ONE));
      return Build.bigSum(sum.index(), next, sum.to(), sum.body());
    }
    if (Build.isConstant(sum.to(), Expr.Constant.Kind.INFINITY)) {
      return constantsOut(sum);
    }
    Expr count = SumArrangement.arranged(Build.sum(sum.to(), Build.negate(sum.from()), Build.ONE));
    if (count instanceof Expr.Num(var n, _)) {
      if (n.signum() <= 0) {
        return Build.zeros(sum.shape());
      }
      if (n.isOne()) {
        return at(sum, sum.from());
      }
    }
    if (!Constants.dependsOn(sum.body(), sum.index())
        && Properties.has(count, Property.NONNEGATIVE)) {
      return Build.product(count, sum.body());
    }
    return constantsOut(sum);
  }

  private static Expr at(Expr.BigSum sum, Expr value) {
    return Children.substitute(sum.body(), Map.of(sum.index(), value));
  }

  /** Whether a term is zero on sight: a factor is, or it is an empty sum. */
  private static boolean vanishes(Expr e) {
    return switch (e) {
      case Expr.Product(_, var scalars, var factors, _) ->
          scalars.stream().anyMatch(BoundedSums::vanishes)
              || factors.stream().anyMatch(BoundedSums::vanishes);
      case Expr.Sum(var terms, _) -> terms.stream().allMatch(BoundedSums::vanishes);
      case Expr.Transpose(var arg, _) -> vanishes(arg);
      case Expr.BigSum(_, Expr.Num(var from, _), Expr.Num(var to, _), var body, _) ->
          to.compareTo(from) < 0 || vanishes(body);
      case Expr.BigSum(_, _, _, var body, _) -> vanishes(body);
      case Expr.Frechet(_, _, var directions, _) ->
          directions.stream().anyMatch(BoundedSums::vanishes);
      case Expr other -> Build.isZero(other);
    };
  }

  private static Expr constantsOut(Expr.BigSum sum) {
    return Constants.outOf(
            sum.body(), sum.index(), body -> Build.bigSum(sum.index(), sum.from(), sum.to(), body))
        .orElse(sum);
  }
}
