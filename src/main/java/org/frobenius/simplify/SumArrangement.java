package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.frobenius.expr.Build;
import org.frobenius.expr.Content;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Order;
import org.frobenius.expr.Rational;

/** Sums in order, like terms collected: {@code B + 2*A - B} is {@code 2*A}. */
final class SumArrangement {
  private SumArrangement() {}

  static Expr arrange(Expr.Sum sum) {
    return arrange(sum, _ -> {});
  }

  /**
   * @param cancelled is told of what came out with coefficient 0
   */
  static Expr arrange(Expr.Sum sum, Consumer<Expr> cancelled) {
    if (isArranged(sum.terms())) {
      return sum;
    }
    var collected = new LinkedHashMap<Expr, Rational>();
    collect(sum.terms(), Rational.ONE, collected);
    collected.forEach(
        (body, c) -> {
          if (c.isZero()) {
            cancelled.accept(body);
          }
        });
    return rebuilt(sum, collected);
  }

  /** Whether each term stands after the one before, so that none are alike, and none is a sum. */
  private static boolean isArranged(List<Expr> terms) {
    Expr before = null;
    for (int i = 0; i < terms.size(); i++) {
      Expr body = Scaled.of(terms.get(i)).body();
      if (body instanceof Expr.Sum || before != null && Order.NATURAL.compare(before, body) >= 0) {
        return false;
      }
      before = body;
    }
    return true;
  }

  private static Expr rebuilt(Expr e, LinkedHashMap<Expr, Rational> collected) {
    var terms = new ArrayList<Expr>(collected.size());
    collected.forEach(
        (body, c) -> {
          if (!c.isZero()) {
            terms.add(Build.scale(c, body));
          }
        });
    if (terms.isEmpty()) {
      return Build.zeros(e.shape());
    }
    terms.sort((a, b) -> Order.NATURAL.compare(Scaled.of(a).body(), Scaled.of(b).body()));
    return Build.sum(terms);
  }

  /** The same of an expression that need not be a sum. */
  static Expr arranged(Expr e) {
    return switch (e) {
      case Expr.Sum sum -> arrange(sum);
      case Expr other when Scaled.of(other).body() instanceof Expr.Sum -> {
        var collected = new LinkedHashMap<Expr, Rational>();
        collect(List.of(other), Rational.ONE, collected);
        yield rebuilt(other, collected);
      }
      case Expr other -> other;
    };
  }

  private static void collect(
      List<Expr> terms, Rational factor, LinkedHashMap<Expr, Rational> collected) {
    for (Expr term : terms) {
      Scaled scaled = Scaled.of(term);
      Rational c = scaled.coefficient().times(factor);
      if (scaled.body() instanceof Expr.Sum(var inner, _)) {
        collect(inner, c, collected);
      } else {
        collected.merge(scaled.body(), c, Rational::plus);
      }
    }
  }

  /**
   * The rational c and the sum s with {@code sum = c*s}, s having integer coefficients without a
   * common factor, the first positive.
   */
  static Scaled primitive(Expr.Sum sum) {
    Rational content = Content.of(sum);
    if (Content.coefficient(sum.terms().getFirst()).signum() < 0) {
      content = content.negate();
    }
    return new Scaled(content, Content.over(sum, content));
  }
}
