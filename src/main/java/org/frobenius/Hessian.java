package org.frobenius;

import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Expr;

/**
 * The second derivative of a scalar φ by a name X: by a vector or a scalar the matrix H with {@code
 * d²φ = dx'*H*dx}, by a matrix the linear map with {@code d²φ = E : H[E]}.
 *
 * @param wrt the name X
 * @param form how it is written
 * @param parameter of a map, the letter of the direction
 * @param expression the matrix; of a map, its value
 */
public record Hessian(
    Program program,
    String wrt,
    LinearForm form,
    Optional<Expr.Symbol> parameter,
    Expr expression,
    List<String> assumptions)
    implements Answer {
  public Hessian {
    assumptions = List.copyOf(assumptions);
  }
}
