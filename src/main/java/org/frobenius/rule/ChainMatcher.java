package org.frobenius.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;

/**
 * Matches a chain of factors, which do not commute, as a whole: patterns take one or more
 * neighbours.
 */
final class ChainMatcher {
  private final Matcher matcher;

  ChainMatcher(Matcher matcher) {
    this.matcher = matcher;
  }

  /** A sequence of patterns against a sequence of factors; open letters take one or more. */
  boolean match(List<Expr> patterns, List<Expr> factors, BooleanSupplier then) {
    if (patterns.isEmpty()) {
      return factors.isEmpty() && then.getAsBoolean();
    }
    if (patterns.size() > factors.size() && allTakeOne(patterns)) {
      return false;
    }
    // a fixed pattern at the end is matched before open letters, so that they are bound by it
    if (matcher.isOpen(patterns.getFirst()) && !matcher.isOpen(patterns.getLast())) {
      return takeLast(patterns, factors, then);
    }
    return takeFirst(patterns, factors, then);
  }

  private static boolean allTakeOne(List<Expr> patterns) {
    for (Expr pattern : patterns) {
      if (pattern instanceof Expr.Symbol) {
        return false;
      }
    }
    return true;
  }

  private boolean takeFirst(List<Expr> patterns, List<Expr> factors, BooleanSupplier then) {
    List<Expr> restOfPatterns = patterns.subList(1, patterns.size());
    for (int take : lengths(patterns.getFirst(), patterns.size() - 1, factors.size())) {
      List<Expr> rest = factors.subList(take, factors.size());
      if (matcher.match(
          patterns.getFirst(),
          part(factors.subList(0, take)),
          () -> match(restOfPatterns, rest, then))) {
        return true;
      }
    }
    return false;
  }

  private boolean takeLast(List<Expr> patterns, List<Expr> factors, BooleanSupplier then) {
    List<Expr> restOfPatterns = patterns.subList(0, patterns.size() - 1);
    int n = factors.size();
    for (int take : lengths(patterns.getLast(), patterns.size() - 1, n)) {
      List<Expr> rest = factors.subList(0, n - take);
      if (matcher.match(
          patterns.getLast(),
          part(factors.subList(n - take, n)),
          () -> match(restOfPatterns, rest, then))) {
        return true;
      }
    }
    return false;
  }

  /** Neighbours in a chain as one expression. */
  static Expr part(List<Expr> factors) {
    return factors.size() == 1 ? factors.getFirst() : Build.product(factors);
  }

  /**
   * How many factors a pattern may take: balanced halves first, so that a long product is cut in
   * the middle.
   */
  private List<Integer> lengths(Expr pattern, int others, int available) {
    if (available - others < 1) {
      return List.of();
    }
    if (pattern instanceof Expr.Symbol s) {
      if (!matcher.isOpen(s)) {
        int factors = matcher.factorsOf(s);
        return List.of(factors <= available - others ? factors : 1);
      }
      if (others == 0) {
        return List.of(available);
      }
      var all = new ArrayList<Integer>();
      all.add((available - others + 1) / 2);
      for (int i = 1; i <= available - others; i++) {
        all.add(i);
      }
      return all;
    }
    return List.of(1);
  }
}
