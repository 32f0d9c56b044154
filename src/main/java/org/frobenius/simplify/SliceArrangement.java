package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Range;
import org.frobenius.expr.Shape;

/**
 * Entries and slices taken of what is added and multiplied entry by entry: {@code (2*u*v')[i, j]}
 * is {@code 2*u[i]*v[j]}, {@code exp.(A + B)[i, j]} is {@code exp(A[i, j] + B[i, j])}.
 */
final class SliceArrangement {
  private SliceArrangement() {}

  static Expr arrange(Expr.Slice slice) {
    Range rows = slice.rows();
    Range cols = slice.cols();
    return switch (slice.arg()) {
      case Expr.Sum(var terms, _) ->
          Build.sum(Children.all(terms, t -> Build.slice(t, rows, cols)));
      case Expr.Product(var c, var scalars, var factors, _) when !c.isOne() || !scalars.isEmpty() ->
          Build.product(c, scalars, List.of(Build.slice(Build.product(factors), rows, cols)));
      case Expr.Product(_, _, var factors, _) -> outer(factors, rows, cols).orElse(slice);
      case Expr.Hadamard(var factors, _) ->
          Build.hadamard(Children.all(factors, f -> Build.slice(f, rows, cols)));
      case Expr.EntryPower(var base, var exponent, _) ->
          Build.entryPower(
              Build.slice(base, rows, cols),
              exponent.isScalar() ? exponent : Build.slice(exponent, rows, cols));
      case Expr.Entrywise(var f, var arg, _) -> Build.entrywise(f, Build.slice(arg, rows, cols));
      case Expr.Block(var blocks, _) -> block(blocks, slice).orElse(slice);
      case Expr.Constant identity
          when Build.isConstant(identity, Expr.Constant.Kind.IDENTITY)
              && rows.equals(cols)
              && rows instanceof Range.Between ->
          Build.identity(slice.shape().rows());
      case Expr _ -> slice;
    };
  }

  /** The block that is just what is taken: {@code [A, B; C, D][1:n, 1:n]} is A. */
  private static Optional<Expr> block(List<List<Expr>> blocks, Expr.Slice slice) {
    Shape whole = slice.arg().shape();
    Dim above = Dim.ZERO;
    for (List<Expr> row : blocks) {
      Dim height = row.getFirst().shape().rows();
      Dim left = Dim.ZERO;
      for (Expr block : row) {
        Dim width = block.shape().cols();
        if (isStretch(slice.rows(), above, height, whole.rows())
            && isStretch(slice.cols(), left, width, whole.cols())) {
          return Optional.of(block);
        }
        left = left.plus(width);
      }
      above = above.plus(height);
    }
    return Optional.empty();
  }

  private static boolean isStretch(Range range, Dim before, Dim length, Dim full) {
    Dim from = before.plus(Dim.ONE);
    return switch (range) {
      case Range.All() -> length.equals(full);
      case Range.At(var index) -> length.isOne() && index == Build.size(from);
      case Range.Between(var first, var last) ->
          first.equals(from) && last.equals(before.plus(length));
    };
  }

  /** Of a column times a row. */
  private static Optional<Expr> outer(List<Expr> factors, Range rows, Range cols) {
    for (int i = 1; i < factors.size(); i++) {
      if (factors.get(i).shape().rows().isOne()) {
        Expr column = Build.product(factors.subList(0, i));
        Expr row = Build.product(factors.subList(i, factors.size()));
        return Optional.of(
            Build.product(Build.slice(column, rows, Range.ALL), Build.slice(row, Range.ALL, cols)));
      }
    }
    return Optional.empty();
  }

  /**
   * A sum in which the same entries of matrices are those of a sum: {@code A[i, j] + B[i, j]} is
   * {@code (A + B)[i, j]}; empty where there are no two such terms.
   */
  static Optional<List<Expr>> gathered(List<Expr> terms) {
    record Place(Range rows, Range cols, Shape of) {}
    if (slices(terms) < 2) {
      return Optional.empty();
    }
    var alike = new LinkedHashMap<Place, List<Expr>>();
    var gathered = new ArrayList<Expr>();
    for (Expr term : terms) {
      if (Scaled.of(term).body() instanceof Expr.Slice(var arg, var rows, var cols, _)) {
        alike
            .computeIfAbsent(new Place(rows, cols, arg.shape()), _ -> new ArrayList<>())
            .add(Build.scale(Scaled.coefficient(term), arg));
      } else {
        gathered.add(term);
      }
    }
    if (alike.values().stream().allMatch(parts -> parts.size() < 2)) {
      return Optional.empty();
    }
    alike.forEach(
        (place, parts) -> {
          Expr sum = Build.sum(parts);
          Scaled scaled = sum instanceof Expr.Sum s ? SumArrangement.primitive(s) : Scaled.of(sum);
          Expr body =
              scaled.body() instanceof Expr.Sum(var each, _) ? Factoring.sum(each) : scaled.body();
          gathered.add(
              Build.scale(scaled.coefficient(), Build.slice(body, place.rows(), place.cols())));
        });
    return Optional.of(gathered);
  }

  private static int slices(List<Expr> terms) {
    int count = 0;
    for (int i = 0; i < terms.size(); i++) {
      count += Scaled.of(terms.get(i)).body() instanceof Expr.Slice ? 1 : 0;
    }
    return count;
  }
}
