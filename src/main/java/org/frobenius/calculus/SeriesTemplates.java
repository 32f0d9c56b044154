package org.frobenius.calculus;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Space;
import org.frobenius.rule.Rule;
import org.frobenius.simplify.Normalizer;
import org.frobenius.simplify.Simplifier;

/** The differentials of Taylor series: the double series of Fréchet derivatives, once a rule. */
final class SeriesTemplates {
  /** The letter of the direction in a template, in no rule of the book. */
  static final String DIRECTION = "\u2202";

  private static final Map<Rule, Expr> KNOWN = new ConcurrentHashMap<>();

  private SeriesTemplates() {}

  /** Of a rule {@code f(A) = series in A}: in the letters of the rule and the direction. */
  static Expr of(Rule rule) {
    return KNOWN.computeIfAbsent(
        rule,
        r -> {
          Expr.Symbol at =
              Children.symbols(r.left()).stream()
                  .filter(s -> !s.isScalar())
                  .findFirst()
                  .orElseThrow();
          return of(r.right(), at, Build.symbol(DIRECTION, Space.real(at.shape())));
        });
  }

  /** The differential of a series in {@code at}, in the direction. */
  static Expr of(Expr series, Expr.Symbol at, Expr.Symbol direction) {
    var normalizer = new Normalizer();
    Expr differential = Differentials.of(series, List.of(at), normalizer);
    return Simplifier.shortest(
        normalizer.normalize(
            Children.substitute(differential, Map.of(Build.differential(at), direction))),
        normalizer);
  }
}
