package org.frobenius.simplify;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.print.TokenCount;

/**
 * What an expression costs a reader: the tokens of its text, and some more for what hides its
 * meaning. A scalar torn apart, {@code (a*b' + M)*x} for {@code (b'*x)*a + M*x}, costs two tokens;
 * fractions in fractions and scalars times the identity decide between equally long forms.
 */
final class ReadingCost {
  /** A token in the units of the cost; less than a token only decides between equals. */
  private static final long TOKEN = 16;

  private static final long TORN = 2 * TOKEN;

  private static final long SLIGHT = 1;

  /** Counts beyond it are not told apart. */
  private static final long MOST = 1L << 56;

  private final TokenCount tokens = new TokenCount();
  private final Map<Expr, Long> hidden = new IdentityHashMap<>();

  /** Saturates. */
  long of(Expr e) {
    return Math.min(tokens.of(e), MOST) * TOKEN + Math.min(hidden(e), MOST);
  }

  private long hidden(Expr e) {
    if (e.meta().weight() <= 1) {
      return 0;
    }
    Long known = hidden.get(e);
    if (known == null) {
      known = own(e);
      if (!(e instanceof Expr.Named)) {
        for (Expr child : Children.of(e)) {
          known = Math.min(known + hidden(child), MOST);
        }
      }
      hidden.put(e, known);
    }
    return known;
  }

  private static long own(Expr e) {
    if (!(e instanceof Expr.Product(_, var scalars, var factors, _))) {
      return 0;
    }
    long cost = scalars.stream().anyMatch(ReadingCost::isUnder) ? SLIGHT : 0;
    // but in a differential the factor before d(x) is the Jacobian
    boolean vector =
        !factors.isEmpty()
            && e.shape().isVector()
            && factors.stream().noneMatch(ReadingCost::isDifferential);
    for (Expr factor : factors) {
      if (vector && factors.size() > 1 && factor instanceof Expr.Sum(var terms, _)) {
        cost += TORN * terms.stream().filter(ReadingCost::hasOuterProduct).count();
        cost += SLIGHT * terms.stream().filter(ReadingCost::isScalarOnDiagonal).count();
      }
    }
    return cost;
  }

  private static boolean isDifferential(Expr e) {
    return e instanceof Expr.Differential
        || e instanceof Expr.Transpose(var arg, _) && arg instanceof Expr.Differential;
  }

  private static boolean isUnder(Expr scalar) {
    return scalar instanceof Expr.Power(_, Expr.Num(var k, _), _) && k.signum() < 0;
  }

  /** {@code (x'*A*x)*I}; but {@code s*I} is shifted by, as people write. */
  private static boolean isScalarOnDiagonal(Expr term) {
    return term instanceof Expr.Product(_, var scalars, var factors, _)
        && factors.size() == 1
        && Build.isConstant(factors.getFirst(), Expr.Constant.Kind.IDENTITY)
        && !scalars.stream().allMatch(ReadingCost::isPlain);
  }

  private static boolean isPlain(Expr scalar) {
    return scalar.meta().weight() <= 1 || isUnder(scalar);
  }

  /** Between the factors around the sum that ends in a scalar and what it scales. */
  private static boolean hasOuterProduct(Expr term) {
    if (!(term instanceof Expr.Product(_, _, var factors, _)) || term.shape().isVector()) {
      return false;
    }
    return isTorn(factors);
  }

  private static boolean isTorn(List<Expr> factors) {
    for (int i = 1; i < factors.size(); i++) {
      if (factors.get(i).shape().isRow() && factors.get(i - 1).shape().isColumn()) {
        return true;
      }
    }
    return false;
  }
}
