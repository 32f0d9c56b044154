package org.frobenius.expr;

import static org.frobenius.expr.Property.DIAGONAL;
import static org.frobenius.expr.Property.INTEGER;
import static org.frobenius.expr.Property.LOWER;
import static org.frobenius.expr.Property.NONNEGATIVE;
import static org.frobenius.expr.Property.POSITIVE;
import static org.frobenius.expr.Property.POSITIVE_SEMIDEFINITE;
import static org.frobenius.expr.Property.SKEW;
import static org.frobenius.expr.Property.SYMMETRIC;
import static org.frobenius.expr.Property.UPPER;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Sets of properties, and what operators linear in each part keep of them. */
final class PropertySets {

  /** Properties that hold of a sum or of an entrywise product when they hold of every part. */
  static final Set<Property> LINEAR =
      EnumSet.of(
          SYMMETRIC, DIAGONAL, LOWER, UPPER, POSITIVE_SEMIDEFINITE, POSITIVE, NONNEGATIVE, INTEGER);

  /** What spans linear spaces, so that integrals have it whatever the bounds. */
  static final Set<Property> STRUCTURE = EnumSet.of(SYMMETRIC, SKEW, DIAGONAL, LOWER, UPPER);

  private PropertySets() {}

  static EnumSet<Property> intersect(Set<Property> a, Set<Property> b) {
    var both = EnumSet.noneOf(Property.class);
    both.addAll(a);
    both.retainAll(b);
    return both;
  }

  /** What holds of entries and holds of every argument. */
  static EnumSet<Property> signs(List<Expr> args) {
    var found = EnumSet.of(POSITIVE, NONNEGATIVE, INTEGER);
    args.forEach(a -> found.retainAll(Properties.of(a)));
    return found;
  }

  static void add(EnumSet<Property> set, Property property, boolean holds) {
    if (holds) {
      set.add(property);
    }
  }
}
