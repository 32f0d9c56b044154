package org.frobenius.numeric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;
import org.jspecify.annotations.Nullable;

/**
 * The indices and parameters that have a value for a while, inner ones last, and what is known of
 * nodes for as long: a value holds while the innermost name it depends on keeps its own.
 */
final class Scopes {
  /**
   * What is known of nodes: values, factorizations of those that are divided by, and how large the
   * terms are that some of them add up.
   */
  private record Table(
      Map<Expr, RealMatrix> values,
      Map<Expr, LuFactorization> factorizations,
      Map<Expr, Double> terms) {
    Table() {
      this(new IdentityHashMap<>(), new IdentityHashMap<>(), new IdentityHashMap<>());
    }
  }

  /** An index or parameter with its value, and what is known of the nodes that depend on it. */
  private record Scope(Expr.Symbol name, RealMatrix value, Table known) {}

  private final Dependence dependence;
  private final Table known = new Table();
  private final ArrayList<Scope> scopes = new ArrayList<>();

  Scopes(Dependence dependence) {
    this.dependence = dependence;
  }

  /** The value of a node, where it is known. */
  @Nullable RealMatrix find(Expr e) {
    return table(e).values().get(e);
  }

  /** Keeps the value of a node for as long as it holds. */
  void keep(Expr e, RealMatrix value) {
    table(e).values().put(e, value);
  }

  /** The factorization of a matrix that is divided by, made once. */
  LuFactorization factorization(Expr e, Function<Expr, LuFactorization> made) {
    return table(e).factorizations().computeIfAbsent(e, made);
  }

  /** How large the terms are that a node adds up, found once. */
  double terms(Expr e, Function<Expr, Double> found) {
    Double terms = table(e).terms().get(e);
    if (terms == null) {
      terms = found.apply(e);
      table(e).terms().put(e, terms);
    }
    return terms;
  }

  /** What is found while a name has a value. */
  <T> T under(Expr.Symbol name, double number, Supplier<T> found) {
    scopes.addLast(new Scope(name, Dense.scalar(number), new Table()));
    try {
      return found.get();
    } finally {
      scopes.removeLast();
    }
  }

  /** The value of a name, where it is an index or parameter that has one now. */
  Optional<RealMatrix> value(Expr.Symbol symbol) {
    return scopes.reversed().stream()
        .filter(scope -> scope.name() == symbol)
        .map(Scope::value)
        .findFirst();
  }

  /** The indices that are whole numbers now: {@code k} in {@code x[1:k]}. */
  Map<String, Rational> indices() {
    if (scopes.isEmpty()) {
      return Map.of();
    }
    var numbers = new HashMap<String, Rational>();
    for (Scope scope : scopes) {
      double value = scope.value().getEntry(0, 0);
      if (value == Math.rint(value)) {
        numbers.put(scope.name().name(), Rational.of((long) value));
      }
    }
    return numbers;
  }

  /** What is known for as long as a node's value holds: of the innermost scope it depends on. */
  private Table table(Expr e) {
    if (!scopes.isEmpty()) {
      var names = dependence.of(e);
      for (Scope scope : scopes.reversed()) {
        if (names.contains(scope.name())) {
          return scope.known();
        }
      }
    }
    return known;
  }
}
