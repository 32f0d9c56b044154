package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Order;

/** What a reader sees to be the same expression without being told why. */
final class Likeness {
  private final boolean transposes;
  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  private Likeness(boolean transposes) {
    this.transposes = transposes;
  }

  /** Whether the two differ in the order of commuting parts only. */
  static boolean upToOrder(Expr a, Expr b) {
    var order = new Likeness(false);
    return order.of(a) == order.of(b);
  }

  /** Whether the two differ in that order, and in where a transpose is taken. */
  static boolean upToTransposes(Expr a, Expr b) {
    var both = new Likeness(true);
    return both.of(a) == both.of(b);
  }

  /** Whether each sum inside the first expression is a part of the second as well. */
  static boolean keepsSums(List<Expr> parts, Expr whole) {
    var likeness = new Likeness(true);
    Set<Expr> before = new HashSet<>();
    parts.forEach(part -> likeness.sums(part, before));
    Set<Expr> after = new HashSet<>();
    likeness.sums(whole, after);
    return after.containsAll(before);
  }

  /** The sums inside, each without its sign. */
  private void sums(Expr e, Set<Expr> found) {
    if (e instanceof Expr.Sum(var terms, _)) {
      Expr minus = Build.sum(terms.stream().map(Build::negate).toList());
      Expr normal = of(e);
      Expr negated = of(minus);
      Expr turned = of(Build.transpose(e));
      Expr both = of(Build.transpose(minus));
      found.add(List.of(normal, negated, turned, both).stream().min(Order.NATURAL).orElseThrow());
    }
    Children.of(e).forEach(child -> sums(child, found));
  }

  private Expr of(Expr e) {
    Expr known = done.get(e);
    if (known == null) {
      known = ordered(e);
      done.put(e, known);
    }
    return known;
  }

  private Expr ordered(Expr e) {
    if (transposes && e instanceof Expr.Transpose(var arg, _)) {
      Expr inside = transposed(arg);
      return inside instanceof Expr.Transpose ? inside : of(inside);
    }
    return switch (Children.map(e, this::of)) {
      case Expr.Sum(var terms, _) -> Build.sum(sorted(terms));
      case Expr.Hadamard(var factors, _) -> Build.hadamard(sorted(factors));
      case Expr.Product(var c, var scalars, var factors, _) ->
          Build.product(c, sorted(scalars), factors);
      case Expr other -> other;
    };
  }

  private static List<Expr> sorted(List<Expr> list) {
    return list.stream().sorted(Order.NATURAL).toList();
  }

  /** The transpose of that, taken of the parts. */
  private Expr transposed(Expr e) {
    return switch (e) {
      case Expr.Product(var c, var scalars, var factors, _) ->
          Build.product(c, scalars, factors.reversed().stream().map(this::transposed).toList());
      case Expr.Sum(var terms, _) -> Build.sum(terms.stream().map(this::transposed).toList());
      case Expr.Hadamard(var factors, _) ->
          Build.hadamard(factors.stream().map(this::transposed).toList());
      case Expr.Frechet(var f, var at, var directions, _) ->
          Build.frechet(
              f,
              transposed(at),
              new ArrayList<>(directions.stream().map(this::transposed).toList()));
      case Expr.MatrixFunction(var f, var arg, _) -> Build.matrixFunction(f, transposed(arg));
      case Expr.Power(var base, var exponent, _) -> Build.power(transposed(base), exponent);
      case Expr other -> TransposedFactors.turned(other);
    };
  }
}
