package org.frobenius.numeric;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;

/**
 * A function as an expression has it.
 *
 * @param scalars evaluates what does not depend on a parameter
 * @param bindings what an unknown function is
 */
record Formula(Fun f, ToDoubleFunction<Expr> scalars, Function<Fun.Unknown, Fun> bindings)
    implements ReadableFunction {
  @Override
  public <T> T read(Arithmetic<T> arithmetic, T argument) {
    return new FunctionBody<>(arithmetic, scalars, bindings).apply(f, argument);
  }
}
