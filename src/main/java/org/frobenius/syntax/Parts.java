package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.List;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.NameException;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Space;
import org.frobenius.syntax.Complaints.Part;
import org.frobenius.syntax.Elaborator.Use;

/** Entries, blocks, sums over an index and integrals over a variable. */
final class Parts {
  private final Elaborator elaborator;
  private final Inference inference;
  private final Scope scope;
  private final Complaints complaints;
  private final Sizes sizes;

  Parts(Elaborator elaborator, Scope scope, Complaints complaints) {
    this.elaborator = elaborator;
    this.inference = elaborator.inference();
    this.scope = scope;
    this.complaints = complaints;
    this.sizes = new Sizes(scope);
  }

  // entries and blocks of a matrix

  void index(Ast.Index index) {
    if (index.ranges().size() > 2) {
      throw new SyntaxException(
          Diagnostic.of(
                  Kind.SYNTAX,
                  "a matrix has two indices, here %d".formatted(index.ranges().size()),
                  index.span())
              .help("write `X[i, j]`"));
    }
    refuseSquareCall(index);
    List<Ast> positions = positions(index);
    elaborator.later(() -> finishIndex(index, positions.size()));
    positions.reversed().forEach(position -> elaborator.visit(position, Use.INTEGER));
    elaborator.visit(index.argument(), Use.PLAIN);
  }

  /** {@code Tr[X]}: no name of the program, but that of a function in square brackets. */
  private void refuseSquareCall(Ast.Index index) {
    if (index.argument() instanceof Ast.Name(var name, var span)
        && name.length() > 1
        && ForeignFunctions.isFunction(name)
        && !scope.isTaken(name)
        && scope.variable(name).isEmpty()
        && scope.bound(name).isEmpty()
        && scope.definition(name).isEmpty()) {
      throw new NameException(
          Diagnostic.of(
                  Kind.NAME, "`%s` is a function, and is called with `(`".formatted(name), span)
              .help(
                  ForeignStatement.rewritten(complaints.source(), span)
                      .map(ForeignStatement::words)
                      .orElse("write `%s(…)`".formatted(ForeignFunctions.renamed(name)))));
    }
  }

  private static List<Ast> positions(Ast.Index index) {
    var positions = new ArrayList<Ast>();
    for (Ast.Range range : index.ranges()) {
      if (range instanceof Ast.Range.At(var position, _)) {
        positions.add(position);
      }
    }
    return positions;
  }

  private void finishIndex(Ast.Index index, int positions) {
    List<Node> args = elaborator.pop(positions + 1);
    Node matrix = args.getFirst();
    args.subList(1, args.size()).forEach(at -> elaborator.scalar("an index", at));
    List<Form.RangeForm> ranges = index.ranges().stream().map(this::range).toList();
    ShapeVar shape;
    if (ranges.size() == 2) {
      shape =
          new ShapeVar(
              length(ranges.getFirst(), matrix.shape.rows()),
              length(ranges.getLast(), matrix.shape.cols()));
    } else {
      shape = ofVector(index, matrix, ranges.getFirst());
    }
    elaborator.push(elaborator.node(new Form.SliceOf(ranges), args, shape, index.span()));
  }

  private Form.RangeForm range(Ast.Range range) {
    return switch (range) {
      case Ast.Range.All _ -> new Form.RangeForm.All();
      case Ast.Range.At(_, var span) -> new Form.RangeForm.At(span);
      case Ast.Range.Slice(var from, var to, var span) -> {
        Dim first = sizes.position(from);
        Dim last = sizes.position(to);
        if (last.minus(first).constant().filter(c -> c.signum() < 0).isPresent()) {
          throw new ShapeException(
              Diagnostic.of(Kind.SHAPE, "the range %s:%s is empty".formatted(first, last), span));
        }
        yield new Form.RangeForm.Between(first, last, span);
      }
    };
  }

  private DimVar length(Form.RangeForm range, DimVar full) {
    return switch (range) {
      case Form.RangeForm.All() -> full;
      case Form.RangeForm.At _ -> inference.dims().one();
      case Form.RangeForm.Between(var from, var to, _) ->
          inference.dims().known(to.minus(from).plus(Dim.ONE));
    };
  }

  /** {@code x[i]}. An undeclared {@code x} is a column; in a sum to infinity, a sequence. */
  private ShapeVar ofVector(Ast.Index index, Node vector, Form.RangeForm range) {
    Blame blame = complaints.vector(Part.of(vector));
    if (vector.form instanceof Form.NameOf(var variable) && !variable.declared) {
      variable.likelyVector = true;
      inference.require(
          new Relation.Equal(
              List.of(new Relation.Pair(vector.shape.cols(), inference.dims().one()))),
          blame);
      if (isEndless(index.ranges().getFirst())) {
        variable.kind = Space.Kind.SEQUENCE;
        inference.require(
            new Relation.Equal(
                List.of(
                    new Relation.Pair(vector.shape.rows(), inference.dims().known(Dim.INFINITE)))),
            blame);
      }
    }
    if (range instanceof Form.RangeForm.All) {
      return vector.shape;
    }
    ShapeVar result = inference.open();
    DimVar length = length(range, result.rows());
    inference.require(new Relation.VectorSlice(result, vector.shape, length), blame);
    return range instanceof Form.RangeForm.At ? inference.scalar() : result;
  }

  private boolean isEndless(Ast.Range range) {
    return range instanceof Ast.Range.At(Ast.Name(var name, _), _)
        && scope.bound(name).filter(b -> b.kind() == Bound.Kind.ENDLESS_INDEX).isPresent();
  }

  // rows of blocks

