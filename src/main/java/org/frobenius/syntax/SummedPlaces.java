package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;

/**
 * Open sizes from the sums over places: {@code sum(i = 1..n, X[:, i])} reaches the n-th column, so
 * that is taken to be the last one, and {@code n} is a size.
 */
final class SummedPlaces {
  /** The first and the last value of an index. */
  private record Bounds(Node from, Node to) {}

  /** The largest place that is reached in each open size, and where. */
  private record Reached(Dim place, Node node) {}

  private final Inference inference;
  private final DimUnifier dims;
  private final Scope scope;
  private final Map<Bound, Bounds> bounds = new HashMap<>();
  private final Map<DimVar, List<Reached>> reached = new LinkedHashMap<>();

  private SummedPlaces(Inference inference, Scope scope) {
    this.inference = inference;
    this.dims = inference.dims();
    this.scope = scope;
  }

  /** Gives every open size whose places are summed up to a letter that letter's value. */
  static void read(Inference inference, Scope scope, List<Node> nodes) {
    var places = new SummedPlaces(inference, scope);
    nodes.forEach(places::boundsOf);
    nodes.forEach(places::placesOf);
    places.reached.forEach(places::settle);
  }

  private void boundsOf(Node node) {
    if (node.form instanceof Form.SumOver(var index)) {
      bounds.put(index, new Bounds(node.args.get(0), node.args.get(1)));
    }
    if (node.form instanceof Form.ProductOver(var index, var from, var to)) {
      bounds.put(index, new Bounds(size(from, node), size(to, node)));
    }
  }

  private Node size(Dim dim, Node node) {
    return new Node(-1, new Form.SizeOf(dim), List.of(), inference.scalar(), node.span);
  }

  private void placesOf(Node node) {
    switch (node.form) {
      case Form.SliceOf(var ranges) -> slice(node, ranges);
      case Form.ConstantOf(var kind) when kind == Expr.Constant.Kind.UNIT_VECTOR ->
          reach(node.shape.rows(), node.args.getFirst());
      case Form.ConstantOf(var kind) when kind == Expr.Constant.Kind.SINGLE_ENTRY -> {
        reach(node.shape.rows(), node.args.getFirst());
        reach(node.shape.cols(), node.args.getLast());
      }
      case Form _ -> {}
    }
  }

  private void slice(Node node, List<Form.RangeForm> ranges) {
    ShapeVar whole = node.args.getFirst().shape;
    int next = 1;
    for (int i = 0; i < ranges.size(); i++) {
      if (ranges.get(i) instanceof Form.RangeForm.At) {
        boolean column = ranges.size() == 2 ? i == 1 : dims.isOne(whole.rows());
        if (column || ranges.size() == 2 || dims.isOne(whole.cols())) {
          reach(column ? whole.cols() : whole.rows(), node.args.get(next));
        }
        next++;
      }
    }
  }

  private void reach(DimVar side, Node place) {
    DimVar root = dims.root(side);
    if (root.value == null && isSummed(place)) {
      extreme(place, true)
          .filter(largest -> !largest.symbols().isEmpty())
          .ifPresent(
              largest ->
                  reached
                      .computeIfAbsent(root, _ -> new ArrayList<>())
                      .add(new Reached(largest, place)));
    }
  }

  private boolean isSummed(Node place) {
    return place.form instanceof Form.BoundName(var index) && bounds.containsKey(index)
        || place.args.stream().anyMatch(this::isSummed);
  }

  /**
   * The largest or the smallest value of an index or of a number plus one; empty for what is not
   * made of letters of sizes.
   */
  private Optional<Dim> extreme(Node node, boolean largest) {
    return switch (node.form) {
      case Form.Number(var value) -> Optional.of(Dim.ONE.times(value));
      case Form.SizeOf(var dim) -> Optional.of(dim);
      case Form.NameOf(var name) when !name.declared && name.integer ->
          Optional.of(Dim.symbol(name.name));
      case Form.BoundName(var index) when bounds.containsKey(index) -> {
        Bounds of = bounds.get(index);
        yield largest
            ? extreme(of.from(), false).filter(SummedPlaces::isPlace).isPresent()
                ? extreme(of.to(), true)
                : Optional.empty()
            : extreme(of.from(), false);
      }
      case Form.Negated() ->
          extreme(node.args.getFirst(), !largest).map(d -> d.times(Rational.MINUS_ONE));
      case Form.Plus(var subtracted) -> {
        Optional<Dim> sum = Optional.of(Dim.ZERO);
        for (int i = 0; i < subtracted.size(); i++) {
          boolean minus = subtracted.get(i);
          Optional<Dim> term = extreme(node.args.get(i), minus != largest);
          sum = sum.flatMap(s -> term.map(t -> minus ? s.minus(t) : s.plus(t)));
        }
        yield sum;
      }
      case Form _ -> Optional.empty();
    };
  }

  /** Entries count from 1; where an index starts below, it means something else. */
  private static boolean isPlace(Dim first) {
    return first.constant().filter(c -> c.signum() <= 0).isEmpty();
  }

  /** Only a letter, or more, is taken for a size: a sum to {@code n - 1} may leave out the last. */
  private void settle(DimVar side, List<Reached> places) {
    Reached last = places.getFirst();
    for (Reached other : places) {
      Optional<Rational> past = other.place().minus(last.place()).constant();
      if (past.isEmpty()) {
        return;
      }
      last = past.get().signum() > 0 ? other : last;
    }
    Dim size = last.place();
    Node place = last.node();
    Optional<Dim> letter =
        size.symbols().stream()
            .map(Dim::symbol)
            .filter(s -> size.minus(s).constant().filter(c -> c.signum() >= 0).isPresent())
            .findFirst();
    if (letter.isEmpty() || dims.root(side).value != null) {
      return;
    }
    boolean fits =
        inference
            .attempt(
                () -> dims.unify(side, dims.known(size)),
                () -> Diagnostic.of(Kind.SHAPE, "not all places are summed", place.span),
                false)
            .isEmpty();
    if (fits) {
      size.symbols().forEach(scope::takeForSize);
    }
  }
}
