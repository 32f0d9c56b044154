package org.frobenius;

import java.util.List;
import org.frobenius.expr.Expr;

/** The shortest equal expression found. */
public record Simplified(Program program, Expr expression, List<String> assumptions)
    implements Answer {
  public Simplified {
    assumptions = List.copyOf(assumptions);
  }
}
