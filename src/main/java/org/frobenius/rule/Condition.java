package org.frobenius.rule;

import org.frobenius.expr.Expr;

/** What a rule asks besides the spaces of its letters. */
public sealed interface Condition {
  /** {@code where A*B = B*A}: known to commute. */
  record Commutes(Expr left, Expr right) implements Condition {}

  /** {@code assuming A invertible}: not asked, but reported with the result unless it is known. */
  record Assumes(Expr about, Assumption.Kind kind) implements Condition {}
}
