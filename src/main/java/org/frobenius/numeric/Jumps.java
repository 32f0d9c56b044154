package org.frobenius.numeric;

import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;

/** Functions that jump: {@code sign} and {@code step} at 0, {@code argmax} at equal entries. */
final class Jumps {
  private Jumps() {}

  /** Whether there is one in the expression. */
  static boolean in(Expr function) {
    return Children.any(function, Jumps::isJump);
  }

  private static boolean isJump(Expr e) {
    return switch (e) {
      case Expr.Entrywise(Fun.Known(var name), _, _) -> name.equals("sign") || name.equals("step");
      case Expr.Call(var op, _, _) -> op == Op.ARGMAX || op == Op.ARGMIN;
      case Expr _ -> false;
    };
  }
}
