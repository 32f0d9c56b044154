package org.frobenius.print;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;

/** The names of expressions that hide built-in ones. */
final class Names {
  private Names() {}

  /**
   * Whether something in them is called {@code I}, so that the identity must be written {@code
   * I(n)}.
   */
  static boolean hideIdentity(List<Expr> expressions) {
    var seen = Collections.<Expr>newSetFromMap(new IdentityHashMap<>());
    var open = new ArrayDeque<>(expressions);
    while (!open.isEmpty()) {
      Expr node = open.pop();
      if (!seen.add(node)) {
        continue;
      }
      if (node instanceof Expr.Symbol(var name, _, _) && name.equals("I")
          || node instanceof Expr.Named(var called, _, _) && called.equals("I")) {
        return true;
      }
      Children.of(node).forEach(open::push);
    }
    return false;
  }
}
