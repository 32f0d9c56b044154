package org.frobenius.verify;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.rule.Bindings;
import org.frobenius.rule.Condition;
import org.frobenius.rule.Rule;

/**
 * What the letters of a rule are replaced by in a check. A formula that holds for bare names only,
 * such as a derivative that forgets the inner function, shows with the others.
 */
public enum Arguments {
  /** {@code A}. */
  BARE,
  /** {@code A1 + 2*A2}. */
  SUM,
  /**
   * {@code A1*A2} over a dimension of its own; of a square matrix {@code A2'*A1*A2}, which stays
   * invertible, or symmetric.
   */
  PRODUCT;

  private static final Dim INNER = Dim.symbol("inner");

  /** Each letter of the rule's left side with its argument, which lies in the letter's space. */
  public Bindings of(Rule rule) {
    Map<String, Expr> arguments =
        Children.symbols(rule.left()).stream()
            .collect(Collectors.toMap(Expr.Symbol::name, s -> argument(s, rule)));
    for (Condition condition : rule.conditions()) {
      if (condition instanceof Condition.Commutes(Expr.Symbol a, Expr.Symbol b)) {
        arguments.put(b.name(), commuting(Objects.requireNonNull(arguments.get(a.name()))));
      }
    }
    if (rule.family() == Rule.Family.SERIES) {
      arguments.replaceAll((_, argument) -> inUnitBall(argument));
    }
    var bindings = new Bindings();
    for (var argument : arguments.entrySet()) {
      bindings = bindings.with(argument.getKey(), argument.getValue());
    }
    return bindings;
  }

  /** Where a Taylor series converges, and fast. */
  private static Expr inUnitBall(Expr argument) {
    return argument.isScalar()
        ? argument
        : Build.divide(argument, Build.sum(Build.TWO, Build.call(Op.NORM, argument)));
  }

  /** A matrix that commutes with {@code a}. */
  private Expr commuting(Expr a) {
    return switch (this) {
      case BARE -> Build.power(a, Build.TWO);
      case SUM -> Build.sum(Build.product(Build.TWO, a), Build.product(Build.num(3), a, a));
      case PRODUCT -> Build.matrixFunction(new Fun.Known("sin"), a);
    };
  }

  private Expr argument(Expr.Symbol letter, Rule rule) {
    if (this == BARE || bound(rule.left()).contains(letter) || isIndex(letter, rule.left())) {
      return letter;
    }
    Space space = letter.space();
    return switch (space.kind()) {
      case NATURAL -> Build.sum(part(letter, 1, space), this == SUM ? Build.ONE : Build.TWO);
      case REAL, POSITIVE, SYMMETRIC, SKEW, DIAGONAL, LOWER, UPPER, POSITIVE_DEFINITE ->
          this == SUM
              ? Build.sum(part(letter, 1, space), Build.product(Build.TWO, part(letter, 2, space)))
              : product(letter, space);
      case ORTHOGONAL, STIEFEL -> {
        Shape square = new Shape(space.shape().rows(), space.shape().rows());
        yield Build.product(
            part(letter, 1, Space.of(Space.Kind.ORTHOGONAL, square)), part(letter, 2, space));
      }
      case COMPLEX, HERMITIAN, SEQUENCE, FUNCTION, ANALYTIC -> letter;
    };
  }

  private static Expr product(Expr.Symbol letter, Space space) {
    Shape shape = space.shape();
    return switch (space.kind()) {
      case REAL -> {
        if (shape.isSquare() && !shape.isScalar()) {
          Expr outer = part(letter, 2, space);
          yield Build.product(Build.transpose(outer), part(letter, 1, space), outer);
        }
        Dim inner = shape.isScalar() ? Dim.ONE : INNER;
        yield Build.product(
            part(letter, 1, Space.real(new Shape(shape.rows(), inner))),
            part(letter, 2, Space.real(new Shape(inner, shape.cols()))));
      }
      case SYMMETRIC, SKEW -> {
        Expr outer = part(letter, 2, Space.real(new Shape(INNER, shape.cols())));
        Expr inner = part(letter, 1, Space.of(space.kind(), new Shape(INNER, INNER)));
        yield Build.product(Build.transpose(outer), inner, outer);
      }
      case POSITIVE_DEFINITE -> Build.inverse(part(letter, 1, space));
      case POSITIVE -> Build.hadamard(part(letter, 1, space), part(letter, 2, space));
      case DIAGONAL, LOWER, UPPER -> Build.product(part(letter, 1, space), part(letter, 2, space));
      case NATURAL, ORTHOGONAL, STIEFEL, COMPLEX, HERMITIAN, SEQUENCE, FUNCTION, ANALYTIC -> letter;
    };
  }

  private static Expr part(Expr.Symbol letter, int number, Space space) {
    return Build.symbol(letter.name() + number, space);
  }

  private static Set<Expr> bound(Expr e) {
    var found = new LinkedHashSet<Expr>();
    if (e instanceof Expr.BigSum(var index, _, _, _, _)) {
      found.add(index);
    }
    if (e instanceof Expr.Integral(var variable, _, _, _, _)) {
      found.add(variable);
    }
    Children.of(e).forEach(child -> found.addAll(bound(child)));
    return found;
  }

  /**
   * Whether the letter counts rows or columns, so that a larger number would often be out of range.
   */
  private static boolean isIndex(Expr.Symbol letter, Expr e) {
    return e instanceof Expr.Constant(_, _, var indices, _) && indices.contains(letter)
        || e instanceof Expr.Slice && Children.of(e).contains(letter)
        || Children.of(e).stream().anyMatch(child -> isIndex(letter, child));
  }
}
