package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Range;
import org.frobenius.expr.Shape;

/**
 * The vector whose i-th entry is a scalar expression of i: {@code 1 .+ x.^2} for {@code 1 +
 * x[i]^2}.
 *
 * @param index i, from 1
 * @param count how many entries there are
 */
record IndexedEntries(Expr.Symbol index, Dim count) {
  /** As operators of vectors where there are such, else as a sum of multiples of unit vectors. */
  Expr vector(Expr entry) {
    return entrywise(entry)
        .orElseGet(
            () ->
                Build.bigSum(
                    index,
                    Build.ONE,
                    Build.size(count),
                    Build.product(
                        entry,
                        Build.constant(
                            Expr.Constant.Kind.UNIT_VECTOR, List.of(count), List.of(index)))));
  }

  /** An entry of what is counted from another number, counted from 1. */
  Expr fromOne(Dim from, Expr entry) {
    Expr place = Build.sum(index, Build.size(from.minus(Dim.ONE)));
    return Children.substitute(entry, Map.of(index, place));
  }

  private Optional<Expr> entrywise(Expr entry) {
    if (isFree(entry)) {
      return Optional.of(Build.product(entry, Build.ones(new Shape(count, Dim.ONE))));
    }
    return switch (entry) {
      case Expr.Slice(var vector, Range.At(var at), _, _)
          when at == index && isFree(vector) && vector.shape().equals(new Shape(count, Dim.ONE)) ->
          Optional.of(vector);
      case Expr.Sum(var terms, _) -> all(terms).map(Build::sum);
      case Expr.Product(var coefficient, var scalars, var factors, _) when factors.isEmpty() -> {
        List<Expr> free = scalars.stream().filter(this::isFree).toList();
        yield all(scalars.stream().filter(s -> !isFree(s)).toList())
            .map(Build::hadamard)
            .map(entries -> Build.product(coefficient, free, List.of(entries)));
      }
      case Expr.Power(var base, var exponent, _) when isFree(exponent) ->
          entrywise(base).map(entries -> Build.entryPower(entries, exponent));
      case Expr.Entrywise(var f, var arg, _) ->
          entrywise(arg).map(entries -> Build.entrywise(f, entries));
      case Expr _ -> Optional.empty();
    };
  }

  private boolean isFree(Expr e) {
    return !Children.symbols(e).contains(index);
  }

  private Optional<List<Expr>> all(List<Expr> entries) {
    var vectors = new ArrayList<Expr>();
    for (Expr entry : entries) {
      Optional<Expr> vector = entrywise(entry);
      if (vector.isEmpty()) {
        return Optional.empty();
      }
      vectors.add(vector.get());
    }
    return Optional.of(vectors);
  }
}
