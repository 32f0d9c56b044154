package org.frobenius.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.frobenius.expr.Expr;

/** Matches what commutes: terms of a sum, scalars, factors of an entrywise product. */
final class MultisetMatcher {
  /** Takes what no pattern was assigned to. */
  interface Rest {
    boolean then(List<Expr> rest);
  }

  /** Makes one expression of parts again. */
  interface Join {
    Expr of(List<Expr> parts);
  }

  /** Among more elements one that is known by now is looked for before it is matched with each. */
  private static final int MANY = 16;

  private final Matcher matcher;

  MultisetMatcher(Matcher matcher) {
    this.matcher = matcher;
  }

  /** Assigns fixed patterns to distinct elements in all ways. */
  boolean pick(List<Expr> fixed, List<Expr> es, Rest then) {
    if (fixed.isEmpty()) {
      return then.then(es);
    }
    if (fixed.size() > es.size()) {
      return false;
    }
    List<Expr> others = fixed.subList(1, fixed.size());
    for (int i = 0; i < es.size(); i++) {
      int chosen = i;
      if (QuickLook.sameHead(fixed.getFirst(), es.get(i))
          && matcher.match(
              fixed.getFirst(),
              es.get(i),
              () -> mayBeAmong(others, es) && pick(others, without(es, chosen), then))) {
        return true;
      }
    }
    return false;
  }

  /** Whether what the next pattern can only stand for is there, where it is worth to look. */
  private boolean mayBeAmong(List<Expr> fixed, List<Expr> es) {
    if (fixed.isEmpty() || es.size() <= MANY) {
      return true;
    }
    return matcher.settled(fixed.getFirst()).map(es::contains).orElse(true);
  }

  private static List<Expr> without(List<Expr> es, int i) {
    var rest = new ArrayList<Expr>(es.size() - 1);
    rest.addAll(es.subList(0, i));
    rest.addAll(es.subList(i + 1, es.size()));
    return rest;
  }

  /** All of the elements; open letters share what fixed patterns leave. */
  boolean match(List<Expr> patterns, List<Expr> es, Join join, BooleanSupplier then) {
    List<Expr> open = matcher.open(patterns);
    List<Expr> fixed = matcher.fixed(patterns);
    if (patterns.size() > es.size() || (open.isEmpty() && fixed.size() != es.size())) {
      return false;
    }
    return pick(
        fixed,
        es,
        rest ->
            switch (open.size()) {
              case 0 -> rest.isEmpty() && then.getAsBoolean();
              case 1 -> !rest.isEmpty() && matcher.match(open.getFirst(), join.of(rest), then);
              case 2 -> rest.size() >= 2 && halves(open, rest, join, then);
              default -> false;
            });
  }

  /**
   * Two open letters share the parts: halves, then one part against the others, whichever way
   * {@code then} takes.
   */
  private boolean halves(List<Expr> open, List<Expr> rest, Join join, BooleanSupplier then) {
    int half = (rest.size() + 1) / 2;
    List<Expr> front = rest.subList(0, half);
    List<Expr> back = rest.subList(half, rest.size());
    if (split(open, front, back, join, then) || split(open, back, front, join, then)) {
      return true;
    }
    for (int i = 0; i < rest.size() && rest.size() > 2; i++) {
      List<Expr> one = List.of(rest.get(i));
      var others = new ArrayList<>(rest);
      others.remove(i);
      if (split(open, one, others, join, then) || split(open, others, one, join, then)) {
        return true;
      }
    }
    return false;
  }

  private boolean split(
      List<Expr> open, List<Expr> first, List<Expr> last, Join join, BooleanSupplier then) {
    return matcher.match(
        open.getFirst(), join.of(first), () -> matcher.match(open.getLast(), join.of(last), then));
  }
}
