package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Order;

/**
 * A sum over an index as it is read: {@code X^j*A*X^(k-1-j)}, the power that grows in front, where
 * it may as well be counted down.
 */
final class CountedUp {
  private CountedUp() {}

  static Expr shown(Expr.BigSum sum) {
    if (Build.isConstant(sum.to(), Expr.Constant.Kind.INFINITY)) {
      return sum;
    }
    Expr body =
        sum.body() instanceof Expr.Transpose(var upright, _)
            ? Build.transpose(counted(sum, upright))
            : counted(sum, sum.body());
    return Build.bigSum(sum.index(), sum.from(), sum.to(), body);
  }

  private static Expr counted(Expr.BigSum sum, Expr body) {
    if (!(body instanceof Expr.Product(var c, var scalars, var factors, _))
        || scalars.stream().anyMatch(s -> Constants.dependsOn(s, sum.index()))) {
      return body;
    }
    List<Expr> varying = factors.stream().filter(f -> Constants.dependsOn(f, sum.index())).toList();
    if (varying.size() < 2
        || Order.NATURAL.compare(varying.getFirst(), varying.getLast()) <= 0
        || !varying.stream().allMatch(f -> hasIndexOnlyInExponent(f, sum.index()))) {
      return body;
    }
    Expr down = Build.sum(sum.to(), sum.from(), Build.negate(sum.index()));
    var turned = new ArrayList<Expr>();
    for (Expr factor : factors) {
      turned.add(
          factor instanceof Expr.Power(var base, var exponent, _)
              ? Build.power(base, counted(exponent, sum.index(), down))
              : factor);
    }
    return Build.product(c, scalars, turned);
  }

  private static boolean hasIndexOnlyInExponent(Expr factor, Expr.Symbol index) {
    return factor instanceof Expr.Power(var base, _, _) && !Constants.dependsOn(base, index);
  }

  private static Expr counted(Expr exponent, Expr.Symbol index, Expr down) {
    var normalizer = new Normalizer();
    return normalizer
        .presentation()
        .best(normalizer.normalize(Children.substitute(exponent, Map.of(index, down))));
  }
}
