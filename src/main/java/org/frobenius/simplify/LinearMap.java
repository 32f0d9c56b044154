package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/**
 * Linear maps of a matrix whose adjoint is of their kind: the derivatives of matrix functions and
 * of the adjugate, the solutions of Sylvester's and Lyapunov's equations, triangles.
 */
final class LinearMap {
  private LinearMap() {}

  static boolean is(Expr e) {
    return e instanceof Expr.Frechet || e instanceof Expr.Call(var op, _, _) && is(op);
  }

  private static boolean is(Op op) {
    return switch (op) {
      case ADJUGATE_DERIVATIVE, SYLVESTER, LYAPUNOV, TRIL, TRIU -> true;
      case TRACE, SUM, SYM, SKEW, CONJ, FROBENIUS, DIAG, DIAGONAL, VEC, VECH, UNVEC -> false;
      case ROWSUM, COLSUM, KRON, KHATRIRAO, CROSS, CONTRACT_LEFT, CONTRACT_RIGHT -> false;
      case DETERMINANT, LOGDET, PROD, PROD_OTHERS, MAX, MIN, ARGMAX, ARGMIN -> false;
      case NORM, NORM_ONE, NORM_INFINITY, NORM_NUCLEAR, NORM_SPECTRAL, NORM_P -> false;
      case ROWNORM, COLNORM, LOGSUMEXP, ROWLOGSUMEXP, COLLOGSUMEXP -> false;
      case SOFTMAX, ROWSOFTMAX, COLSOFTMAX, EIGMAX, EIGMIN, EIGVALS, EIGVECS -> false;
      case EVMAX, EVMIN, U1, V1, POLAR, SVDVALS, SVDU, SVDV, ADJUGATE, PINV -> false;
    };
  }

  /** What it is a map of: several directions may change places. */
  static List<Expr> directions(Expr map) {
    return switch (map) {
      case Expr.Frechet(_, _, var directions, _) -> directions;
      case Expr.Call(var op, var args, _) when op == Op.ADJUGATE_DERIVATIVE ->
          args.subList(1, args.size());
      case Expr.Call(var op, var args, _) when is(op) -> List.of(args.getLast());
      case Expr _ -> List.of();
    };
  }

  /** The M with {@code tr(map*C) = tr(D*M)} for a direction D. */
  static Expr adjoint(Expr map, Expr direction, Expr cofactor) {
    return switch (map) {
      case Expr.Call(var op, var args, _) when op == Op.SYLVESTER ->
          Build.call(op, args.get(1), args.get(0), cofactor);
      case Expr.Call(var op, var args, _) when op == Op.LYAPUNOV ->
          Build.call(op, Mirror.of(args.getFirst()), cofactor);
      case Expr.Call(var op, _, _) when op == Op.TRIL -> Build.call(Op.TRIU, cofactor);
      case Expr.Call(var op, _, _) when op == Op.TRIU -> Build.call(Op.TRIL, cofactor);
      case Expr symmetric -> with(symmetric, direction, cofactor);
    };
  }

  /** The map with something else in the place of a direction, the first such one. */
  static Expr with(Expr map, Expr direction, Expr other) {
    return switch (map) {
      case Expr.Frechet(var f, var at, var directions, _) ->
          Build.frechet(f, at, replaced(directions, directions.indexOf(direction), other));
      case Expr.Call(var op, var args, _) ->
          Build.call(op, replaced(args, args.size() - 1 - fromEnd(map, direction), other));
      case Expr none -> none;
    };
  }

  /** The place of a direction among the arguments, which end with the directions. */
  private static int fromEnd(Expr map, Expr direction) {
    return directions(map).reversed().indexOf(direction);
  }

  private static List<Expr> replaced(List<Expr> parts, int place, Expr with) {
    var all = new ArrayList<>(parts);
    all.set(place, with);
    return all;
  }
}
