package org.frobenius;

import java.util.List;
import java.util.Optional;
import org.frobenius.calculus.FrechetForm;
import org.frobenius.expr.Expr;

/** The shortest equal expression found; of a map {@code E -> …}, that of its value. */
public record Simplified(Program program, Expr expression, List<String> assumptions)
    implements Answer {
  public Simplified {
    assumptions = List.copyOf(assumptions);
  }

  @Override
  public Optional<Expr.Symbol> parameter() {
    return program.read().parameter();
  }

  /**
   * The same with its Fréchet derivatives written in a form; a function that has no such form is an
   * UnsupportedException.
   */
  public Simplified with(FrechetForm form) {
    FrechetWriting.Rewritten written = program.written(this, form);
    return new Simplified(program, written.expression(), written.assumptions());
  }
}
