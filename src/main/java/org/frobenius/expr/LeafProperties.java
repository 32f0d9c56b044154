package org.frobenius.expr;

import static org.frobenius.expr.Property.DIAGONAL;
import static org.frobenius.expr.Property.INTEGER;
import static org.frobenius.expr.Property.NONNEGATIVE;
import static org.frobenius.expr.Property.ORTHONORMAL;
import static org.frobenius.expr.Property.POSITIVE;
import static org.frobenius.expr.Property.POSITIVE_DEFINITE;
import static org.frobenius.expr.Property.POSITIVE_SEMIDEFINITE;
import static org.frobenius.expr.Property.SKEW;

import java.util.EnumSet;
import java.util.Set;

/** What numbers and constants are. */
final class LeafProperties {
  private LeafProperties() {}

  static Set<Property> number(Rational value) {
    var found = EnumSet.noneOf(Property.class);
    if (value.signum() > 0) {
      found.add(POSITIVE);
    }
    if (value.signum() >= 0) {
      found.add(NONNEGATIVE);
    }
    if (value.isInteger()) {
      found.add(INTEGER);
    }
    return found;
  }

  static Set<Property> constant(Expr.Constant.Kind kind, Shape shape) {
    return switch (kind) {
      case IDENTITY -> EnumSet.of(POSITIVE_DEFINITE, DIAGONAL, ORTHONORMAL, NONNEGATIVE, INTEGER);
      case ZEROS ->
          shape.isSquare()
              ? EnumSet.of(POSITIVE_SEMIDEFINITE, DIAGONAL, SKEW, NONNEGATIVE, INTEGER)
              : EnumSet.of(NONNEGATIVE, INTEGER);
      case ONES ->
          shape.isSquare()
              ? EnumSet.of(POSITIVE_SEMIDEFINITE, POSITIVE, INTEGER)
              : EnumSet.of(POSITIVE, INTEGER);
      case UNIT_VECTOR -> EnumSet.of(ORTHONORMAL, NONNEGATIVE, INTEGER);
      case SINGLE_ENTRY -> EnumSet.of(NONNEGATIVE, INTEGER);
      case COMMUTATION -> EnumSet.of(ORTHONORMAL, NONNEGATIVE, INTEGER);
      case DUPLICATION, ELIMINATION -> EnumSet.of(NONNEGATIVE, INTEGER);
      case PI -> EnumSet.of(POSITIVE);
      case INFINITY -> Set.of();
    };
  }
}
