package org.frobenius;

import java.util.List;
import java.util.Optional;
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
}
