package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Rational;

/**
 * A small matrix that is given entry by entry, by blocks of scalars, unit vectors and single
 * entries: {@code a*E(1, 2, 2, 2) + b*E(2, 1, 2, 2)} is {@code [0, a; b, 0]}.
 *
 * @param rows the entries
 */
record ExplicitMatrix(List<List<Expr>> rows) {
  /** Larger matrices are not written out. */
  private static final int MOST_ENTRIES = 16;

  ExplicitMatrix {
    rows = List.copyOf(rows);
  }

  /** Empty where an entry is not told by itself, as those of a vector's name. */
  static Optional<ExplicitMatrix> of(Expr e) {
    if (e.isScalar()) {
      return Optional.of(new ExplicitMatrix(List.of(List.of(e))));
    }
    int rows = size(e.shape().rows());
    int cols = size(e.shape().cols());
    if (rows == 0 || cols == 0 || rows * cols > MOST_ENTRIES) {
      return Optional.empty();
    }
    return switch (e) {
      case Expr.Constant constant -> constant(constant, rows, cols);
      case Expr.Transpose(var arg, _) -> of(arg).map(ExplicitMatrix::transposed);
      case Expr.Sum(var terms, _) -> all(terms).map(ExplicitMatrix::sum);
      case Expr.Product(var c, var scalars, var factors, _) ->
          all(factors).map(ExplicitMatrix::product).map(m -> m.times(c, scalars));
      case Expr.Block(var blocks, _) -> block(blocks);
      case Expr.Call(var op, var args, _) when op == Op.KRON ->
          all(args).map(both -> both.getFirst().kron(both.getLast()));
      case Expr _ -> Optional.empty();
    };
  }

  /** With each entry as it is shown. */
  ExplicitMatrix map(UnaryOperator<Expr> shown) {
    return new ExplicitMatrix(rows.stream().map(row -> row.stream().map(shown).toList()).toList());
  }

  /** Written out; with what its entries have in common in front, too. */
  List<Expr> written() {
    var common = new ArrayList<CommonFactor>();
    List<Expr> rest = entries();
    Optional<CommonFactor> next = common(rest);
    while (next.isPresent()) {
      common.add(next.get());
      rest = Children.all(rest, next.get()::without);
      next = common(rest);
    }
    if (common.isEmpty()) {
      return List.of(Build.block(rows));
    }
    List<Expr> scalars = common.stream().map(CommonFactor::factor).toList();
    ExplicitMatrix divided = map(entry -> Build.isZero(entry) ? entry : without(common, entry));
    return List.of(
        Build.block(rows),
        Build.product(
            Rational.ONE, ReadingOrder.ofScalars(scalars), List.of(Build.block(divided.rows()))));
  }

  /** Those that are not zero, each once. */
  private List<Expr> entries() {
    return rows.stream()
        .flatMap(List::stream)
        .filter(entry -> !Build.isZero(entry))
        .distinct()
        .toList();
  }

  private static Expr without(List<CommonFactor> common, Expr entry) {
    Expr rest = entry;
    for (CommonFactor factor : common) {
      rest = factor.without(rest);
    }
    return rest;
  }

  private static Optional<CommonFactor> common(List<Expr> entries) {
    if (entries.size() < 2) {
      return Optional.empty();
    }
    return CommonFactor.among(entries).entrySet().stream()
        .filter(group -> group.getKey().side() == CommonFactor.Side.SCALAR)
        .filter(group -> group.getValue().size() == entries.size())
        .map(group -> group.getKey())
        .findFirst();
  }

  /** None where it is no number, or large. */
  private static int size(Dim dim) {
    return dim.constant()
        .filter(n -> n.isSmallInteger() && n.intValue() <= MOST_ENTRIES)
        .map(Rational::intValue)
        .orElse(0);
  }

  private static Optional<List<ExplicitMatrix>> all(List<Expr> parts) {
    var all = new ArrayList<ExplicitMatrix>();
    for (Expr part : parts) {
      Optional<ExplicitMatrix> matrix = of(part);
      if (matrix.isEmpty()) {
        return Optional.empty();
      }
      all.add(matrix.get());
    }
    return Optional.of(all);
  }

