package org.frobenius.calculus;

import java.util.List;
import java.util.Objects;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Space;
import org.frobenius.simplify.Normalizer;

/**
 * The Hessian of a scalar: the differential of its gradient (Magnus & Neudecker, ch. 6 and 10). No
 * array of order 3 or 4 is made, and a product with a direction does not make the Hessian.
 */
public final class Hessians {
  private Hessians() {}

  /**
   * The directions of a name that moves in a linear space; of another space the second derivative
   * depends on the curves as well, and is refused.
   */
  public static Space flat(Expr wrt) {
    if (wrt instanceof Expr.Symbol(_, var space, _) && !space.kind().isLinear()) {
      throw Decomposition.unsupported(
          "a second derivative by a variable in %s, which is no linear space,".formatted(space));
    }
    return Jacobians.tangent(wrt);
  }

  /** The gradient, in normal form; in a structured space the one inside the space. */
  public static Expr gradient(Expr phi, Expr wrt, Normalizer normalizer) {
    return Objects.requireNonNull(Gradients.of(phi, List.of(wrt), normalizer).get(wrt));
  }

  /**
   * {@code H[E]} with {@code d²phi = E : H[E]}, in normal form; in a structured space it lies in
   * the space.
   *
   * @param direction what stands for E, in the {@link Jacobians#tangent} space
   */
  public static Expr map(Expr phi, Expr wrt, Expr direction, Normalizer normalizer) {
    Space tangent = flat(wrt);
    Expr change = Jacobians.map(gradient(phi, wrt, normalizer), wrt, direction, normalizer);
    return normalizer.normalize(tangent.kind().project(change).orElse(change));
  }

  /** What changes by the {@link #matrix} times {@link Jacobians#moving}. */
  public static Expr moved(Expr gradient, Expr wrt) {
    Space tangent = Jacobians.tangent(wrt);
    Expr entries = Build.call(Op.VEC, gradient);
    return Jacobians.bySymmetric(tangent)
        ? Build.product(Build.transpose(Jacobians.duplication(tangent)), entries)
        : entries;
  }

  /**
   * The matrix of that map, {@code vec(d(gradient)) = H*vec(dX)}: the Hessian itself by a vector or
   * a scalar. By a symmetric X it is the Hessian by {@code vech(X)} (Magnus & Neudecker, 10.6).
   */
  public static Expr matrix(Expr phi, Expr wrt, Normalizer normalizer) {
    Space tangent = flat(wrt);
    Expr j = Jacobians.matrix(gradient(phi, wrt, normalizer), wrt, normalizer);
    return Jacobians.bySymmetric(tangent)
        ? normalizer.normalize(Build.product(Build.transpose(Jacobians.duplication(tangent)), j))
        : j;
  }
}
