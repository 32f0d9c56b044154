package org.frobenius.verify;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;

/**
 * Functions that are pieced together, as {@code relu} and {@code max} are: {@code sum(relu.(x .-
 * 2))} is 0 wherever entries are small, and is not 0.
 */
final class Pieces {
  private static final Set<String> FUNCTIONS = Set.of("relu", "abs", "sign", "step");

  private Pieces() {}

  /** Whether there is one in the expression. */
  static boolean in(Expr function) {
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var pending = new ArrayDeque<Expr>(List.of(function));
    while (!pending.isEmpty()) {
      Expr e = pending.pop();
      if (isPiecewise(e)) {
        return true;
      }
      if (seen.add(e)) {
        pending.addAll(Children.of(e));
      }
    }
    return false;
  }

  private static boolean isPiecewise(Expr e) {
    return switch (e) {
      case Expr.Entrywise(Fun.Known(var name), _, _) -> FUNCTIONS.contains(name);
      case Expr.Call(var op, _, _) ->
          op == Op.MAX || op == Op.MIN || op == Op.NORM_ONE || op == Op.NORM_INFINITY;
      case Expr _ -> false;
    };
  }
}
