package org.frobenius.expr;

import static org.frobenius.expr.Properties.has;
import static org.frobenius.expr.Property.NONNEGATIVE;
import static org.frobenius.expr.Property.POSITIVE;
import static org.frobenius.expr.Property.POSITIVE_DEFINITE;
import static org.frobenius.expr.Property.POSITIVE_SEMIDEFINITE;
import static org.frobenius.expr.Property.SKEW;
import static org.frobenius.expr.Property.SYMMETRIC;
import static org.frobenius.expr.PropertySets.intersect;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.frobenius.function.ScalarFunction;

/** What sums inherit from their terms, and what terms that mirror each other make. */
final class SumProperties {
  private SumProperties() {}

  static Set<Property> sum(List<Expr> terms) {
    var found = EnumSet.copyOf(PropertySets.LINEAR);
    found.add(SKEW);
    terms.forEach(t -> found.retainAll(Properties.of(t)));
    if (found.contains(POSITIVE_SEMIDEFINITE)
        && terms.stream().anyMatch(t -> has(t, POSITIVE_DEFINITE))) {
      found.add(POSITIVE_DEFINITE);
    }
    if (found.contains(NONNEGATIVE) && terms.stream().anyMatch(t -> has(t, POSITIVE))) {
      found.add(POSITIVE);
    }
    if (isComplement(terms)) {
      found.addAll(EnumSet.of(POSITIVE, NONNEGATIVE));
    }
    if (!found.contains(SYMMETRIC) && pairsUp(terms, Rational.ONE)) {
      found.add(SYMMETRIC);
    } else if (!found.contains(SKEW) && pairsUp(terms, Rational.MINUS_ONE)) {
      found.add(SKEW);
    }
    return found;
  }

  /** One minus a function that is positive, and whose value at the negative argument this is. */
  private static boolean isComplement(List<Expr> terms) {
    return terms.size() == 2
        && (terms.getFirst() == Build.ONE
            || Build.isConstant(terms.getFirst(), Expr.Constant.Kind.ONES))
        && terms.getLast() instanceof Expr.Product(var c, var scalars, var factors, _)
        && c.equals(Rational.MINUS_ONE)
        && scalars.size() + factors.size() == 1
        && (scalars.isEmpty() ? factors : scalars).getFirst() instanceof Expr.Entrywise(var f, _, _)
        && FunctionProperties.trait(f, ScalarFunction.Trait.COMPLEMENT)
        && FunctionProperties.trait(f, ScalarFunction.Trait.POSITIVE);
  }

  /**
   * Whether the terms are their own mirror images up to the sign, as in {@code A*B + B'*A'} and
   * {@code A - A'}.
   */
  private static boolean pairsUp(List<Expr> terms, Rational sign) {
    Shape shape = terms.getFirst().shape();
    if (!shape.isSquare() || shape.isScalar()) {
      return false;
    }
    var counts = new HashMap<Expr, Integer>();
    for (Expr t : terms) {
      counts.merge(MirrorImages.mirror(MirrorImages.mirror(t)), 1, Integer::sum);
      counts.merge(MirrorImages.mirror(Build.scale(sign, t)), -1, Integer::sum);
    }
    return counts.values().stream().allMatch(n -> n == 0);
  }

  /** A sum that may be empty: what holds of zero too. */
  static Set<Property> bounded(Expr body) {
    var found = intersect(PropertySets.LINEAR, Properties.of(body));
    found.remove(POSITIVE);
    return found;
  }
}
