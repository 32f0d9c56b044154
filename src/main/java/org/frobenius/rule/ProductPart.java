package org.frobenius.rule;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import org.frobenius.expr.Expr;

/** Matches a product with a part of a longer one. */
final class ProductPart {
  /** Takes what a product has besides the matched part. */
  interface Remainder {
    void take(List<Expr> scalars, List<Expr> before, List<Expr> after);
  }

  private final Matcher matcher;

  ProductPart(Matcher matcher) {
    this.matcher = matcher;
  }

  /**
   * A product pattern inside a product: its scalars among the scalars, its factors side by side in
   * the chain. An open letter takes one factor; one bound already, as many as it has.
   */
  boolean match(Expr.Product pattern, Expr.Product e, BooleanSupplier then, Remainder remainder) {
    return new MultisetMatcher(matcher)
        .pick(
            pattern.scalars(),
            e.scalars(),
            rest ->
                pattern.factors().isEmpty()
                    ? took(then, () -> remainder.take(rest, e.factors(), List.of()))
                    : window(pattern.factors(), e.factors(), rest, then, remainder));
  }

  private static boolean took(BooleanSupplier then, Runnable take) {
    boolean holds = then.getAsBoolean();
    if (holds) {
      take.run();
    }
    return holds;
  }

  /** The first pattern that is not a letter is found first: it binds the letters beside it. */
  private boolean window(
      List<Expr> patterns,
      List<Expr> chain,
      List<Expr> scalars,
      BooleanSupplier then,
      Remainder remainder) {
    int at = QuickLook.anchor(patterns);
    for (int i = 0; i < chain.size(); i++) {
      int position = i;
      if (!QuickLook.plausible(patterns, at, chain, position)) {
        continue;
      }
      if (matcher.match(
          patterns.get(at),
          chain.get(position),
          () ->
              leftward(
                  patterns.subList(0, at),
                  chain,
                  position,
                  from ->
                      rightward(
                          patterns.subList(at + 1, patterns.size()),
                          chain,
                          position + 1,
                          to ->
                              took(
                                  then,
                                  () ->
                                      remainder.take(
                                          scalars,
                                          chain.subList(0, from),
                                          chain.subList(to, chain.size()))))))) {
        return true;
      }
    }
    return false;
  }

  private boolean leftward(List<Expr> patterns, List<Expr> chain, int end, IntPredicate then) {
    if (patterns.isEmpty()) {
      return then.test(end);
    }
    int take = matcher.factorsOf(patterns.getLast());
    return take <= end
        && matcher.match(
            patterns.getLast(),
            ChainMatcher.part(chain.subList(end - take, end)),
            () -> leftward(patterns.subList(0, patterns.size() - 1), chain, end - take, then));
  }

  private boolean rightward(List<Expr> patterns, List<Expr> chain, int start, IntPredicate then) {
    if (patterns.isEmpty()) {
      return then.test(start);
    }
    int take = matcher.factorsOf(patterns.getFirst());
    return start + take <= chain.size()
        && matcher.match(
            patterns.getFirst(),
            ChainMatcher.part(chain.subList(start, start + take)),
            () -> rightward(patterns.subList(1, patterns.size()), chain, start + take, then));
  }
}
