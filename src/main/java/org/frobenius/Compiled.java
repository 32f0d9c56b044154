package org.frobenius;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Source;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Space;
import org.frobenius.numeric.Evaluator;
import org.frobenius.numeric.Values;
import org.frobenius.rule.Assumption;
import org.frobenius.verify.Assumed;
import org.frobenius.verify.Confirmation;

/**
 * An expression ready to be given numbers: {@code f.with("lambda", 0.5).evaluate(Map.of("A", A))}.
 * Immutable; matrices given are neither kept nor changed.
 */
public final class Compiled {
  private final Expr expression;
  private final Optional<Claim> derivative;
  private final Optional<Supplier<Compiled>> byColumns;
  private final Source source;
  private final Map<String, Space> spaces;
  private final List<Assumption> assumptions;
  private final Values values;

  /** What is said of a function where an expression is said to be its derivative. */
  interface Claim {
    Confirmation of(Expr derivative);
  }

  /**
   * @param derivative what the expression says as a derivative, if it is one
   * @param byColumns the same derivative column by column, which may have a value where the
   *     expression divides by zero
   * @param assumptions where the expression holds
   */
  Compiled(
      Expr expression,
      Optional<Claim> derivative,
      Optional<Supplier<Compiled>> byColumns,
      Source source,
      Map<String, Space> spaces,
      List<Assumption> assumptions,
      Values values) {
    this.expression = expression;
    this.derivative = derivative;
    this.byColumns = byColumns;
    this.source = source;
    this.spaces = Map.copyOf(spaces);
    this.assumptions = List.copyOf(assumptions);
    this.values = values;
  }

  /** With a value for a name: a matrix, a vector as one column. */
  public Compiled with(String name, RealMatrix value) {
    return with(values.with(name, value));
  }

  /** With a value for a scalar. */
  public Compiled with(String name, double value) {
    return with(name, MatrixUtils.createRealMatrix(new double[][] {{value}}));
  }

  /** With the size of a dimension, where no matrix given has it. */
  public Compiled withSize(String dimension, int size) {
    return with(values.withSize(dimension, size));
  }

  private Compiled with(Values more) {
    return new Compiled(expression, derivative, byColumns, source, spaces, assumptions, more);
  }

  /**
   * The value, with these values and those given before; where what the answer assumes does not
   * hold, that is a DomainException. Of a derivative, at a kink of a norm, the subgradient 0; where
   * the function has no derivative, a DomainException.
   *
   * @param more of names the expression has; others fix sizes if they are the program's, or are not
   *     used
   * @return of the expression's shape; a scalar is 1 by 1
   */
  public RealMatrix evaluate(Map<String, RealMatrix> more) {
    try {
      return DeepStack.call(
          () -> {
            Values all = values.with(more).check(spaces);
            Assumed.requireHere(assumptions, all);
            return derivative
                .map(claim -> derivative(claim, all))
                .orElseGet(() -> Evaluator.evaluate(expression, all));
          });
    } catch (FrobeniusException e) {
      throw e.withSource(source);
    }
  }

  private RealMatrix derivative(Claim claim, Values all) {
    try {
      return formula(claim.of(expression), all);
    } catch (DomainException here) {
      return byColumns
          .flatMap(columns -> columns.get().confirmed(all))
          .or(() -> limit(claim, all))
          .orElseThrow(() -> here);
    }
  }

  private RealMatrix formula(Confirmation confirmation, Values all) {
    return Evaluator.derivative(
        expression,
        confirmation.function(),
        all,
        confirmation.order(),
        (ties, smooth) -> confirmation.at(all, ties, smooth));
  }

  /** The value of a derivative, where the function changes so. */
  private Optional<RealMatrix> confirmed(Values all) {
    try {
      return derivative
          .map(claim -> claim.of(expression))
          .filter(confirmation -> confirmation.at(all))
          .map(confirmation -> formula(confirmation, all));
    } catch (FrobeniusException none) {
      return Optional.empty();
    }
  }

  /** What the formula tends to, where the function changes so. */
  private Optional<RealMatrix> limit(Claim claim, Values all) {
    List<Expr> wrt = claim.of(expression).wrt();
    if (wrt.size() > 1
        || !(wrt.getFirst() instanceof Expr.Symbol x)
        || x.space().kind() != Space.Kind.REAL) {
      return Optional.empty();
    }
    Expr.Symbol limit = Build.symbol("limit at " + x.name(), Space.real(expression.shape()));
    return Evaluator.limit(expression, x, all)
        .filter(value -> claim.of(limit).at(all.with(limit.name(), value)));
  }

  /** The value, with the values given before. */
  public RealMatrix evaluate() {
    return evaluate(Map.of());
  }
}
