package org.frobenius.expr;

import java.util.ArrayList;
import java.util.List;

/** Entries and slices, and matrices put together of blocks. */
final class Parts {
  private Parts() {}

  /** The first of one row is all of it, so that an entry of a vector has one form. */
  static Expr slice(Expr arg, Range someRows, Range someCols) {
    Range rows = whole(someRows, arg.shape().rows());
    Range cols = whole(someCols, arg.shape().cols());
    if (rows instanceof Range.All && cols instanceof Range.All) {
      return arg;
    }
    Shape shape = new Shape(rows.length(arg.shape().rows()), cols.length(arg.shape().cols()));
    var all = new ArrayList<Expr>();
    all.add(arg);
    long hash = 0;
    for (Range range : List.of(rows, cols)) {
      switch (range) {
        case Range.All() -> hash = Meta.mix(hash, 1);
        case Range.At(var index) -> {
          hash = Meta.mix(hash, 2);
          all.add(index);
        }
        case Range.Between(var from, var to) -> hash = Meta.mix(hash, (from + ":" + to).hashCode());
      }
    }
    Meta meta = Meta.of(shape, Node.SLICE, hash, all).at(place(rows) + place(cols));
    return Interner.intern(new Expr.Slice(arg, rows, cols, meta));
  }

  /** Numbers by their size, what is no number behind them. */
  private static String place(Range range) {
    return range instanceof Range.At(Expr.Num(var index, _)) && index.isSmallInteger()
        ? "%06d".formatted(index.intValue())
        : "~";
  }

  private static Range whole(Range range, Dim full) {
    return full.isOne() && range instanceof Range.At(var index) && index == Build.ONE
        ? Range.ALL
        : range;
  }

  /** Blocks that are all zero are one zero matrix. */
  static Expr block(List<List<Expr>> rows) {
    if (rows.size() == 1 && rows.getFirst().size() == 1) {
      return rows.getFirst().getFirst();
    }
    Dim height = Dim.ZERO;
    Dim width = null;
    var all = new ArrayList<Expr>();
    long hash = 0;
    for (List<Expr> row : rows) {
      Dim rowWidth = Dim.ZERO;
      Dim rowHeight = row.getFirst().shape().rows();
      for (Expr e : row) {
        Shape.require(e.shape().rows().equals(rowHeight), "[]", row.getFirst().shape(), e.shape());
        rowWidth = rowWidth.plus(e.shape().cols());
        all.add(e);
      }
      Shape.require(
          width == null || width.equals(rowWidth),
          "[]",
          rows.getFirst().getFirst().shape(),
          row.getFirst().shape());
      width = rowWidth;
      height = height.plus(rowHeight);
      hash = Meta.mix(hash, row.size());
    }
    Shape shape = new Shape(height, width == null ? Dim.ZERO : width);
    if (all.stream().allMatch(Build::isZero)) {
      return Build.zeros(shape);
    }
    return Interner.intern(
        new Expr.Block(
            rows.stream().<List<Expr>>map(List::copyOf).toList(),
            Meta.of(shape, Node.BLOCK, hash, all)));
  }
}