  private static Optional<ExplicitMatrix> constant(Expr.Constant constant, int rows, int cols) {
    List<Expr> at = constant.indices();
    return switch (constant.kind()) {
      case ZEROS -> Optional.of(made(rows, cols, (_, _) -> Build.ZERO));
      case ONES -> Optional.of(made(rows, cols, (_, _) -> Build.ONE));
      case IDENTITY -> Optional.of(made(rows, cols, (i, j) -> i == j ? Build.ONE : Build.ZERO));
      case UNIT_VECTOR -> index(at.getFirst()).map(i -> single(rows, cols, i, 1));
      case SINGLE_ENTRY ->
          index(at.getFirst()).flatMap(i -> index(at.getLast()).map(j -> single(rows, cols, i, j)));
      case COMMUTATION, DUPLICATION, ELIMINATION, PI, INFINITY -> Optional.empty();
    };
  }

  private static ExplicitMatrix single(int rows, int cols, int row, int col) {
    return made(rows, cols, (i, j) -> i == row - 1 && j == col - 1 ? Build.ONE : Build.ZERO);
  }

  private static Optional<Integer> index(Expr at) {
    return at instanceof Expr.Num(var n, _) && n.isSmallInteger()
        ? Optional.of(n.intValue())
        : Optional.empty();
  }

  private static Optional<ExplicitMatrix> block(List<List<Expr>> blocks) {
    var rows = new ArrayList<List<Expr>>();
    for (List<Expr> line : blocks) {
      Optional<List<ExplicitMatrix>> parts = all(line);
      if (parts.isEmpty()) {
        return Optional.empty();
      }
      for (int i = 0; i < parts.get().getFirst().rows.size(); i++) {
        var row = new ArrayList<Expr>();
        for (ExplicitMatrix part : parts.get()) {
          row.addAll(part.rows.get(i));
        }
        rows.add(row);
      }
    }
    return Optional.of(new ExplicitMatrix(rows));
  }

  private interface Entry {
    Expr at(int row, int col);
  }

  private static ExplicitMatrix made(int rows, int cols, Entry entry) {
    var all = new ArrayList<List<Expr>>();
    for (int i = 0; i < rows; i++) {
      var row = new ArrayList<Expr>();
      for (int j = 0; j < cols; j++) {
        row.add(entry.at(i, j));
      }
      all.add(row);
    }
    return new ExplicitMatrix(all);
  }

  private int height() {
    return rows.size();
  }

  private int width() {
    return rows.getFirst().size();
  }

  private Expr at(int row, int col) {
    return rows.get(row).get(col);
  }

  private ExplicitMatrix transposed() {
    return made(width(), height(), (i, j) -> at(j, i));
  }

  private static ExplicitMatrix sum(List<ExplicitMatrix> terms) {
    ExplicitMatrix first = terms.getFirst();
    return made(
        first.height(),
        first.width(),
        (i, j) -> Build.sum(terms.stream().map(term -> term.at(i, j)).toList()));
  }

  private static ExplicitMatrix product(List<ExplicitMatrix> factors) {
    ExplicitMatrix product = factors.getFirst();
    for (ExplicitMatrix factor : factors.subList(1, factors.size())) {
      product = product.times(factor);
    }
    return product;
  }

  private ExplicitMatrix times(ExplicitMatrix right) {
    return made(
        height(),
        right.width(),
        (i, j) -> {
          var terms = new ArrayList<Expr>();
          for (int k = 0; k < width(); k++) {
            terms.add(Build.product(at(i, k), right.at(k, j)));
          }
          return Build.sum(terms);
        });
  }

  private ExplicitMatrix times(Rational c, List<Expr> scalars) {
    return map(entry -> Build.product(Build.product(c, scalars, List.of()), entry));
  }

  private ExplicitMatrix kron(ExplicitMatrix right) {
    return made(
        height() * right.height(),
        width() * right.width(),
        (i, j) ->
            Build.product(
                at(i / right.height(), j / right.width()),
                right.at(i % right.height(), j % right.width())));
  }
}
