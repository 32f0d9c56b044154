package org.frobenius.simplify;

import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Content;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Memo;
import org.frobenius.expr.Rational;

/** An exact coefficient apart from what it multiplies. */
record Scaled(Rational coefficient, Expr body) {
  private static final Memo<Scaled> KNOWN = new Memo<>(Scaled::split);

  static Scaled of(Expr e) {
    return KNOWN.of(e);
  }

  private static Scaled split(Expr e) {
    return switch (e) {
      case Expr.Num(var value, _) -> new Scaled(value, Build.ONE);
      case Expr.Product(var c, var scalars, var factors, _) when !c.isOne() ->
          new Scaled(c, Build.product(Rational.ONE, scalars, factors));
      case Expr other -> new Scaled(Rational.ONE, other);
    };
  }

  /** The sign that all terms of a sum share, apart from the sum; of anything else, no sign. */
  static Scaled ofSign(Expr e) {
    return e instanceof Expr.Sum(var terms, _)
            && terms.stream().allMatch(t -> coefficient(t).signum() < 0)
        ? new Scaled(Rational.MINUS_ONE, Build.sum(Children.all(terms, Build::negate)))
        : new Scaled(Rational.ONE, e);
  }

  /** The coefficient alone. */
  static Rational coefficient(Expr e) {
    return Content.coefficient(e);
  }

  Expr expression() {
    return Build.product(coefficient, List.of(), List.of(body));
  }
}
