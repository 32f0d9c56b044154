package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Shape;
import org.frobenius.simplify.Normalizer;

/**
 * The matrix of a linear map, {@code vec(T(E)) = J*vec(E)} (Magnus & Neudecker, ch. 9): the rules
 * move {@code E} to the right end, once a node of the shared graph. A part of T that is a scalar is
 * {@code G : E}, and its row is {@code vec(G)'}.
 */
final class VecForm {
  private final Expr.Symbol direction;
  private final Normalizer normalizer;
  private final Map<Expr, Boolean> moves = new IdentityHashMap<>();
  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  private VecForm(Expr.Symbol direction, Normalizer normalizer) {
    this.direction = direction;
    this.normalizer = normalizer;
  }

  /**
   * @param t linear in the direction
   * @param direction a name of its own
   * @return as many rows as {@code t} has entries, as many columns as the direction has
   */
  static Expr of(Expr t, Expr.Symbol direction, Normalizer normalizer) {
    var form = new VecForm(direction, normalizer);
    return normalizer.normalize(form.moves(t) ? form.matrix(t) : Build.zeros(form.shape(t)));
  }

  private Shape shape(Expr t) {
    return new Shape(t.shape().entries(), direction.shape().entries());
  }

  private boolean moves(Expr e) {
    Boolean known = moves.get(e);
    if (known == null) {
      known = e == direction || Children.of(e).stream().anyMatch(this::moves);
      moves.put(e, known);
    }
    return known;
  }

  private Expr matrix(Expr t) {
    Expr known = done.get(t);
    if (known == null) {
      known = t.isScalar() ? row(t) : ofNode(t);
      done.put(t, known);
    }
    return known;
  }

  private Expr row(Expr t) {
    if (t == direction) {
      return Build.ONE;
    }
    Expr gradient =
        Objects.requireNonNull(Gradients.of(t, List.of(direction), normalizer).get(direction));
    return Build.transpose(Build.call(Op.VEC, gradient));
  }

  private Expr ofNode(Expr t) {
    return switch (t) {
      case Expr.Symbol _ -> Build.identity(t.shape().entries());
      case Expr.Named(_, var value, _) -> matrix(value);
      case Expr.Sum(var terms, _) -> Build.sum(terms.stream().map(this::matrixOrZero).toList());
      case Expr.BigSum(var index, var from, var to, var body, _) ->
          Build.bigSum(
              index,
              from,
              to,
              new VecForm(direction, normalizer.under((Expr.BigSum) t)).matrix(body));
      case Expr.Integral(var variable, var from, var to, var body, _) ->
          Build.integral(variable, from, to, matrix(body));
      case Expr.Slice(var arg, var rows, var cols, _) ->
          Build.product(
              Build.call(
                  Op.KRON,
                  Build.transpose(Decomposition.selection(cols, arg.shape().cols())),
                  Build.transpose(Decomposition.selection(rows, arg.shape().rows()))),
              matrix(arg));
      case Expr.Block(var rows, _) -> blocks(rows, t.shape());
      case Expr.Product _, Expr.Hadamard _, Expr.Transpose _, Expr.Frechet _, Expr.Call _ ->
          byRule(t);
      case Expr.Power _, Expr.EntryPower _, Expr.MatrixFunction _, Expr.Entrywise _ -> byRule(t);
      case Expr.Num _, Expr.Size _, Expr.Constant _, Expr.Differential _, Expr.Applied _ ->
          byRule(t);
    };
  }

  private Expr matrixOrZero(Expr t) {
    return moves(t) ? matrix(t) : Build.zeros(shape(t));
  }

  private Expr byRule(Expr t) {
    JacobianRules.Step step =
        JacobianRules.standard()
            .find(t, this::moves)
            .orElseThrow(
                () ->
                    Decomposition.unsupported(
                        "a Jacobian matrix through `" + Decomposition.operator(t) + "`"));
    return Build.product(step.factor(), matrix(step.moving()));
  }

  /**
   * Blocks side by side, or one above another in a column, keep their order; else they are added.
   */
  private Expr blocks(List<List<Expr>> rows, Shape shape) {
    boolean column = shape.cols().isOne();
    if (rows.size() == 1 || column) {
      List<Expr> parts = rows.stream().flatMap(List::stream).toList();
      return Build.block(parts.stream().map(p -> List.of(matrixOrZero(p))).toList());
    }
    var terms = new ArrayList<Expr>();
    Dim top = Dim.ZERO;
    for (List<Expr> row : rows) {
      Dim bottom = top.plus(row.getFirst().shape().rows());
      Dim left = Dim.ZERO;
      for (Expr block : row) {
        Dim right = left.plus(block.shape().cols());
        if (moves(block)) {
          Expr place =
              Build.call(
                  Op.KRON, place(left, right, shape.cols()), place(top, bottom, shape.rows()));
          terms.add(Build.product(place, matrix(block)));
        }
        left = right;
      }
      top = bottom;
    }
    return Build.sum(terms);
  }

  /** The columns {@code before + 1} to {@code last} of the identity. */
  private static Expr place(Dim before, Dim last, Dim size) {
    return before.equals(Dim.ZERO) && last.equals(size)
        ? Build.identity(size)
        : Decomposition.selection(Decomposition.span(before, last), size);
  }
}
