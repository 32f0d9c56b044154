package org.frobenius.expr;

import static org.frobenius.expr.Properties.has;
import static org.frobenius.expr.Property.DIAGONAL;
import static org.frobenius.expr.Property.INTEGER;
import static org.frobenius.expr.Property.INVERTIBLE;
import static org.frobenius.expr.Property.LOWER;
import static org.frobenius.expr.Property.NONNEGATIVE;
import static org.frobenius.expr.Property.ORTHONORMAL;
import static org.frobenius.expr.Property.POSITIVE;
import static org.frobenius.expr.Property.POSITIVE_DEFINITE;
import static org.frobenius.expr.Property.POSITIVE_SEMIDEFINITE;
import static org.frobenius.expr.Property.SKEW;
import static org.frobenius.expr.Property.SYMMETRIC;
import static org.frobenius.expr.Property.UPPER;
import static org.frobenius.expr.PropertySets.add;
import static org.frobenius.expr.PropertySets.all;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What products inherit from their factors, and what palindromes such as {@code A'*M*A} are. */
final class ProductProperties {
  private ProductProperties() {}

  static Set<Property> product(Expr.Product p) {
    var found = EnumSet.noneOf(Property.class);
    boolean positive = p.coefficient().signum() > 0 && all(p.scalars(), POSITIVE);
    boolean nonnegative = p.coefficient().signum() > 0 && all(p.scalars(), NONNEGATIVE);
    boolean integer = p.coefficient().isInteger() && all(p.scalars(), INTEGER);
    if (p.factors().isEmpty()) {
      add(found, POSITIVE, positive);
      add(found, NONNEGATIVE, nonnegative || square(p));
      add(found, INTEGER, integer);
      return found;
    }
    add(found, POSITIVE, positive && all(p.factors(), POSITIVE));
    add(found, NONNEGATIVE, nonnegative && all(p.factors(), NONNEGATIVE));
    add(found, INTEGER, integer && all(p.factors(), INTEGER));
    for (Property each : List.of(DIAGONAL, LOWER, UPPER)) {
      add(found, each, all(p.factors(), each));
    }
    if (p.factors().size() == 1) {
      Expr only = p.factors().getFirst();
      add(found, SYMMETRIC, has(only, SYMMETRIC));
      add(found, SKEW, has(only, SKEW));
      add(found, POSITIVE_SEMIDEFINITE, nonnegative && has(only, POSITIVE_SEMIDEFINITE));
      add(found, POSITIVE_DEFINITE, positive && has(only, POSITIVE_DEFINITE));
    } else {
      palindrome(p.factors(), nonnegative, found);
    }
    boolean plain = p.coefficient().isOne() && p.scalars().isEmpty();
    add(found, ORTHONORMAL, plain && all(p.factors(), ORTHONORMAL));
    add(found, INVERTIBLE, all(p.scalars(), POSITIVE) && all(p.factors(), INVERTIBLE));
    return found;
  }

  /** A scalar times itself. */
  private static boolean square(Expr.Product p) {
    return p.coefficient().signum() > 0
        && p.scalars().size() == 2
        && p.scalars().getFirst() == p.scalars().getLast();
  }

  /** {@code A'*M*A} is as symmetric and as semidefinite as {@code M}. */
  private static void palindrome(List<Expr> factors, boolean nonnegative, EnumSet<Property> found) {
    int n = factors.size();
    for (int i = 0; i < n / 2; i++) {
      if (MirrorImages.mirror(MirrorImages.mirror(factors.get(i)))
              != MirrorImages.mirror(factors.get(n - 1 - i))
          && factors.get(i) != MirrorImages.mirror(factors.get(n - 1 - i))) {
        return;
      }
    }
    boolean even = n % 2 == 0;
    Expr middle = factors.get(n / 2);
    boolean scalar =
        factors.getFirst().shape().rows().isOne() && factors.getLast().shape().cols().isOne();
    if (!scalar) {
      add(found, SYMMETRIC, even || has(middle, SYMMETRIC));
      add(found, SKEW, !even && has(middle, SKEW));
    }
    if (nonnegative && (even || has(middle, POSITIVE_SEMIDEFINITE))) {
      found.add(scalar ? NONNEGATIVE : POSITIVE_SEMIDEFINITE);
    }
  }

  static Set<Property> hadamard(List<Expr> factors) {
    var found = EnumSet.copyOf(PropertySets.LINEAR);
    factors.forEach(f -> found.retainAll(Properties.of(f)));
    for (Property each : List.of(DIAGONAL, LOWER, UPPER)) {
      add(found, each, factors.stream().anyMatch(f -> has(f, each)));
    }
    return found;
  }
}
