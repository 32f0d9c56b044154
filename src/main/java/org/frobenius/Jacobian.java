package org.frobenius;

import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Expr;

/**
 * The derivative of an expression U of any shape by a name X: {@code dU} as it depends on {@code
 * dX}.
 *
 * @param wrt the name X
 * @param form how it is written
 * @param parameter of a map, the letter of the direction
 * @param expression the matrix; of a map, its value
 */
public record Jacobian(
    Program program,
    String wrt,
    LinearForm form,
    Optional<Expr.Symbol> parameter,
    Expr expression,
    List<String> assumptions)
    implements Answer {
  public Jacobian {
    assumptions = List.copyOf(assumptions);
  }
}
