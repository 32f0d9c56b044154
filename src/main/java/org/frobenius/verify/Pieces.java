package org.frobenius.verify;

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
    return Children.any(function, Pieces::isPiecewise);
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
