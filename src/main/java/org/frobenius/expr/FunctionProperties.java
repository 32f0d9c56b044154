package org.frobenius.expr;

import static org.frobenius.expr.Properties.has;
import static org.frobenius.expr.Property.DIAGONAL;
import static org.frobenius.expr.Property.INVERTIBLE;
import static org.frobenius.expr.Property.LOWER;
import static org.frobenius.expr.Property.NONNEGATIVE;
import static org.frobenius.expr.Property.ORTHONORMAL;
import static org.frobenius.expr.Property.POSITIVE;
import static org.frobenius.expr.Property.POSITIVE_DEFINITE;
import static org.frobenius.expr.Property.SKEW;
import static org.frobenius.expr.Property.SYMMETRIC;
import static org.frobenius.expr.Property.UPPER;
import static org.frobenius.expr.PropertySets.add;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.frobenius.function.Catalogue;
import org.frobenius.function.ScalarFunction;

/** What functions of matrices and of entries are, by the traits of the scalar function. */
final class FunctionProperties {
  private FunctionProperties() {}

  static Set<Property> matrixFunction(Fun f, Expr arg) {
    var found = EnumSet.noneOf(Property.class);
    for (Property each : List.of(SYMMETRIC, DIAGONAL, LOWER, UPPER)) {
      add(found, each, has(arg, each));
    }
    ofSkew(f, arg, found);
    boolean positive = trait(f, ScalarFunction.Trait.POSITIVE);
    add(found, POSITIVE_DEFINITE, positive && has(arg, SYMMETRIC));
    boolean exponential = f.equals(new Fun.Known("exp"));
    add(found, INVERTIBLE, exponential);
    add(found, ORTHONORMAL, exponential && has(arg, SKEW));
    return found;
  }

  static Set<Property> entrywise(Fun f, Expr arg) {
    var found = EnumSet.noneOf(Property.class);
    add(found, SYMMETRIC, has(arg, SYMMETRIC));
    ofSkew(f, arg, found);
    add(found, POSITIVE, trait(f, ScalarFunction.Trait.POSITIVE));
    add(found, NONNEGATIVE, trait(f, ScalarFunction.Trait.NONNEGATIVE));
    return found;
  }

  /** {@code f(K)' = f(K') = f(-K)}, entry by entry too. */
  private static void ofSkew(Fun f, Expr arg, EnumSet<Property> found) {
    add(found, SYMMETRIC, has(arg, SKEW) && trait(f, ScalarFunction.Trait.EVEN));
    add(found, SKEW, has(arg, SKEW) && trait(f, ScalarFunction.Trait.ODD));
  }

  static boolean trait(Fun f, ScalarFunction.Trait trait) {
    return f instanceof Fun.Known(var name)
        && Catalogue.find(name).map(s -> s.traits().contains(trait)).orElse(false);
  }
}
