package org.frobenius.rule;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.frobenius.expr.Build;
import org.frobenius.expr.Content;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;

/** Matches a whole product: its number, its scalars, which commute, and its chain of factors. */
final class ProductMatcher {
  private final Matcher matcher;

  ProductMatcher(Matcher matcher) {
    this.matcher = matcher;
  }

  boolean match(Expr.Product p, Expr e, BooleanSupplier then) {
    if (e instanceof Expr.Num) {
      // of a letter that is bound to a number, the number is part of it
      Optional<Expr> settled = matcher.settled(p);
      if (settled.isPresent()) {
        return settled.get() == e && then.getAsBoolean();
      }
    }
    Rational coefficient = Rational.ONE;
    List<Expr> scalars = List.of();
    List<Expr> factors = List.of();
    switch (e) {
      case Expr.Product(var c, var s, var f, _) -> {
        coefficient = c;
        scalars = s;
        factors = f;
      }
      case Expr.Num(var value, _) -> coefficient = value;
      case Expr other when other.isScalar() -> scalars = List.of(other);
      case Expr.Sum sum when !p.scalars().isEmpty() -> {
        coefficient = Content.of(sum);
        factors = List.of(Content.over(sum, coefficient));
      }
      case Expr other -> factors = List.of(other);
    }
    if (p.factors().isEmpty() != factors.isEmpty()) {
      return false;
    }
    List<Expr> chain = factors;
    return scalars(
        p.coefficient(),
        p.scalars(),
        coefficient,
        scalars,
        () ->
            p.factors().isEmpty()
                ? then.getAsBoolean()
                : new ChainMatcher(matcher).match(p.factors(), chain, then));
  }

  /**
   * Scalars commute; the last unbound letter takes the number and all that is left, if anything is.
   */
  private boolean scalars(
      Rational want, List<Expr> patterns, Rational have, List<Expr> es, BooleanSupplier then) {
    if (patterns.isEmpty()) {
      return es.isEmpty() && want.equals(have) && then.getAsBoolean();
    }
    List<Expr> open = matcher.open(patterns);
    List<Expr> fixed = matcher.fixed(patterns);
    if (open.isEmpty()) {
      return want.equals(have)
          && fixed.size() == es.size()
          && new MultisetMatcher(matcher).pick(fixed, es, rest -> then.getAsBoolean());
    }
    return new MultisetMatcher(matcher)
        .pick(
            fixed,
            es,
            rest -> {
              Rational left = have.over(want);
              if (open.size() == 1) {
                return !(rest.isEmpty() && left.isOne())
                    && matcher.match(open.getFirst(), Build.product(left, rest, List.of()), then);
              }
              return open.size() == 2
                  && rest.size() + (left.isOne() ? 0 : 1) >= 2
                  && twoScalars(open, left, rest, then);
            });
  }

  private boolean twoScalars(
      List<Expr> open, Rational number, List<Expr> rest, BooleanSupplier then) {
    int half = number.isOne() ? (rest.size() + 1) / 2 : rest.size() / 2;
    return matcher.match(
        open.getFirst(),
        Build.product(number, rest.subList(0, half), List.of()),
        () -> matcher.match(open.getLast(), Build.product(rest.subList(half, rest.size())), then));
  }
}
