package org.frobenius.numeric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;

/** The numbers that dimension symbols stand for, solved from the shapes of the values given. */
final class Sizes {
  /**
   * Sizes up to this are tried for a symbol that stands in a polynomial, such as {@code n*(n +
   * 1)/2}.
   */
  private static final int LARGEST_TRIED = 100_000;

  /** {@code dim = value}, as {@code where} says: {@code `X` has 3 rows}. */
  private record Equation(Dim dim, int value, String where) {}

  private record Solved(Rational value, String where) {}

  private final Map<String, Solved> solved = new HashMap<>();

  /** Scalar values that a dimension may name though no shape does. */
  private final Map<String, Solved> naturals = new HashMap<>();

  private Sizes() {}

  /**
   * From the spaces of the symbols in the expressions and the declared spaces; a clash is a
   * ShapeException that names both sides.
   */
  static Sizes solve(Occurrences names, Values values) {
    var sizes = new Sizes();
    values
        .sizes()
        .forEach(
            (name, size) ->
                sizes.solved.put(name, new Solved(Rational.of(size), "`" + name + "` is " + size)));
    var equations = new ArrayList<Equation>();
    spaces(names, values)
        .forEach(
            (name, space) ->
                values
                    .find(name)
                    .ifPresent(value -> equations.addAll(equations(name, space, value))));
    sizes.takeScalars(equations, values);
    sizes.solve(equations);
    return sizes;
  }

  /** Where each value lives; a differential where its variable does. */
  private static Map<String, Space> spaces(Occurrences names, Values values) {
    var spaces = new LinkedHashMap<String, Space>();
    names.symbols().forEach(s -> spaces.put(s.name(), s.space()));
    values.spaces().forEach(spaces::putIfAbsent);
    for (Expr arg : names.differentials()) {
      if (arg instanceof Expr.Symbol(var name, var space, _)) {
        spaces.putIfAbsent("d" + name, space);
      }
    }
    return spaces;
  }

  private static List<Equation> equations(String name, Space space, RealMatrix value) {
    return switch (space.kind()) {
      case SEQUENCE, FUNCTION, ANALYTIC -> List.of();
      case REAL,
          POSITIVE,
          NATURAL,
          SYMMETRIC,
          SKEW,
          DIAGONAL,
          LOWER,
          UPPER,
          POSITIVE_DEFINITE,
          ORTHOGONAL,
          STIEFEL,
          COMPLEX,
          HERMITIAN -> {
        Shape shape = space.shape();
        int rows = value.getRowDimension();
        int cols = value.getColumnDimension();
        yield List.of(
            new Equation(shape.rows(), rows, "`" + name + "` has " + count(rows, "row")),
            new Equation(shape.cols(), cols, "`" + name + "` has " + count(cols, "column")));
      }
    };
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /**
   * A scalar name that stands in a dimension, {@code R(k, k)} with {@code k in N}, gives that
   * dimension.
   */
  private void takeScalars(List<Equation> equations, Values values) {
    for (Equation equation : equations) {
      for (String symbol : equation.dim().symbols()) {
        scalar(symbol, values).ifPresent(value -> solved.putIfAbsent(symbol, value));
      }
    }
    values
        .names()
        .forEach(name -> scalar(name, values).ifPresent(value -> naturals.put(name, value)));
  }

  private static Optional<Solved> scalar(String name, Values values) {
    return values
        .find(name)
        .filter(Dense::isScalar)
        .map(m -> m.getEntry(0, 0))
        .filter(v -> v == Math.rint(v) && Math.abs(v) < 1e9)
        .map(v -> new Solved(Rational.of(v.longValue()), "`" + name + "` is " + v.longValue()));
  }

  private void solve(List<Equation> equations) {
    var open =
        new ArrayList<>(equations); // bare symbols first: the simplest reason is the one to name
    open.sort(Comparator.comparing((Equation e) -> e.dim().asSymbol().isEmpty()));
    boolean progress = true;
    while (progress) {
      progress = false;
      for (Equation equation : List.copyOf(open)) {
        var unknown =
            equation.dim().symbols().stream().filter(s -> !solved.containsKey(s)).toList();
        if (unknown.isEmpty()) {
          check(equation);
          open.remove(equation);
        } else if (unknown.size() == 1) {
          solveFor(unknown.getFirst(), equation);
          open.remove(equation);
          progress = true;
        }
      }
    }
  }

  private void check(Equation equation) {
    Rational value = value(equation.dim(), Map.of());
    if (!value.equals(Rational.of(equation.value()))) {
      var reasons = new ArrayList<String>();
      equation.dim().symbols().forEach(s -> reasons.add(known(s).where()));
      throw Failures.shape(
          equation.where()
              + ", not "
              + (reasons.isEmpty() ? "" : equation.dim() + " = ")
              + value
              + (reasons.isEmpty() ? "" : ": " + String.join(", ", reasons)));
    }
  }

  private void solveFor(String symbol, Equation equation) {
    Rational target = Rational.of(equation.value());
    Rational atZero = value(equation.dim(), Map.of(symbol, Rational.ZERO));
    Rational slope = value(equation.dim(), Map.of(symbol, Rational.ONE)).minus(atZero);
    Rational atTwo = value(equation.dim(), Map.of(symbol, Rational.TWO));
    if (atTwo.minus(atZero).equals(slope.times(Rational.TWO)) && !slope.isZero()) {
      Rational root = target.minus(atZero).over(slope);
      if (root.isInteger() && root.signum() > 0) {
        solved.put(symbol, new Solved(root, equation.where()));
        return;
      }
    } else {
      for (int n = 1; n <= LARGEST_TRIED; n++) {
        if (value(equation.dim(), Map.of(symbol, Rational.of(n))).equals(target)) {
          solved.put(symbol, new Solved(Rational.of(n), equation.where()));
          return;
        }
      }
    }
    throw Failures.shape(equation.where() + ", and " + equation.dim() + " cannot be that");
  }

  private Rational value(Dim dim, Map<String, Rational> more) {
    Rational sum = Rational.ZERO;
    for (var term : dim.terms().entrySet()) {
      Rational product = term.getValue();
      for (String symbol : term.getKey()) {
        product =
            product.times(
                more.containsKey(symbol)
                    ? Objects.requireNonNull(more.get(symbol))
                    : known(symbol).value());
      }
      sum = sum.plus(product);
    }
    return sum;
  }

  private Solved known(String symbol) {
    Solved value = solved.containsKey(symbol) ? solved.get(symbol) : naturals.get(symbol);
    if (value == null) {
      throw Failures.data("the size " + symbol + " does not follow from the values given");
    }
    return value;
  }

  /** A dimension as a number; {@code indices} are names that have a value for the moment. */
  double number(Dim dim, Map<String, Rational> indices) {
    return value(dim, indices).doubleValue();
  }

  /** A dimension as a count of rows or columns: at least 1. */
  int count(Dim dim, Map<String, Rational> indices) {
    Rational value = value(dim, indices);
    if (!value.isSmallInteger() || value.signum() <= 0) {
      throw Failures.shape(
          "the size " + dim + " is " + value + ", and a matrix has at least one row and column");
    }
    return value.intValue();
  }

  /** A dimension as an index, {@code 2} or {@code n} in {@code x[2:n]}. */
  int index(Dim dim, Map<String, Rational> indices) {
    Rational value = value(dim, indices);
    if (!value.isSmallInteger()) {
      throw Failures.domain("the index " + dim + " is " + value);
    }
    return value.intValue();
  }
}
