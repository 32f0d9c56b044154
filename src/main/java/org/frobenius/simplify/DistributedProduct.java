package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Operators;

/**
 * A product with one sum multiplied out: where nothing meets, {@code A'*A*x - A'*b} for {@code
 * A'*(A*x - b)}, what its terms have in common is what stood beside the sum, and the product reads
 * best.
 */
final class DistributedProduct {
  private DistributedProduct() {}

  /** Whether it is no more than that. Halves may have been taken out of a symmetric part. */
  static boolean is(Expr product, Expr multipliedOut) {
    if (!(product instanceof Expr.Product(var c, var scalars, var factors, _))
        || !c.isInteger()
        || !(multipliedOut instanceof Expr.Sum(var opened, _))
        || ReadingCost.isAny(scalars, DistributedProduct::hasSum)) {
      return false;
    }
    int at = onlySum(factors);
    return at >= 0
        && factors.get(at) instanceof Expr.Sum(var terms, _)
        && terms.size() == opened.size()
        && areBeside(
            terms, factors.subList(0, at), factors.subList(at + 1, factors.size()), opened);
  }

  private static boolean hasSum(Expr e) {
    return Operators.mayBeIn(e, Operators.SUM);
  }

  /** The place of the only factor with a sum in it; -1 where there are none or several. */
  private static int onlySum(List<Expr> factors) {
    int at = -1;
    for (int i = 0; i < factors.size(); i++) {
      if (hasSum(factors.get(i))) {
        if (at >= 0) {
          return -1;
        }
        at = i;
      }
    }
    return at;
  }

  /** In whatever order a normal form has them. */
  private static boolean areBeside(
      List<Expr> terms, List<Expr> before, List<Expr> after, List<Expr> opened) {
    var found = new ArrayList<List<Expr>>(opened.size());
    for (Expr term : opened) {
      found.add(chain(term));
    }
    for (Expr term : terms) {
      var chain = new ArrayList<Expr>(before);
      chain.addAll(chain(term));
      chain.addAll(after);
      if (!found.remove(chain)) {
        return false;
      }
    }
    return true;
  }

  private static List<Expr> chain(Expr term) {
    return term instanceof Expr.Product(_, _, var factors, _) ? factors : List.of(term);
  }
}
