package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;

/** A sum as the product of what all its terms have in common and what is left of them. */
public final class CommonFactors {
  private CommonFactors() {}

  /**
   * The sum itself where nothing that is sought is common to all terms.
   *
   * @param sought one of the factors to pull out; with it go all others that are common then
   */
  public static Expr pulledOut(Expr.Sum sum, Predicate<Expr> sought) {
    var pulled = new ArrayList<CommonFactor>();
    List<Expr> terms = sum.terms();
    Optional<CommonFactor> next = common(terms, f -> sought.test(upright(f)));
    while (next.isPresent()) {
      CommonFactor factor = next.get();
      pulled.add(factor);
      // not added up between: a sum that is left of a term is a factor, too
      terms = Children.all(terms, factor::without);
      next = common(terms, _ -> true);
    }
    Expr product = Build.sum(terms);
    for (CommonFactor factor : pulled.reversed()) {
      product = factor.times(Rational.ONE, product);
    }
    return product;
  }

  private static Expr upright(Expr factor) {
    return factor instanceof Expr.Transpose(var arg, _) ? arg : factor;
  }

  private static Optional<CommonFactor> common(List<Expr> terms, Predicate<Expr> wanted) {
    if (terms.size() < 2) {
      return Optional.empty();
    }
    for (var group : CommonFactor.among(terms).entrySet()) {
      if (group.getValue().size() == terms.size()
          && wanted.test(group.getKey().factor())
          && !Build.isConstant(group.getKey().factor(), Expr.Constant.Kind.IDENTITY)) {
        return Optional.of(group.getKey());
      }
    }
    return Optional.empty();
  }
}
