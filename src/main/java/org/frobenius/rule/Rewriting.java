package org.frobenius.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
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

  private Rewriting() {}

  /**
   * A pattern of the rule against the whole expression; {@code accept} may refuse.
   *
   * @param bindings where some letters may be bound already, and the others are
   */
  public static Optional<Bindings> match(
      Rule rule, Expr pattern, Expr e, Bindings bindings, Predicate<Bindings> accept) {
    return match(rule, pattern, e, bindings, accept, _ -> false);
  }

  /** The same where some expressions are known to be natural numbers, as under a sum. */
  public static Optional<Bindings> match(
      Rule rule,
      Expr pattern,
      Expr e,
      Bindings bindings,
      Predicate<Bindings> accept,
      Predicate<Expr> natural) {
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
    var application = new Application(rule, new Bindings());
    return application
        .to(e)
        .filter(result -> result != e)
        .map(result -> new Rewritten(result, assumed(rule, application.bindings(), e, result)));
  }

  /** Zero shows nothing of what it was made from. */
  private static List<Assumption> assumed(Rule rule, Bindings bindings, Expr e, Expr result) {
    List<Assumption> assumptions = assumptions(rule, bindings);
    return Build.isZero(result)
        ? Stream.concat(assumptions.stream(), Domain.of(e).stream()).toList()
        : assumptions;
  }

  /** A rule being applied to an expression, and what its letters stand for. */
  private record Application(Rule rule, Bindings bindings) {
    Optional<Expr> to(Expr e) {
      return switch (rule.left()) {
        case Expr.Product p when e instanceof Expr.Product whole -> inProduct(p, whole);
        case Expr.Sum(var patterns, _) when e instanceof Expr.Sum(var terms, _) ->
            among(patterns, terms).map(Build::sum);
        case Expr.Hadamard(var patterns, _) when e instanceof Expr.Hadamard(var factors, _) ->
            among(patterns, factors).map(Build::hadamard);
        case Expr left ->
            new Matcher(bindings).match(left, e, this::holds)
                ? Optional.of(right())
                : Optional.empty();
      };
    }

    private boolean holds() {
      return conditionsHold(rule, bindings);
    }

    private Expr right() {
      return instantiate(rule.right(), bindings);
    }

    private Optional<Expr> inProduct(Expr.Product pattern, Expr.Product e) {
      var result = new ArrayList<Expr>(1);
      new ProductPart(new Matcher(bindings))
          .match(
              pattern,
              e,
              this::holds,
              (scalars, before, after) -> {
                Rational c = e.coefficient().over(pattern.coefficient());
                var factors = new ArrayList<>(before);
                factors.add(right());
                factors.addAll(after);
                result.add(Build.product(c, scalars, factors));
              });
      return result.isEmpty() ? Optional.empty() : Optional.of(result.getFirst());
    }

    private Optional<List<Expr>> among(List<Expr> patterns, List<Expr> es) {
      var result = new ArrayList<Expr>();
      boolean found =
          new MultisetMatcher(new Matcher(bindings))
              .pick(
                  patterns,
                  es,
                  rest -> {
                    if (!holds()) {
                      return false;
                    }
                    result.add(right());
                    result.addAll(rest);
                    return true;
                  });
      return found ? Optional.of(result) : Optional.empty();
    }
  }

  private static boolean conditionsHold(Rule rule, Bindings bindings) {
    for (Condition condition : rule.conditions()) {
      switch (condition) {
        case Condition.Commutes(var a, var b) -> {
          if (!Commuting.commute(instantiate(a, bindings), instantiate(b, bindings))) {
            return false;
          }
        }
        case Condition.Assumes _, Condition.Lost _, Condition.Inverted _ -> {}
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
        case Condition.Lost(var part) -> found.addAll(Domain.of(instantiate(part, bindings)));
        case Condition.Inverted(var letter) ->
            found.addAll(Domain.ofHead(instantiate(letter, bindings)));
      }
    }
    return found;
  }
}
