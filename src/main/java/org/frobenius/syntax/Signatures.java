package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Op;
import org.frobenius.expr.Shape;
import org.frobenius.syntax.Complaints.Part;

/** Operators with a signature: its letters are the sizes that have to agree. */
final class Signatures {
  private final Elaborator elaborator;
  private final Inference inference;
  private final Complaints complaints;

  Signatures(Elaborator elaborator, Complaints complaints) {
    this.elaborator = elaborator;
    this.inference = elaborator.inference();
    this.complaints = complaints;
  }

  /** The call of an operator as people write it. */
  Node operation(Op op, List<Node> args, Span span) {
    return switch (op) {
      case SVDVALS, SVDU, SVDV -> singular(op, args.getFirst(), span);
      case Op _ -> apply(op, withZeros(op, args), span);
    };
  }

  /** A bare 0 is a zero matrix where the other arguments tell its shape: {@code lyap(A, 0)}. */
  private List<Node> withZeros(Op op, List<Node> args) {
    List<Shape> wanted = op.signature(args.size()).arguments();
    var told = new HashSet<Dim>();
    for (int i = 0; i < args.size(); i++) {
      if (!Parts.isZero(args.get(i))) {
        told.add(wanted.get(i).rows());
        told.add(wanted.get(i).cols());
      }
    }
    var found = new ArrayList<>(args);
    for (int i = 0; i < args.size(); i++) {
      Shape shape = wanted.get(i);
      boolean known =
          Stream.of(shape.rows(), shape.cols())
              .allMatch(d -> d.constant().isPresent() || told.contains(d));
      if (Parts.isZero(args.get(i)) && known && !shape.isScalar()) {
        found.set(i, elaborator.zeros(args.get(i)));
      }
    }
    return found;
  }

  /** Singular values, or the vectors that go with them. */
  private Node singular(Op op, Node arg, Span span) {
    DimVar count = inference.dims().open();
    inference.require(
        new Relation.SingularValues(count, arg.shape),
        complaints.signature(op, span, List.of(Part.of(arg))));
    ShapeVar shape =
        switch (op) {
          case SVDU -> new ShapeVar(arg.shape.rows(), count);
          case SVDV -> new ShapeVar(arg.shape.cols(), count);
          case Op _ -> inference.column(count);
        };
    return elaborator.node(new Form.Operator(op), List.of(arg), shape, span);
  }

  /** The operator with exactly these arguments. */
  Node apply(Op op, List<Node> args, Span span) {
    Op.Signature signature = op.signature(args.size());
    var letters = new HashMap<String, DimVar>();
    var pairs = new ArrayList<Relation.Pair>();
    for (int i = 0; i < args.size(); i++) {
      Shape want = signature.arguments().get(i);
      ShapeVar have = args.get(i).shape;
      pair(want.rows(), have.rows(), letters, pairs);
      pair(want.cols(), have.cols(), letters, pairs);
    }
    Blame blame = complaints.signature(op, span, args.stream().map(Part::of).toList());
    inference.require(new Relation.Equal(pairs), blame);
    ShapeVar result =
        new ShapeVar(
            side(signature.result().rows(), letters), side(signature.result().cols(), letters));
    return elaborator.node(new Form.Operator(op), args, result, span);
  }

  /** A letter's first place gives its value; other places have to agree with it. */
  private void pair(Dim want, DimVar have, Map<String, DimVar> letters, List<Relation.Pair> pairs) {
    var letter = want.asSymbol();
    if (letter.isPresent() && !letters.containsKey(letter.get())) {
      letters.put(letter.get(), have);
    } else {
      pairs.add(new Relation.Pair(side(want, letters), have));
    }
  }

  private DimVar side(Dim form, Map<String, DimVar> letters) {
    return inference
        .dims()
        .evaluate(form, letter -> letters.computeIfAbsent(letter, _ -> inference.dims().open()));
  }
}
