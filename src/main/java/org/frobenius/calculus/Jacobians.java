package org.frobenius.calculus;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frobenius.expr.BoundNames;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Space;
import org.frobenius.simplify.Normalizer;

/**
 * The derivative of an expression of any shape by a name, as the linear map from a direction to the
 * change of the value, and as the matrix of that map (Magnus & Neudecker, ch. 5 and 9).
 */
public final class Jacobians {
  private Jacobians() {}

  /**
   * The directions in which a name moves: the linear space it lives in, or is open in; of matrices
   * with orthonormal columns all directions, of which theirs are some.
   */
  public static Space tangent(Expr wrt) {
    if (!(wrt instanceof Expr.Symbol(_, var space, _))) {
      return Space.real(wrt.shape());
    }
    return switch (space.kind()) {
      case POSITIVE_DEFINITE -> Space.of(Space.Kind.SYMMETRIC, space.shape());
      case SYMMETRIC, SKEW, DIAGONAL, LOWER, UPPER -> space;
      case REAL, POSITIVE, NATURAL, SEQUENCE, ORTHOGONAL, STIEFEL -> Space.real(space.shape());
      case COMPLEX, HERMITIAN, FUNCTION, ANALYTIC -> Space.real(space.shape());
    };
  }

  /**
   * {@code T(E)} with {@code dU = T(dX)}, in normal form.
   *
   * @param direction what stands for {@code dX}: of its shape, in the {@link #tangent} space
   */
  public static Expr map(Expr u, Expr wrt, Expr direction, Normalizer normalizer) {
    Expr differential = Differentials.of(u, List.of(wrt), normalizer);
    return normalizer.normalize(
        Children.substitute(differential, Map.of(Build.differential(wrt), direction)));
  }

  /**
   * The J with {@code vec(dU) = J*vec(dX)}, in normal form. By a symmetric X it is the one with
   * {@code vec(dU) = J*vech(dX)} (Magnus & Neudecker, 3.8); in another structured space its rows
   * are the ones inside the space.
   */
  public static Expr matrix(Expr u, Expr wrt, Normalizer normalizer) {
    Space tangent = tangent(wrt);
    Expr.Symbol direction = direction(wrt, tangent);
    Expr inSpace = inSpace(direction, tangent);
    // sums inside of sums keep their indices apart: the matrix is found of one sum's body at a time
    Expr map = BoundNames.apart(map(u, wrt, inSpace, normalizer), Set.of());
    Expr j = VecForm.of(map, direction, normalizer);
    return bySymmetric(tangent) ? normalizer.normalize(Build.product(j, duplication(tangent))) : j;
  }

  /** Whether the matrix is by {@code vech(X)}. */
  public static boolean bySymmetric(Space tangent) {
    return tangent.kind() == Space.Kind.SYMMETRIC;
  }

  static Expr duplication(Space tangent) {
    Dim n = tangent.shape().rows();
    return Build.constant(Expr.Constant.Kind.DUPLICATION, List.of(n), List.of());
  }

  /** A name that no program has; in a symmetric space a symmetric one, else any matrix. */
  private static Expr.Symbol direction(Expr wrt, Space tangent) {
    String name =
        switch (wrt) {
          case Expr.Symbol(var given, _, _) -> given;
          case Expr.Named(var given, _, _) -> given;
          case Expr _ -> "";
        };
    return Build.symbol(
        "d" + AdjointTemplates.INCOMING + name,
        bySymmetric(tangent) ? tangent : Space.real(tangent.shape()));
  }

  private static Expr inSpace(Expr.Symbol direction, Space tangent) {
    return bySymmetric(tangent) ? direction : tangent.kind().project(direction).orElse(direction);
  }

  /** What a column of the entries that move is, given {@code vec} or {@code vech} by the space. */
  public static Expr moving(Expr wrt) {
    Op column = bySymmetric(tangent(wrt)) ? Op.VECH : Op.VEC;
    return Build.call(column, Build.differential(wrt));
  }
}
