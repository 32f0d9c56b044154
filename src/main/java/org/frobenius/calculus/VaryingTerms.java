package org.frobenius.calculus;

import java.util.Map;
import java.util.function.Predicate;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;

/**
 * The terms of a sum that have a derivative: of {@code sum(j = 0..k, X^j)} those from {@code j = 1}
 * on. The formula for the others may need more than the sum does: {@code X^(j-1)} an inverse.
 */
final class VaryingTerms {
  private VaryingTerms() {}

  /**
   * The sum without its first term where that is constant.
   *
   * @param varies whether an expression depends on what is differentiated by
   */
  static Expr.BigSum of(Expr.BigSum sum, Predicate<Expr> varies) {
    if (!(sum.from() instanceof Expr.Num(var first, _)) || !first.isInteger()) {
      return sum;
    }
    Expr term = Children.substitute(sum.body(), Map.of(sum.index(), sum.from()));
    Expr next = Build.num(first.plus(Rational.ONE));
    return !varies.test(term)
            && Build.bigSum(sum.index(), next, sum.to(), sum.body()) instanceof Expr.BigSum rest
        ? rest
        : sum;
  }
}
