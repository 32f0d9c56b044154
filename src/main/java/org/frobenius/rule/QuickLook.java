package org.frobenius.rule;

import java.util.List;
import org.frobenius.expr.Expr;

/**
 * What is told from heads alone, so that most rules are refused at little cost. Never refuses what
 * matches.
 */
final class QuickLook {
  private QuickLook() {}

  /** Whether each pattern looks like one of the parts. */
  static boolean allOccur(List<Expr> patterns, List<Expr> parts) {
    if (patterns.size() > parts.size()) {
      return false;
    }
    for (int i = 0; i < patterns.size(); i++) {
      boolean occurs = false;
      for (int j = 0; j < parts.size() && !occurs; j++) {
        occurs = sameHead(patterns.get(i), parts.get(j));
      }
      if (!occurs) {
        return false;
      }
    }
    return true;
  }

  /** Whether the patterns may stand side by side somewhere in the chain. */
  static boolean mayStandIn(List<Expr> patterns, List<Expr> chain) {
    if (patterns.isEmpty()) {
      return true;
    }
    int anchor = anchor(patterns);
    for (int i = 0; i < chain.size(); i++) {
      if (plausible(patterns, anchor, chain, i)) {
        return true;
      }
    }
    return false;
  }

  /** The first pattern that is not a letter: what is looked for first. */
  static int anchor(List<Expr> patterns) {
    for (int i = 0; i < patterns.size(); i++) {
      if (!(patterns.get(i) instanceof Expr.Symbol)) {
        return i;
      }
    }
    return 0;
  }

  /**
   * A quick look, so that a long chain costs little: heads fit, and a letter that stands twice side
   * by side, or beside its transpose or a power, is the same.
   */
  static boolean plausible(List<Expr> patterns, int anchor, List<Expr> chain, int at) {
    if (!sameHead(patterns.get(anchor), chain.get(at))) {
      return false;
    }
    if (anchor + 1 < patterns.size()) {
      Expr pattern = patterns.get(anchor + 1);
      return at + 1 < chain.size()
          && (pattern == patterns.get(anchor)
              ? chain.get(at) == chain.get(at + 1)
              : sameHead(pattern, chain.get(at + 1))
                  && fitBeside(patterns.get(anchor), pattern, chain.get(at), chain.get(at + 1)));
    }
    return anchor <= at
        && (anchor == 0
            || fitBeside(
                patterns.get(anchor), patterns.get(anchor - 1), chain.get(at), chain.get(at - 1)));
  }

  /** Whether a letter beside its transpose, or a power of it, is what stands under that. */
  private static boolean fitBeside(Expr pattern, Expr neighbour, Expr e, Expr beside) {
    return !(neighbour instanceof Expr.Symbol)
        || pattern == neighbour
        || under(pattern) != neighbour
        || under(e) == beside
        || under(e) instanceof Expr.Product;
  }

  /** What is transposed, or raised to a power; anything else as it is. */
  private static Expr under(Expr e) {
    return switch (e) {
      case Expr.Transpose(var arg, _) -> arg;
      case Expr.Power(var base, _, _) -> base;
      case Expr other -> other;
    };
  }

  /** Whether the operator at the head fits. */
  static boolean sameHead(Expr pattern, Expr e) {
    return switch (pattern) {
      case Expr.Symbol _ -> true;
      case Expr.Call(var op, _, _) -> e instanceof Expr.Call(var o, _, _) && o == op;
      case Expr.Constant(var kind, _, _, _) ->
          e instanceof Expr.Constant(var k, _, _, _) && k == kind;
      case Expr other -> other.getClass() == e.getClass();
    };
  }
}