  void block(Ast.Block block) {
    List<Ast> blocks = block.rows().stream().flatMap(List::stream).toList();
    elaborator.visit(
        blocks, Use.PLAIN, () -> finishBlock(block, zeroBlocks(elaborator.pop(blocks.size()))));
  }

  /** A bare 0 is a zero block of the size that fits, unless all blocks are numbers. */
  private List<Node> zeroBlocks(List<Node> blocks) {
    return blocks.stream().allMatch(b -> b.form instanceof Form.Number)
        ? blocks
        : blocks.stream().map(b -> isZero(b) ? elaborator.zeros(b) : b).toList();
  }

  static boolean isZero(Node node) {
    return node.form instanceof Form.Number(var value) && value.isZero();
  }

  private void finishBlock(Ast.Block block, List<Node> args) {
    var heights = new ArrayList<DimVar>();
    var lengths = new ArrayList<Integer>();
    var widths = new ArrayList<DimVar>();
    int start = 0;
    for (List<Ast> row : block.rows()) {
      List<Node> blocks = args.subList(start, start + row.size());
      Node first = blocks.getFirst();
      for (Node other : blocks.subList(1, blocks.size())) {
        equal(
            first.shape.rows(),
            other.shape.rows(),
            complaints.block("of a row have one height", Part.of(first), Part.of(other)));
      }
      heights.add(first.shape.rows());
      lengths.add(row.size());
      widths.add(inference.dims().sum(blocks.stream().map(b -> b.shape.cols()).toList()));
      equal(
          widths.getFirst(),
          widths.getLast(),
          complaints.block(
              "in every row have one width",
              whole(args.subList(0, lengths.getFirst()), heights.getFirst(), widths.getFirst()),
              whole(blocks, heights.getLast(), widths.getLast())));
      start += row.size();
    }
    var shape = new ShapeVar(inference.dims().sum(heights), widths.getFirst());
    elaborator.push(elaborator.node(new Form.BlockOf(lengths), args, shape, block.span()));
  }

  private static Part whole(List<Node> blocks, DimVar height, DimVar width) {
    Span span = blocks.getFirst().span.join(blocks.getLast().span);
    return new Part(span, new ShapeVar(height, width), java.util.Optional.empty());
  }

  private void equal(DimVar a, DimVar b, Blame blame) {
    inference.require(new Relation.Equal(List.of(new Relation.Pair(a, b))), blame);
  }

  // sums and integrals

  void series(Ast.Series series) {
    switch (series.kind()) {
      case SUM -> sum(series);
      case INTEGRAL -> integral(series);
      case PROD -> product(series);
    }
  }

  private void product(Ast.Series series) {
    if (series.to() instanceof Ast.Infinity) {
      throw new UnsupportedException(
          Diagnostic.of(
                  Kind.UNSUPPORTED,
                  "a product of infinitely many factors is not supported",
                  series.span())
              .help("write `exp(sum(k = 1..inf, log(…)))` where the factors are positive"));
    }
    Dim from = sizes.position(series.from());
    Dim to = sizes.position(series.to());
    Bound index = scope.bind(series.index(), Bound.Kind.INDEX);
    elaborator.later(
        () -> {
          scope.leave(index);
          List<Node> factor = elaborator.pop(1);
          elaborator.scalar("a factor of a product over an index", factor.getFirst());
          elaborator.push(
              elaborator.node(
                  new Form.ProductOver(index, from, to),
                  factor,
                  inference.scalar(),
                  series.span()));
        });
    elaborator.visit(series.body(), Use.PLAIN);
    elaborator.later(() -> scope.enter(index));
  }

  private void sum(Ast.Series series) {
    boolean endless = series.to() instanceof Ast.Infinity;
    Bound index = scope.bind(series.index(), endless ? Bound.Kind.ENDLESS_INDEX : Bound.Kind.INDEX);
    elaborator.later(() -> finishSeries(series, index));
    elaborator.visit(series.body(), Use.PLAIN);
    elaborator.later(() -> scope.enter(index));
    elaborator.visit(series.to(), Use.INTEGER);
    elaborator.visit(series.from(), Use.INTEGER);
  }

  private void finishSeries(Ast.Series series, Bound index) {
    scope.leave(index);
    List<Node> args = elaborator.pop(3);
    elaborator.scalar("the lower bound of a sum", args.get(0));
    elaborator.scalar("the upper bound of a sum", args.get(1));
    elaborator.push(
        elaborator.node(new Form.SumOver(index), args, args.get(2).shape, series.span()));
  }

  private void integral(Ast.Series series) {
    for (Ast bound : List.of(series.from(), series.to())) {
      if (isInfinite(bound)) {
        throw new UnsupportedException(
            Diagnostic.of(
                    Kind.UNSUPPORTED,
                    "an integral to infinity is not supported: its bounds are finite",
                    bound.span())
                .help("substitute, such as s = t/(1 - t) with t from 0 to 1"));
      }
    }
    Bound variable = scope.bind(series.index(), Bound.Kind.VARIABLE);
    elaborator.later(
        () -> {
          scope.leave(variable);
          List<Node> args = elaborator.pop(3);
          elaborator.scalar("the lower bound of an integral", args.get(0));
          elaborator.scalar("the upper bound of an integral", args.get(1));
          ShapeVar shape = args.get(2).shape;
          elaborator.push(
              elaborator.node(new Form.IntegralOver(variable), args, shape, series.span()));
        });
    elaborator.visit(series.body(), Use.PLAIN);
    elaborator.later(() -> scope.enter(variable));
    elaborator.visit(series.to(), Use.PLAIN);
    elaborator.visit(series.from(), Use.PLAIN);
  }

  private static boolean isInfinite(Ast bound) {
    return bound instanceof Ast.Infinity
        || bound instanceof Ast.Negate(var inner, _) && isInfinite(inner);
  }
}
