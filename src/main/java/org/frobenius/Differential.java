package org.frobenius;

import java.util.List;
import org.frobenius.calculus.FrechetForm;
import org.frobenius.expr.Expr;

/**
 * What the expression changes by, to first order: linear in {@code d(X)} of the names X
 * differentiated by.
 *
 * @param wrt these names; the value of {@code d(X)} is given as {@code dX}
 */
public record Differential(
    Program program, List<String> wrt, Expr expression, List<String> assumptions)
    implements Answer {
  public Differential {
    wrt = List.copyOf(wrt);
    assumptions = List.copyOf(assumptions);
  }

  /**
   * The same with its Fréchet derivatives written in a form; a function that has no such form is an
   * UnsupportedException.
   */
  public Differential with(FrechetForm form) {
    FrechetWriting.Rewritten written = program.written(this, form);
    return new Differential(program, wrt, written.expression(), written.assumptions());
  }
}
