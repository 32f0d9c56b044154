package org.frobenius.rule;

import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;

/**
 * A rule of scalars read entry by entry: products become entrywise products, numbers become
 * constant matrices.
 */
public final class EntrywiseLift {
  private static final Shape ANY = new Shape(Dim.symbol("m"), Dim.symbol("n"));

  private EntrywiseLift() {}

  /** The lifted rule; empty where the rule has something that has no entrywise reading. */
  public static Optional<Rule> of(Rule rule) {
    var left = lift(rule.left());
    var right = lift(rule.right());
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    var conditions =
        rule.conditions().stream()
            .map(
                c ->
                    switch (c) {
                      case Condition.Commutes _ -> c;
                      case Condition.Lost(var part) -> new Condition.Lost(lift(part).orElse(part));
                      case Condition.Inverted(var letter) ->
                          new Condition.Inverted(lift(letter).orElse(letter));
                      case Condition.Assumes(var about, var kind, var exponents) ->
                          new Condition.Assumes(lift(about).orElse(about), kind, exponents);
                    })
            .toList();
    return Optional.of(
        new Rule(
            rule.name(),
            rule.family(),
            left.get(),
            right.get(),
            conditions,
            rule.source(),
            rule.text()));
  }

  private static Optional<Expr> lift(Expr e) {
    return switch (e) {
      case Expr.Num _ -> Optional.of(Build.product(e, Build.ones(ANY)));
      case Expr.Symbol(var name, var space, _) ->
          Optional.of(Build.symbol(name, Space.of(space.kind(), ANY)));
      case Expr.Sum(var terms, _) -> all(terms).map(Build::sum);
      case Expr.Product(var c, var scalars, var factors, _) when factors.isEmpty() ->
          all(scalars).map(s -> Build.scale(c, Build.hadamard(s)));
      case Expr.Power(var base, var exponent, _) ->
          lift(base).map(b -> Build.entryPower(b, exponent));
      case Expr.Entrywise(var f, var arg, _) -> lift(arg).map(a -> Build.entrywise(f, a));
      case Expr _ -> Optional.empty();
    };
  }

  private static Optional<List<Expr>> all(List<Expr> es) {
    var lifted = es.stream().map(EntrywiseLift::lift).toList();
    return lifted.stream().allMatch(Optional::isPresent)
        ? Optional.of(lifted.stream().map(Optional::get).toList())
        : Optional.empty();
  }
}
