package org.frobenius;

import java.util.IdentityHashMap;
import java.util.Map;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/** The letter of a map {@code E -> X : E}, which people write last in an inner product. */
final class MapLetter {
  private MapLetter() {}

  static Expr last(Expr.Symbol letter, Expr value) {
    return last(letter, value, new IdentityHashMap<>());
  }

  private static Expr last(Expr.Symbol letter, Expr value, Map<Expr, Expr> done) {
    Expr known = done.get(value);
    if (known == null) {
      known = head(letter, Children.map(value, part -> last(letter, part, done)));
      done.put(value, known);
    }
    return known;
  }

  private static Expr head(Expr.Symbol letter, Expr inside) {
    return inside instanceof Expr.Call(var op, var sides, _)
            && op == Op.FROBENIUS
            && sides.getFirst() == letter
        ? Build.call(op, sides.reversed())
        : inside;
  }
}
