package org.frobenius.numeric;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Build;
import org.frobenius.expr.Content;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Rational;

/**
 * The value of a sum in which a relu cancels other terms. {@code b + relu(a - b)}, the larger of a
 * and b, is a where that is larger: the bound cancels exactly, and a is not lost in its rounding.
 * So each entry is evaluated with {@code relu(u)} read as u where u is positive, as 0 elsewhere.
 */
final class Clipping {
  /** A term {@code coefficient*relu(argument)} of a sum. */
  private record Hinge(Expr term, Expr argument) {
    static Optional<Hinge> of(Expr term) {
      return switch (term) {
        case Expr.Entrywise(Fun.Known(var name), var u, _) when name.equals("relu") ->
            Optional.of(new Hinge(term, u));
        case Expr.Product(_, var scalars, var factors, _)
            when scalars.size() + factors.size() == 1 ->
            of(scalars.isEmpty() ? factors.getFirst() : scalars.getFirst())
                .map(h -> new Hinge(term, h.argument()));
        case Expr _ -> Optional.empty();
      };
    }

    /** The term where the argument is positive, as terms. */
    List<Expr> opened() {
      Rational coefficient = Content.coefficient(term);
      List<Expr> parts = argument instanceof Expr.Sum(var terms, _) ? terms : List.of(argument);
      return parts.stream().map(t -> Build.scale(coefficient, t)).toList();
    }

    boolean cancelsIn(List<Expr> terms) {
      var all = new ArrayList<>(terms);
      all.remove(term);
      all.addAll(opened());
      return collected(all).size() < all.size();
    }
  }

  private Clipping() {}

  /**
   * The value, where some relu cancels; else none.
   *
   * @param values of any expression
   */
  static Optional<RealMatrix> value(Expr.Sum sum, Function<Expr, RealMatrix> values) {
    List<Hinge> hinges = sum.terms().stream().flatMap(t -> Hinge.of(t).stream()).toList();
    if (hinges.stream().noneMatch(h -> h.cancelsIn(sum.terms()))) {
      return Optional.empty();
    }
    List<double[][]> arguments =
        hinges.stream().map(h -> Dense.rows(values.apply(h.argument()))).toList();
    Map<BitSet, double[][]> cases = new HashMap<>();
    var result = values.apply(sum.terms().getFirst()).getData();
    for (int i = 0; i < result.length; i++) {
      for (int j = 0; j < result[i].length; j++) {
        var positive = new BitSet();
        for (int k = 0; k < hinges.size(); k++) {
          positive.set(k, arguments.get(k)[i][j] > 0);
        }
        double[][] value = cases.get(positive);
        if (value == null) {
          value = Dense.rows(values.apply(opened(sum, hinges, positive)));
          cases.put(positive, value);
        }
        result[i][j] = value[i][j];
      }
    }
    return Optional.of(Dense.of(result));
  }

  private static Expr opened(Expr.Sum sum, List<Hinge> hinges, BitSet positive) {
    var terms = new ArrayList<>(sum.terms());
    for (int k = 0; k < hinges.size(); k++) {
      terms.remove(hinges.get(k).term());
      if (positive.get(k)) {
        terms.addAll(hinges.get(k).opened());
      }
    }
    List<Expr> collected = collected(terms);
    return collected.isEmpty() ? Build.zeros(sum.shape()) : Build.sum(collected);
  }

  /** Terms that differ only in their coefficients are one, or none. */
  private static List<Expr> collected(List<Expr> terms) {
    var coefficients = new LinkedHashMap<Expr, Rational>();
    for (Expr term : terms) {
      Rational coefficient = Content.coefficient(term);
      Expr body = coefficient.isZero() ? term : Build.scale(coefficient.inverse(), term);
      coefficients.merge(body, coefficient, Rational::plus);
    }
    coefficients.values().removeIf(Rational::isZero);
    return coefficients.entrySet().stream()
        .map(e -> Build.scale(e.getValue(), e.getKey()))
        .toList();
  }
}
