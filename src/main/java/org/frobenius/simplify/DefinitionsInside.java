package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;

/**
 * Definitions found again as parts of products and sums: with {@code P = A*B}, {@code A*B*x} is
 * {@code P*x}; likewise among the factors of an entrywise product and, up to a number, the terms of
 * a sum.
 */
final class DefinitionsInside {
  private final List<Map.Entry<Expr, Expr>> names;
  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  /**
   * @param names what the definitions and their transposes stand for in normal form, and their
   *     names
   */
  DefinitionsInside(Map<Expr, Expr> names) {
    this.names =
        names.entrySet().stream()
            .filter(e -> hasParts(e.getKey()))
            .sorted(Comparator.comparingLong(e -> -e.getKey().meta().weight()))
            .toList();
  }

  private static boolean hasParts(Expr value) {
    return value instanceof Expr.Sum
        || value instanceof Expr.Hadamard
        || value instanceof Expr.Product(var c, var scalars, _, _)
            && c.isOne()
            && scalars.isEmpty();
  }

  Expr named(Expr e) {
    if (names.isEmpty()) {
      return e;
    }
    Expr known = done.get(e);
    if (known == null) {
      known = e instanceof Expr.Named ? e : head(Children.map(e, this::named));
      done.put(e, known);
    }
    return known;
  }

  private Expr head(Expr e) {
    Expr result = e;
    for (Map.Entry<Expr, Expr> definition : names) {
      result = replaced(result, definition.getKey(), definition.getValue()).orElse(result);
    }
    return result;
  }

  private static Optional<Expr> replaced(Expr e, Expr value, Expr name) {
    return switch (e) {
      case Expr.Product(var c, var scalars, var factors, _)
          when value instanceof Expr.Product(_, _, var chain, _) ->
          neighbours(factors, chain, name).map(f -> Build.product(c, scalars, f));
      case Expr.Hadamard(var factors, _) when value instanceof Expr.Hadamard(var some, _) ->
          without(factors, some).map(rest -> Build.hadamard(Build.hadamard(rest), name));
      case Expr.Sum(var terms, _) when value instanceof Expr.Sum(var some, _) ->
          multiple(terms, some, name);
      case Expr _ -> Optional.empty();
    };
  }

  private static Optional<List<Expr>> neighbours(List<Expr> factors, List<Expr> chain, Expr name) {
    var found = new ArrayList<>(factors);
    for (int at = Collections.indexOfSubList(found, chain);
        at >= 0;
        at = Collections.indexOfSubList(found, chain)) {
      found.subList(at, at + chain.size()).clear();
      found.add(at, name);
    }
    return found.size() < factors.size() ? Optional.of(found) : Optional.empty();
  }

  /** What remains of the parts; empty where it does not have all of these and more. */
  private static Optional<List<Expr>> without(List<Expr> parts, List<Expr> these) {
    var rest = new ArrayList<>(parts);
    for (Expr part : these) {
      if (!rest.remove(part)) {
        return Optional.empty();
      }
    }
    return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
  }

  private static Optional<Expr> multiple(List<Expr> terms, List<Expr> some, Expr name) {
    Scaled first = Scaled.of(some.getFirst());
    for (Expr term : terms) {
      Scaled scaled = Scaled.of(term);
      if (scaled.body() == first.body()) {
        Rational ratio = scaled.coefficient().times(first.coefficient().inverse());
        var scaledSome = some.stream().map(t -> Build.scale(ratio, t)).toList();
        return without(terms, scaledSome)
            .map(
                rest -> {
                  var sum = new ArrayList<>(rest);
                  sum.add(Build.scale(ratio, name));
                  return Build.sum(sum);
                });
      }
    }
    return Optional.empty();
  }
}
