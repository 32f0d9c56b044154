package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/**
 * The adjugate of a Kronecker product: {@code adj(kron(A, B))} is {@code det(A)^(n - 1)*det(B)^(m -
 * 1)*kron(adj(A), adj(B))} for A of size m and B of size n, as {@code det(kron(A, B)) =
 * det(A)^n*det(B)^m} and the inverse is that of each (Magnus & Neudecker 1.9, 2.2). No linear
 * measure falls by it, but the arguments get smaller.
 */
final class KroneckerAdjugates {
  private KroneckerAdjugates() {}

  static Optional<Expr> apart(Expr.Call adjugate) {
    if (!(adjugate.args().getFirst() instanceof Expr.Call(var op, var args, _))
        || op != Op.KRON
        || args.size() != 2
        || !args.stream().allMatch(arg -> arg.shape().isSquare())) {
      return Optional.empty();
    }
    Expr a = args.getFirst();
    Expr b = args.getLast();
    return Optional.of(
        Build.product(power(a, b), power(b, a), Build.call(Op.KRON, adjugate(a), adjugate(b))));
  }

  private static Expr adjugate(Expr e) {
    return Build.call(Op.ADJUGATE, e);
  }

  /** {@code det(A)^(n - 1)}. */
  private static Expr power(Expr a, Expr b) {
    return Build.power(Build.call(Op.DETERMINANT, a), exponent(b));
  }

  private static Expr exponent(Expr b) {
    Dim size = b.shape().rows();
    return SumArrangement.arranged(Build.minus(Build.size(size), Build.ONE));
  }

  /** For a reader: one adjugate again, where the powers of the determinants are there. */
  static Optional<Expr> together(Expr.Product p) {
    for (int i = 0; i < p.factors().size(); i++) {
      if (p.factors().get(i) instanceof Expr.Call(var op, var args, _)
          && op == Op.KRON
          && args.size() == 2
          && argument(args.getFirst()).isPresent()
          && argument(args.getLast()).isPresent()) {
        Expr a = argument(args.getFirst()).get();
        Expr b = argument(args.getLast()).get();
        int place = i;
        return lowered(p.scalars(), a, exponent(b))
            .flatMap(scalars -> lowered(scalars, b, exponent(a)))
            .map(scalars -> with(p, scalars, place, adjugate(Build.call(Op.KRON, a, b))));
      }
    }
    return Optional.empty();
  }

  private static Expr with(Expr.Product p, List<Expr> scalars, int place, Expr adjugate) {
    var factors = new ArrayList<>(p.factors());
    factors.set(place, adjugate);
    return Build.product(p.coefficient(), scalars, factors);
  }

  private static Optional<Expr> argument(Expr e) {
    return e instanceof Expr.Call(var op, var args, _) && op == Op.ADJUGATE
        ? Optional.of(args.getFirst())
        : Optional.empty();
  }

  /** With the exponent of the matrix' determinant less; empty where that is no factor. */
  private static Optional<List<Expr>> lowered(List<Expr> scalars, Expr matrix, Expr by) {
    for (int i = 0; i < scalars.size(); i++) {
      Expr base = scalars.get(i) instanceof Expr.Power(var of, _, _) ? of : scalars.get(i);
      if (base instanceof Expr.Call(var op, var args, _)
          && op == Op.DETERMINANT
          && (args.getFirst() == matrix || Mirror.of(args.getFirst()) == matrix)) {
        Expr exponent = scalars.get(i) instanceof Expr.Power(_, var x, _) ? x : Build.ONE;
        var all = new ArrayList<>(scalars);
        all.set(i, Build.power(base, SumArrangement.arranged(Build.minus(exponent, by))));
        return Optional.of(all);
      }
    }
    return Optional.empty();
  }
}
