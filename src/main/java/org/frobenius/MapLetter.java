package org.frobenius;

import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/** The letter of a map {@code E -> X : E}, which people write last in an inner product. */
final class MapLetter {
  private MapLetter() {}

  static Expr last(Expr.Symbol letter, Expr value) {
    Expr inside = Children.map(value, part -> last(letter, part));
    return inside instanceof Expr.Call(var op, var sides, _)
            && op == Op.FROBENIUS
            && sides.getFirst() == letter
        ? Build.call(op, sides.reversed())
        : inside;
  }
}
