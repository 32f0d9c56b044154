package org.frobenius.simplify;

import java.util.function.Consumer;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;
import org.frobenius.rule.Assumption;

/**
 * What {@code a^p*a^q = a^(p+q)} takes for granted: {@code a*a^-1} that a is not zero, {@code
 * a^(1/2)*a^(1/2)} that it is not negative.
 */
final class MergedPowers {
  private MergedPowers() {}

  /** Tells of what is not known and not to be seen in the merged power either. */
  static void assume(Expr base, Expr p, Expr q, Expr total, Consumer<Assumption> assume) {
    boolean denominator = negative(p) || negative(q);
    boolean roots = !(Properties.has(p, Property.INTEGER) && Properties.has(q, Property.INTEGER));
    if (roots && Properties.has(total, Property.INTEGER)) {
      tell(base, denominator ? Assumption.Kind.POSITIVE : Assumption.Kind.NONNEGATIVE, assume);
    } else if (negative(p) != negative(q) && !negative(total)) {
      tell(base, Assumption.Kind.NONZERO, assume);
    }
  }

  private static void tell(Expr base, Assumption.Kind kind, Consumer<Assumption> assume) {
    var assumption = new Assumption(base, kind);
    if (!assumption.isKnown()) {
      assume.accept(assumption);
    }
  }

  static boolean negative(Expr exponent) {
    return Scaled.coefficient(exponent).signum() < 0;
  }
}
