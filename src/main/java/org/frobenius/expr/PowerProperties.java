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

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What powers of scalars and matrices, and powers entry by entry, inherit from the base. */
final class PowerProperties {
  private PowerProperties() {}

  static Set<Property> power(Expr base, Expr exponent) {
    var found = EnumSet.noneOf(Property.class);
    boolean integer = has(exponent, INTEGER);
    boolean nonnegative = has(exponent, NONNEGATIVE);
    boolean even = isEven(exponent);
    if (base.isScalar()) {
      add(found, POSITIVE, has(base, POSITIVE));
      add(found, NONNEGATIVE, has(base, NONNEGATIVE) || even || (!integer && nonnegative));
      add(found, INTEGER, has(base, INTEGER) && integer && nonnegative);
      return found;
    }
    add(found, SYMMETRIC, has(base, SYMMETRIC) || (even && has(base, SKEW)));
    add(found, SKEW, isOdd(exponent) && has(base, SKEW));
    add(found, POSITIVE_DEFINITE, has(base, POSITIVE_DEFINITE));
    add(found, POSITIVE_SEMIDEFINITE, has(base, POSITIVE_SEMIDEFINITE));
    add(found, POSITIVE_SEMIDEFINITE, even && has(base, SYMMETRIC));
    for (Property each : List.of(DIAGONAL, LOWER, UPPER)) {
      add(found, each, has(base, each));
    }
    boolean negative = exponent instanceof Expr.Num(var v, _) && v.signum() < 0;
    add(found, INVERTIBLE, negative || has(base, INVERTIBLE));
    add(found, ORTHONORMAL, integer && has(base, ORTHONORMAL));
    return found;
  }

  static Set<Property> entryPower(Expr base, Expr exponent) {
    var found = EnumSet.noneOf(Property.class);
    boolean even = isEven(exponent);
    add(found, POSITIVE, has(base, POSITIVE));
    add(found, NONNEGATIVE, has(base, NONNEGATIVE) || even);
    boolean matrix = exponent.isScalar() && !base.isScalar();
    add(found, SYMMETRIC, matrix && (has(base, SYMMETRIC) || (even && has(base, SKEW))));
    add(found, SKEW, matrix && isOdd(exponent) && has(base, SKEW));
    return found;
  }

  private static boolean isOdd(Expr exponent) {
    return exponent instanceof Expr.Num(var v, _) && v.isInteger() && v.numerator().testBit(0);
  }

  private static boolean isEven(Expr exponent) {
    return exponent instanceof Expr.Num(var v, _) && v.isInteger() && !v.numerator().testBit(0);
  }
}
