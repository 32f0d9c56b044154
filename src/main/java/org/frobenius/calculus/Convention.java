package org.frobenius.calculus;

import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Space;

/**
 * Which of the matrices that go by the name of gradient is given, where the variable is bound to a
 * space.
 */
public enum Convention {
  /** In a linear space its member, {@code sym(G)}; on a manifold the Euclidean gradient. */
  IN_SPACE,
  /**
   * The tangent vector of the embedded metric: {@code Q*skew(Q'*G)} of O(n), {@code G -
   * Q*sym(Q'*G)} of St(n, p) (Absil, Mahony & Sepulchre, Optimization Algorithms on Matrix
   * Manifolds, 3.6.1).
   */
  RIEMANNIAN,
  /**
   * The derivatives by the entries that are free, each written where it stands: {@code G + G' -
   * diag(diag(G))} of symmetric matrices (Matrix Cookbook, 138), {@code G - G'} of skew ones.
   */
  ENTRIES;

  /**
   * @param wrt the name
   * @param g the gradient {@link #IN_SPACE}
   */
  public Expr of(Expr wrt, Expr g) {
    if (!(wrt instanceof Expr.Symbol(_, var space, _))) {
      return g;
    }
    return switch (this) {
      case IN_SPACE -> g;
      case RIEMANNIAN -> riemannian(space.kind(), wrt, g);
      case ENTRIES -> entries(space.kind(), g);
    };
  }

  /** The gradient in the space that one of this convention stands for. */
  public Expr inSpace(Expr wrt, Expr g) {
    return this == ENTRIES && wrt instanceof Expr.Symbol(_, var space, _)
        ? halved(space.kind(), g)
        : g;
  }

  private static Expr riemannian(Space.Kind kind, Expr q, Expr g) {
    return switch (kind) {
      case ORTHOGONAL ->
          Build.product(q, Build.call(Op.SKEW, Build.product(Build.transpose(q), g)));
      case STIEFEL ->
          Build.minus(
              g, Build.product(q, Build.call(Op.SYM, Build.product(Build.transpose(q), g))));
      case REAL, POSITIVE, NATURAL, SYMMETRIC, SKEW, DIAGONAL, LOWER, UPPER -> g;
      case POSITIVE_DEFINITE, COMPLEX, HERMITIAN, SEQUENCE, FUNCTION, ANALYTIC -> g;
    };
  }

  private static Expr entries(Space.Kind kind, Expr g) {
    return switch (kind) {
      case SYMMETRIC, POSITIVE_DEFINITE -> Build.minus(Build.product(Build.TWO, g), diagonal(g));
      case SKEW -> Build.product(Build.TWO, g);
      case REAL, POSITIVE, NATURAL, DIAGONAL, LOWER, UPPER, ORTHOGONAL, STIEFEL -> g;
      case COMPLEX, HERMITIAN, SEQUENCE, FUNCTION, ANALYTIC -> g;
    };
  }

  private static Expr halved(Space.Kind kind, Expr entries) {
    return switch (kind) {
      case SYMMETRIC, POSITIVE_DEFINITE ->
          Build.product(Build.HALF, Build.sum(entries, diagonal(entries)));
      case SKEW -> Build.product(Build.HALF, entries);
      case REAL, POSITIVE, NATURAL, DIAGONAL, LOWER, UPPER, ORTHOGONAL, STIEFEL -> entries;
      case COMPLEX, HERMITIAN, SEQUENCE, FUNCTION, ANALYTIC -> entries;
    };
  }

  private static Expr diagonal(Expr g) {
    return Build.call(Op.DIAG, Build.call(Op.DIAGONAL, g));
  }
}
