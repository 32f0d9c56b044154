package org.frobenius.expr;

import static org.frobenius.expr.Properties.has;
import static org.frobenius.expr.Properties.in;
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

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What products inherit from their factors, and what palindromes such as {@code A'*M*A} are. */
final class ProductProperties {
  /** What holds of an entrywise product when it holds of every factor. */
  private static final int OF_ENTRIES = Properties.bits(PropertySets.LINEAR);

  private ProductProperties() {}

  static Set<Property> product(Expr.Product p) {
    var found = EnumSet.noneOf(Property.class);
    int scalars = Properties.common(p.scalars());
    boolean positive = p.coefficient().signum() > 0 && in(scalars, POSITIVE);
    boolean nonnegative = p.coefficient().signum() > 0 && in(scalars, NONNEGATIVE);
    boolean integer = p.coefficient().isInteger() && in(scalars, INTEGER);
    if (p.factors().isEmpty()) {
      add(found, POSITIVE, positive);
      add(found, NONNEGATIVE, nonnegative || square(p));
      add(found, INTEGER, integer);
      return found;
    }
    int factors = Properties.common(p.factors());
    add(found, POSITIVE, positive && in(factors, POSITIVE));
    add(found, NONNEGATIVE, nonnegative && in(factors, NONNEGATIVE));
    add(found, INTEGER, integer && in(factors, INTEGER));
    add(found, DIAGONAL, in(factors, DIAGONAL));
    add(found, LOWER, in(factors, LOWER));
    add(found, UPPER, in(factors, UPPER));
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
    add(found, ORTHONORMAL, plain && in(factors, ORTHONORMAL));
    add(found, INVERTIBLE, in(scalars, POSITIVE) && in(factors, INVERTIBLE));
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
      if (!MirrorImages.areMirrors(factors.get(i), factors.get(n - 1 - i))) {
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
    EnumSet<Property> found = Properties.set(Properties.common(factors) & OF_ENTRIES);
    for (int i = 0; i < factors.size(); i++) {
      add(found, DIAGONAL, has(factors.get(i), DIAGONAL));
      add(found, LOWER, has(factors.get(i), LOWER));
      add(found, UPPER, has(factors.get(i), UPPER));
    }
    return found;
  }
}
