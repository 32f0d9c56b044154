package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;

/**
 * Products multiplied out over sums, so that what cancels meets; where that would make many terms
 * it is left alone.
 */
final class Expansion {
  /**
   * More terms than this are not worth looking at: an answer that long is read by its named parts.
   */
  private static final int MOST_TERMS = 48;

  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  Expr expand(Expr e) {
    Expr known = done.get(e);
    if (known == null) {
      known = e instanceof Expr.Named ? e : head(Children.map(e, this::expand));
      done.put(e, known);
    }
    return known;
  }

  private static Expr head(Expr e) {
    return switch (e) {
      case Expr.Product(var c, var scalars, var factors, _) -> {
        long terms = 1;
        for (Expr part : Children.of(e)) {
          terms *= part instanceof Expr.Sum(var inner, _) ? inner.size() : 1;
          if (terms > MOST_TERMS) {
            yield e;
          }
        }
        if (terms == 1) {
          yield e;
        }
        List<Expr> products = List.of(Build.num(c));
        for (Expr part : Children.of(e)) {
          List<Expr> terms1 = part instanceof Expr.Sum(var inner, _) ? inner : List.of(part);
          var next = new ArrayList<Expr>();
          for (Expr product : products) {
            for (Expr term : terms1) {
              next.add(append(product, term));
            }
          }
          products = next;
        }
        yield Build.sum(products);
      }
      case Expr.Power(var base, Expr.Num(var k, _), _)
          when base instanceof Expr.Sum && k.equals(org.frobenius.expr.Rational.TWO) ->
          head(plainProduct(base));
      case Expr other -> other;
    };
  }

  private static Expr append(Expr product, Expr term) {
    return Build.product(product, term);
  }

  private static Expr plainProduct(Expr base) {
    return Build.product(base, base);
  }
}
