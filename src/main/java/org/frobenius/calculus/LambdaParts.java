package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.simplify.Normalizer;

/**
 * What the body of a function {@code z -> sin(a*z)} holds besides its own parameter: by a scalar a,
 * {@code f(X)} changes as {@code (z -> cos(a*z)*z)(X)*d(a)}, since its series may be differentiated
 * term by term.
 */
final class LambdaParts {
  /** No program's name. */
  private static final String APART = "'";

  /**
   * A part of the body, and the derivative of the function's value by it.
   *
   * @param part a scalar without the parameter: {@code a}, {@code x'*x}
   * @param derivative of the shape of the function's value
   */
  record Term(Expr part, Expr derivative) {}

  private LambdaParts() {}

  /** Of each scalar part without the parameter; none where the node's function is no lambda. */
  static List<Term> of(Expr node) {
    return switch (node) {
      case Expr.MatrixFunction(Fun.Lambda f, var arg, _) ->
          terms(f, g -> Build.matrixFunction(g, arg));
      case Expr.Entrywise(Fun.Lambda f, var arg, _) -> terms(f, g -> Build.entrywise(g, arg));
      case Expr.Frechet(Fun.Lambda f, var at, var directions, _) ->
          terms(f, g -> Build.frechet(g, at, directions));
      case Expr _ -> List.of();
    };
  }

  /** The names in the body of a function that stand in no such part. */
  static List<Expr> others(Fun f) {
    return f instanceof Fun.Lambda lambda
        ? List.copyOf(parts(lambda)).stream().filter(part -> !part.isScalar()).toList()
        : List.of();
  }

  private interface Value {
    Expr of(Fun f);
  }

  private static List<Term> terms(Fun.Lambda f, Value value) {
    var terms = new ArrayList<Term>();
    Expr.Symbol apart = Build.symbol(APART, Space.real(Shape.SCALAR));
    for (Expr part : parts(f)) {
      if (part.isScalar()) {
        var normalizer = new Normalizer();
        Expr body = normalizer.normalize(Children.substitute(f.body(), Map.of(part, apart)));
        Expr slope =
            Objects.requireNonNull(Gradients.of(body, List.of(apart), normalizer).get(apart));
        if (!Build.isZero(slope)) {
          Expr back = Children.substitute(slope, Map.of(apart, part));
          terms.add(new Term(part, value.of(new Fun.Lambda(f.parameter(), back))));
        }
      }
    }
    return terms;
  }

  /** The largest scalars that do not depend on the parameter, and the names in no such part. */
  private static Set<Expr> parts(Fun.Lambda f) {
    Set<Expr.Symbol> free = Children.symbols(f.body());
    var parts = new LinkedHashSet<Expr>();
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var open = new ArrayList<Expr>(List.of(f.body()));
    while (!open.isEmpty()) {
      Expr e = open.removeLast();
      Set<Expr.Symbol> names = Children.symbols(e);
      boolean outside = free.containsAll(names) && !names.contains(f.parameter());
      if (!seen.add(e) || names.isEmpty() || e == f.parameter()) {
        continue;
      }
      if (outside && (e.isScalar() || e instanceof Expr.Symbol)) {
        parts.add(e);
      } else {
        open.addAll(Children.of(e));
      }
    }
    return parts;
  }
}
