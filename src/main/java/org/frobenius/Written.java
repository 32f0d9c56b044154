package org.frobenius;

import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Expr;

/**
 * An answer written another way: with short names for its parts, or with symmetric parts as {@code
 * sym}.
 *
 * @param answer as it was found
 * @param definitions short names for parts of the expression, in the order of use
 * @param expression equal to the answer's; of a linear map, its value
 */
public record Written(
    Answer answer, List<Expr.Named> definitions, Expr expression, List<String> assumptions)
    implements Answer {
  public Written {
    definitions = List.copyOf(definitions);
    assumptions = List.copyOf(assumptions);
  }

  @Override
  public Program program() {
    return answer.program();
  }

  @Override
  public Optional<Expr.Symbol> parameter() {
    return answer.parameter();
  }
}
