package org.frobenius.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Space;

/**
 * What is differentiated by, as names that can move: a definition's name becomes a variable of its
 * own, which has the definition's value and leaves it.
 *
 * @param symbols the names
 * @param values of those that are definitions, by name
 * @param renamed the definitions and the variables they become
 */
record Moving(List<Expr.Symbol> symbols, Map<String, Expr> values, Map<Expr, Expr> renamed) {
  /**
   * @param wrt names; of another expression, the variable is called {@code _}
   */
  static Moving of(Collection<? extends Expr> wrt) {
    var symbols = new ArrayList<Expr.Symbol>();
    var values = new HashMap<String, Expr>();
    var renamed = new HashMap<Expr, Expr>();
    for (Expr x : wrt) {
      if (x instanceof Expr.Symbol symbol) {
        symbols.add(symbol);
      } else {
        String name = x instanceof Expr.Named(var given, _, _) ? given : "_";
        Expr.Symbol free = Build.symbol(name, Space.real(x.shape()));
        symbols.add(free);
        values.put(name, TrialMap.bound(x));
        renamed.put(x, free);
      }
    }
    return new Moving(symbols, values, renamed);
  }

  /** An expression in these names. */
  Expr in(Expr e) {
    return renamed.isEmpty() ? e : Children.substitute(e, renamed);
  }
}
