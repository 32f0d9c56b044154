package org.frobenius.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;

/**
 * Applies one rule at the head of an expression; a product's rule also inside a longer product, a
 * sum's inside a longer sum.
 */
public final class Rewriting {
  /**
   * @param result the expression after the rule
   * @param assumptions what the rule assumed
   */
  public record Rewritten(Expr result, List<Assumption> assumptions) {}

  private static final BooleanSupplier ALWAYS = () -> true;

  private Rewriting() {}

  /**
   * A pattern of the rule against the whole expression, with some letters bound already; {@code
   * accept} may refuse.
   */
  public static Optional<Bindings> match(
      Rule rule, Expr pattern, Expr e, Bindings start, Predicate<Bindings> accept) {
    return match(rule, pattern, e, start, accept, _ -> false);
  }

  /** The same where some expressions are known to be natural numbers, as under a sum. */
  public static Optional<Bindings> match(
      Rule rule,
      Expr pattern,
      Expr e,
      Bindings start,
      Predicate<Bindings> accept,
      Predicate<Expr> natural) {
    Bindings bindings = start.copy();
    boolean found =
        new Matcher(bindings, natural)
            .match(pattern, e, () -> conditionsHold(rule, bindings) && accept.test(bindings));
    return found ? Optional.of(bindings) : Optional.empty();
  }

  /** The right side for a match. */
  public static Expr instantiate(Expr template, Bindings bindings) {
    return Instantiation.of(template, bindings);
  }

  /** The expression after the rule, where it applies and changes something. */
  public static Optional<Rewritten> apply(Rule rule, Expr e) {
    if (!Matcher.mayMatch(rule.left(), e)) {
      return Optional.empty();
    }
    var bindings = new Bindings();
    var matcher = new Matcher(bindings);
    var result = new ArrayList<Expr>(1);
    BooleanSupplier holds =
        rule.conditions().isEmpty() ? ALWAYS : () -> conditionsHold(rule, bindings);
    switch (rule.left()) {
      case Expr.Product p when e instanceof Expr.Product whole ->
          inProduct(p, whole, matcher, holds, rule, bindings, result);
      case Expr.Sum(var patterns, _) when e instanceof Expr.Sum(var terms, _) ->
          among(patterns, terms, matcher, holds, rule, bindings)
              .ifPresent(rest -> result.add(Build.sum(rest)));
      case Expr.Hadamard(var patterns, _) when e instanceof Expr.Hadamard(var factors, _) ->
          among(patterns, factors, matcher, holds, rule, bindings)
              .ifPresent(rest -> result.add(Build.hadamard(rest)));
      case Expr _ -> {
        if (matcher.match(rule.left(), e, holds)) {
          result.add(instantiate(rule.right(), bindings));
        }
      }
    }
    return result.isEmpty() || result.getFirst() == e
        ? Optional.empty()
        : Optional.of(new Rewritten(result.getFirst(), assumptions(rule, bindings)));
  }

  private static void inProduct(
      Expr.Product pattern,
      Expr.Product e,
      Matcher matcher,
      BooleanSupplier holds,
      Rule rule,
      Bindings bindings,
      List<Expr> result) {
    matcher.inProduct(
        pattern,
        e,
        holds,
        (scalars, before, after) -> {
          Rational c = e.coefficient().over(pattern.coefficient());
          var factors = new ArrayList<>(before);
          factors.add(instantiate(rule.right(), bindings));
          factors.addAll(after);
          result.add(Build.product(c, scalars, factors));
        });
  }

  private static Optional<List<Expr>> among(
      List<Expr> patterns,
      List<Expr> es,
      Matcher matcher,
      BooleanSupplier holds,
      Rule rule,
      Bindings bindings) {
    var result = new ArrayList<Expr>();
    boolean found =
        matcher.pick(
            patterns,
            es,
            rest -> {
              if (!holds.getAsBoolean()) {
                return false;
              }
              result.add(instantiate(rule.right(), bindings));
              result.addAll(rest);
              return true;
            });
    return found ? Optional.of(result) : Optional.empty();
  }

  private static boolean conditionsHold(Rule rule, Bindings bindings) {
    for (Condition condition : rule.conditions()) {
      switch (condition) {
        case Condition.Commutes(var a, var b) -> {
          if (!Commuting.commute(instantiate(a, bindings), instantiate(b, bindings))) {
            return false;
          }
        }
        case Condition.Assumes _ -> {}
      }
    }
    return true;
  }

  /** What the rule assumed and what is not known. */
  public static List<Assumption> assumptions(Rule rule, Bindings bindings) {
    var found = new ArrayList<Assumption>();
    for (Condition condition : rule.conditions()) {
      switch (condition) {
        case Condition.Commutes _ -> {}
        case Condition.Assumes(var about, var kind, var among) -> {
          var exponents = among.stream().map(n -> instantiate(n, bindings)).toList();
          var assumption = new Assumption(instantiate(about, bindings), kind, exponents);
          if (!assumption.isKnown()) {
            found.add(assumption);
          }
        }
      }
    }
    return found;
  }
}
