package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Content;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Operators;
import org.frobenius.expr.Rational;
import org.frobenius.rule.Candidates;
import org.frobenius.rule.Rewriting;
import org.frobenius.rule.Rule;
import org.frobenius.rule.Signature;

/**
 * The search among equal forms by the rulebook's shortenings: the one that saves a reader of the
 * whole most is taken, again and again, while one saves any. Bounded by a number of trials, not by
 * time.
 */
final class Shortening {
  /** So many rewritten expressions are brought to normal form and presented. */
  private static final int MOST_TRIALS = 60;

  private final Normalizer normalizer;
  private final Presentation presentation;
  private final AlgebraIndex rules = AlgebraIndex.standard();
  private int trials = 0;

  Shortening(Normalizer normalizer) {
    this.normalizer = normalizer;
    this.presentation = normalizer.presentation();
  }

  /** A form no longer than {@code shortest}, the form known of the normal form. */
  Expr of(Expr normal, Expr shortest) {
    if (!rules.mayShorten(normal)) {
      return shortest;
    }
    Expr form = normal;
    Expr best = shortest;
    while (true) {
      Expr before = best;
      Expr next = form;
      Normalizer taken = normalizer;
      for (Expr part : parts(form)) {
        Candidates candidates = rules.shortenings(part);
        if (candidates.isEmpty()) {
          continue;
        }
        long signature = signature(part);
        long inside = operators(part);
        for (int i = candidates.next(signature, inside, 0);
            i >= 0;
            i = candidates.next(signature, inside, i + 1)) {
          var rewritten = apply(candidates.rule(i), part);
          if (rewritten.isEmpty() || trials++ >= MOST_TRIALS) {
            continue;
          }
          Normalizer trial = normalizer.trial();
          trial.assumeAll(rewritten.get().assumptions());
          Expr other = trial.normalize(replaced(form, part, rewritten.get().result()));
          Expr presented = presentation.best(other);
          if (presentation.cost(presented) < presentation.cost(best)) {
            best = presented;
            next = other;
            taken = trial;
          }
        }
      }
      if (best == before) {
        return best;
      }
      normalizer.adopt(taken);
      form = next;
    }
  }

  /** The rule that alone leads from one normal form to the other. */
  static Optional<Rule> between(Expr from, Expr to) {
    int trials = 0;
    for (Expr part : parts(from)) {
      Candidates candidates = AlgebraIndex.standard().shortenings(part);
      long signature = candidates.isEmpty() ? 0 : signature(part);
      long inside = operators(part);
      for (int i = candidates.next(signature, inside, 0);
          i >= 0;
          i = candidates.next(signature, inside, i + 1)) {
        Rule rule = candidates.rule(i);
        var rewritten = apply(rule, part);
        if (rewritten.isEmpty() || trials++ >= MOST_TRIALS) {
          continue;
        }
        Expr result = replaced(from, part, rewritten.get().result());
        if (Simplifier.asSteps(result) == to) {
          return Optional.of(rule);
        }
      }
    }
    return Optional.empty();
  }

  /** The bits of a sum without the number common to its terms, too. */
  private static long signature(Expr part) {
    long own = Signature.of(part);
    if (!(part instanceof Expr.Sum sum)) {
      return own;
    }
    Rational content = Content.of(sum);
    return content.isOne() ? own : own | Signature.of(Content.over(sum, content));
  }

  private static long operators(Expr part) {
    return part instanceof Expr.Sum ? Operators.inMultiples(part) : Operators.in(part);
  }

  /**
   * Of a sum, too, with the signs turned, {@code logdet(A*B) - logdet(A) - logdet(B)}, or of twice
   * that.
   */
  private static Optional<Rewriting.Rewritten> apply(Rule rule, Expr part) {
    var rewritten = Rewriting.apply(rule, part);
    if (rewritten.isPresent() || !(part instanceof Expr.Sum sum)) {
      return rewritten;
    }
    Rational content = Content.of(sum);
    return multiple(rule, sum, Rational.MINUS_ONE)
        .or(() -> content.isOne() ? Optional.empty() : multiple(rule, sum, content))
        .or(() -> content.isOne() ? Optional.empty() : multiple(rule, sum, content.negate()));
  }

  /** Of a sum divided by a number. */
  private static Optional<Rewriting.Rewritten> multiple(Rule rule, Expr.Sum sum, Rational by) {
    return Rewriting.apply(rule, Content.over(sum, by))
        .map(r -> new Rewriting.Rewritten(Build.scale(by, r.result()), r.assumptions()));
  }

  /** What a rule may apply to, each once. */
  private static List<Expr> parts(Expr e) {
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var open = new ArrayList<Expr>(List.of(e));
    var parts = new ArrayList<Expr>();
    while (!open.isEmpty()) {
      Expr part = open.removeLast();
      if (seen.add(part)) {
        if (mayApply(part)) {
          parts.add(part);
        }
        if (!(part instanceof Expr.Named)) {
          open.addAll(Children.of(part));
        }
      }
    }
    return parts;
  }

  /** A cheap look: sums and products of names alone have nothing to shorten. */
  private static boolean mayApply(Expr e) {
    return switch (e) {
      case Expr.Product(_, var scalars, var factors, _) ->
          hasOperator(scalars) || hasOperator(factors);
      case Expr.Hadamard(var factors, _) ->
          factors.stream()
              .anyMatch(
                  f -> isOperator(f) || f instanceof Expr.Constant || isOuter(f) || isSpread(f));
      case Expr.Power(var base, _, _) -> isOperator(base) || base instanceof Expr.Sum;
      case Expr.Call _, Expr.Sum _, Expr.MatrixFunction _, Expr.Entrywise _ -> true;
      case Expr.Num _,
          Expr.Size _,
          Expr.Symbol _,
          Expr.Named _,
          Expr.Constant _,
          Expr.Transpose _ ->
          false;
      case Expr.EntryPower _, Expr.Frechet _, Expr.Slice _, Expr.Block _ -> false;
      case Expr.BigSum _, Expr.Integral _, Expr.Differential _, Expr.Applied _ -> false;
    };
  }

  private static boolean isOuter(Expr e) {
    return e instanceof Expr.Product(_, _, var factors, _)
        && factors.size() == 2
        && factors.getFirst().shape().isColumn();
  }

  /** Row sums in each column, {@code A*ones(n, k)}, or column sums in each row. */
  private static boolean isSpread(Expr e) {
    return e instanceof Expr.Product(_, _, var factors, _)
        && factors.size() > 1
        && (Build.isConstant(factors.getFirst(), Expr.Constant.Kind.ONES)
            || Build.isConstant(factors.getLast(), Expr.Constant.Kind.ONES));
  }

  private static boolean hasOperator(List<Expr> parts) {
    for (int i = 0; i < parts.size(); i++) {
      if (isOperator(parts.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOperator(Expr e) {
    return e instanceof Expr.Power
        || e instanceof Expr.Call
        || e instanceof Expr.Entrywise
        || e instanceof Expr.Hadamard(var factors, _)
            && factors.stream().anyMatch(Shortening::isOuter);
  }

  private static Expr replaced(Expr e, Expr part, Expr with) {
    return replaced(e, part, with, new IdentityHashMap<>());
  }

  private static Expr replaced(Expr e, Expr part, Expr with, Map<Expr, Expr> done) {
    if (e == part) {
      return with;
    }
    Expr known = done.get(e);
    if (known == null) {
      known =
          e instanceof Expr.Named ? e : Children.map(e, child -> replaced(child, part, with, done));
      done.put(e, known);
    }
    return known;
  }
}
