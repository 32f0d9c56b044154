package org.frobenius.rule;

import java.util.List;
import org.frobenius.expr.Expr;

/** What a rule asks besides the spaces of its letters. */
public sealed interface Condition {
  /** {@code where A*B = B*A}: known to commute. */
  record Commutes(Expr left, Expr right) implements Condition {}

  /**
   * {@code assuming A invertible unless a in N}: not asked, but reported with the result unless it
   * is known, or the {@code exponents} lie in the set.
   */
  record Assumes(Expr about, Assumption.Kind kind, List<Expr> exponents) implements Condition {
    public Assumes {
      exponents = List.copyOf(exponents);
    }
  }

  /**
   * {@code kron(A + a*zeros(m, n), B) = kron(A, B)}: the letter a is lost, and what it stands for
   * is assumed to have a value; of {@code kron(zeros(m, n), B) = zeros(m*k, n*l)} the whole side
   * is.
   */
  record Lost(Expr part) implements Condition {}

  /**
   * {@code inv(A*B) = inv(B)*inv(A)}: a letter the right side inverts and the left does not. Where
   * it stands for an inverse, that is undone, and its own need is assumed.
   */
  record Inverted(Expr letter) implements Condition {}
}
