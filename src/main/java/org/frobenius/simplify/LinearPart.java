package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/**
 * A part of something that is linear in it: {@code x} of {@code diag(x)}, {@code B} of {@code L(f,
 * A, B)}, {@code A} and {@code B} of {@code kron(A, B)}.
 *
 * @param place what has to be the same where two such parts may be added: the operator, its other
 *     parts and the part's shape
 * @param with the same with another part
 */
record LinearPart(List<Object> place, Expr part, UnaryOperator<Expr> with) {
  private static final String TRANSPOSED = "'";

  /** Whether it is linear in a part. */
  static boolean isIn(Expr e) {
    return switch (e) {
      case Expr.Frechet _ -> true;
      case Expr.Call(var op, _, _) -> !linearIn(op).isEmpty();
      case Expr.Transpose(var arg, _) -> arg instanceof Expr.Call && isIn(arg);
      case Expr _ -> false;
    };
  }

  static List<LinearPart> of(Expr e) {
    return switch (e) {
      case Expr.Frechet(var f, var at, var directions, _) ->
          IntStream.range(0, directions.size())
              .filter(i -> directions.indexOf(directions.get(i)) == i)
              .mapToObj(i -> of(List.of(f, at), directions, i, d -> Build.frechet(f, at, d)))
              .toList();
      case Expr.Call(var op, var args, _) ->
          linearIn(op).stream()
              .map(i -> of(List.of(op, i), args, i, a -> Build.call(op, a)))
              .toList();
      case Expr.Transpose(Expr.Call call, _) -> of(call).stream().map(LinearPart::turned).toList();
      case Expr _ -> List.of();
    };
  }

  private static LinearPart of(
      List<Object> operator, List<Expr> parts, int i, Function<List<Expr>, Expr> with) {
    var place = new ArrayList<>(operator);
    for (int j = 0; j < parts.size(); j++) {
      if (j != i) {
        place.add(parts.get(j));
      }
    }
    // vec(A) and vec(B) may be of one length where A and B are of two shapes
    place.add(parts.get(i).shape());
    return new LinearPart(
        place,
        parts.get(i),
        other -> {
          var all = new ArrayList<>(parts);
          all.set(i, other);
          return with.apply(all);
        });
  }

  private LinearPart turned() {
    var turned = new ArrayList<>(place);
    turned.add(TRANSPOSED);
    return new LinearPart(turned, part, other -> Build.transpose(with.apply(other)));
  }

  /**
   * Which arguments an operator is linear in; of triangles, traces and sums of entries none, whose
   * sums are taken apart instead.
   */
  private static List<Integer> linearIn(Op op) {
    return switch (op) {
      case DIAG, DIAGONAL, VEC, VECH, UNVEC, ROWSUM, COLSUM -> List.of(0);
      case KRON, KHATRIRAO, CROSS, CONTRACT_LEFT, CONTRACT_RIGHT -> List.of(0, 1);
      case LYAPUNOV -> List.of(1);
      case SYLVESTER -> List.of(2);
      case TRACE, SUM, TRIL, TRIU, SYM, SKEW, CONJ, FROBENIUS, ADJUGATE_DERIVATIVE -> List.of();
      case DETERMINANT, LOGDET, PROD, PROD_OTHERS, MAX, MIN, ARGMAX, ARGMIN -> List.of();
      case NORM, NORM_ONE, NORM_INFINITY, NORM_NUCLEAR, NORM_SPECTRAL, NORM_P -> List.of();
      case ROWNORM, COLNORM, LOGSUMEXP, ROWLOGSUMEXP, COLLOGSUMEXP -> List.of();
      case SOFTMAX, ROWSOFTMAX, COLSOFTMAX, EIGMAX, EIGMIN, EIGVALS, EIGVECS -> List.of();
      case EVMAX, EVMIN, U1, V1, POLAR, SVDVALS, SVDU, SVDV, ADJUGATE, PINV -> List.of();
    };
  }
}
