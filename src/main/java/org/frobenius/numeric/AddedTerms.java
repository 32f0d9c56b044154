package org.frobenius.numeric;

import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Expr;

/**
 * How large what was added up to a value is: where it cancels, that is what the value's rounding is
 * relative to. {@code normspec(x)^2 - x'*x} is 0, whatever rounding left.
 */
final class AddedTerms {
  private final Function<Expr, RealMatrix> value;
  private final Scopes scopes;

  /**
   * @param value the value of a node
   */
  AddedTerms(Function<Expr, RealMatrix> value, Scopes scopes) {
    this.value = value;
    this.scopes = scopes;
  }

  /** The largest entry of all that is added up to the value of a node; 0 where nothing is. */
  double of(Expr e) {
    return scopes.terms(e, this::found);
  }

  private double found(Expr e) {
    return switch (e) {
      case Expr.Named(_, var value, _) -> of(value);
      case Expr.Transpose(var arg, _) -> of(arg);
      case Expr.Sum(var terms, _) ->
          terms.stream()
              .mapToDouble(term -> Math.max(Dense.largest(value.apply(term)), of(term)))
              .reduce(0, Math::max);
      case Expr.Product(var coefficient, var scalars, var factors, _) when factors.size() <= 1 ->
          Stream.concat(scalars.stream(), factors.stream())
              .mapToDouble(factor -> Math.max(Dense.largest(value.apply(factor)), of(factor)))
              .reduce(Math.abs(coefficient.doubleValue()), (a, b) -> a * b);
      case Expr _ -> 0;
    };
  }
}
