package org.frobenius.simplify;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.print.TokenCount;

/**
 * What an expression costs a reader: the tokens of its text, and some more for what hides its
 * meaning. A scalar torn apart, {@code (a*b' + M)*x} for {@code (b'*x)*a + M*x}, costs more than a
 * token, a quadratic form, {@code (a*x'*A + M)*x}, more than two; fractions in fractions and
 * scalars times the identity decide between equally long forms.
 */
final class ReadingCost {
  /** A token in the units of the cost; less than a token only decides between equals. */
  private static final long TOKEN = 16;

  private static final long TORN = TOKEN + TOKEN / 2;

  private static final long TORN_FORM = 2 * TOKEN + TOKEN / 2;

  private static final long SLIGHT = 1;

  /** {@code A*B + (C*D)'}: the terms are read in two directions. */
  private static final long ASKEW = 2 * TOKEN + TOKEN / 2;

  /**
   * The bracket of {@code (b*a')'} or of {@code (f(A, B')*C)'}, transposed inside and outside;
   * where that saves one transpose, none is read better.
   */
  private static final long BRACKET = TOKEN + SLIGHT;

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
    if (known != null) {
      return known;
    }
    long cost = own(e);
    List<Expr> parts = e instanceof Expr.Named ? List.of() : Children.of(e);
    for (int i = 0; i < parts.size(); i++) {
      cost = Math.min(cost + hidden(parts.get(i)), MOST);
    }
    hidden.put(e, cost);
    return cost;
  }

  private static long own(Expr e) {
    if (e instanceof Expr.Transpose(Expr.Product(_, _, var inside, _), _)) {
      return hasOuterProduct(inside) || hasTransposedArgument(inside) ? BRACKET : 0;
    }
    if (e instanceof Expr.Sum(var terms, _)) {
      return ASKEW * askew(terms);
    }
    if (!(e instanceof Expr.Product(_, var scalars, var factors, _))) {
      return 0;
    }
    long cost = isAny(scalars, ReadingCost::isUnder) ? SLIGHT : 0;
    // but in a differential the factor before d(x) is the Jacobian
    if (factors.size() < 2
        || !e.shape().isVector()
        || isAny(factors, ReadingCost::isDifferential)) {
      return cost;
    }
    for (int i = 0; i < factors.size(); i++) {
      if (factors.get(i) instanceof Expr.Sum(var terms, _)) {
        cost += torn(terms, e.shape().isColumn() ? factors.getLast() : factors.getFirst());
        cost += SLIGHT * terms.stream().filter(ReadingCost::isScalarOnDiagonal).count();
      }
    }
    return cost;
  }

  static boolean isAny(List<Expr> parts, Predicate<Expr> such) {
    for (int i = 0; i < parts.size(); i++) {
      if (such.test(parts.get(i))) {
        return true;
      }
    }
    return false;
  }

  /** A column followed by a row. */
  private static boolean hasOuterProduct(List<Expr> factors) {
    for (int i = 1; i < factors.size(); i++) {
      if (factors.get(i - 1).shape().isColumn() && factors.get(i).shape().isRow()) {
        return true;
      }
    }
    return false;
  }

  /** An operator's call with a transpose among its arguments. */
  private static boolean hasTransposedArgument(List<Expr> factors) {
    for (Expr factor : factors) {
      if ((factor instanceof Expr.Call || factor instanceof Expr.Frechet)
          && Children.of(factor).stream().anyMatch(Expr.Transpose.class::isInstance)) {
        return true;
      }
    }
    return false;
  }

  /**
   * How many products are transposed as a whole beside terms that are not; but {@code A*B + (A*B)'}
   * is a matrix and its transpose.
   */
  private static int askew(List<Expr> terms) {
    int products = 0;
    for (int i = 0; i < terms.size(); i++) {
      products += isTurnedProduct(terms.get(i)) ? 1 : 0;
    }
    if (products == 0 || products == terms.size()) {
      return 0;
    }
    Set<Expr> all = Collections.newSetFromMap(new IdentityHashMap<>());
    terms.forEach(term -> all.add(withoutScalars(term)));
    int turned = 0;
    for (Expr term : terms) {
      if (isTurnedProduct(term) && !all.contains(Build.transpose(withoutScalars(term)))) {
        turned++;
      }
    }
    return turned;
  }

  /** {@code c*(A*B)'}. */
  static boolean isTurnedProduct(Expr term) {
    return switch (term) {
      case Expr.Transpose(Expr.Product _, _) -> true;
      case Expr.Product(_, _, var factors, _) ->
          factors.size() == 1 && factors.getFirst() instanceof Expr.Transpose(Expr.Product _, _);
      case Expr _ -> false;
    };
  }

  private static Expr withoutScalars(Expr e) {
    return e instanceof Expr.Product(_, _, var factors, _) && !factors.isEmpty()
        ? Build.product(factors)
        : e;
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

  /**
   * A column followed by a row in a term: the row and what follows the sum are a scalar, or the
   * column and what precedes it.
   *
   * @param end of the product around the sum: a quadratic form begins and ends with it
   */
  private static long torn(List<Expr> terms, Expr end) {
    long forms = 0;
    boolean torn = false;
    Expr turned = Build.transpose(end);
    for (Expr term : terms) {
      if (term instanceof Expr.Product(_, _, var factors, _) && !term.shape().isVector()) {
        for (int i = 1; i < factors.size(); i++) {
          Expr column = factors.get(i - 1);
          Expr row = factors.get(i);
          if (row.shape().isRow() && column.shape().isColumn()) {
            boolean before = end.shape().isColumn();
            boolean form = (before ? row : column) == turned;
            // (u*v' - M)*v reads as the residual times v, not as norm(v)^2*u - M*v torn apart
            boolean square = form && (before ? i == factors.size() - 1 : i == 1);
            forms += form && !square ? 1 : 0;
            torn |= !form;
          }
        }
      }
    }
    return forms * TORN_FORM + (torn ? TORN : 0);
  }
}
