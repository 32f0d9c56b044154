package org.frobenius.calculus;

import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Expr.Applied.Derivative;

/**
 * Differentials of unknown functions, by what their derivatives are defined as: {@code d(g(A)) =
 * grad(g)(A) : d(A)}, {@code d(u(x)) = jac(u)(x)*d(x)}, {@code d(grad(g)(x)) = hess(g)(x)*d(x)}
 * (Magnus & Neudecker, ch. 5).
 */
final class UnknownFunctions {
  private UnknownFunctions() {}

  static Decomposition decomposition(Expr.Applied applied) {
    Expr derivative = derivative(applied);
    var part =
        new Decomposition.Part(
            applied.arg(),
            c ->
                applied.isScalar()
                    ? Build.product(c, derivative)
                    : Build.product(Build.transpose(derivative), c));
    return new Decomposition(List.of(part), List.of(), List.of());
  }

  /**
   * @param inner the differential of the argument
   */
  static Expr differential(Expr.Applied applied, Expr inner) {
    Expr derivative = derivative(applied);
    return applied.isScalar()
        ? Build.frobenius(derivative, inner)
        : Build.product(derivative, inner);
  }

  /** What the differential of the argument is multiplied by. */
  private static Expr derivative(Expr.Applied applied) {
    Expr.Symbol f = applied.function();
    Expr arg = applied.arg();
    boolean ofVector = arg.shape().isColumn() || arg.isScalar();
    return switch (applied.derivative()) {
      case NONE -> {
        if (applied.isScalar()) {
          yield Build.applied(f, Derivative.GRADIENT, arg);
        }
        if (applied.shape().isColumn() && ofVector) {
          yield Build.applied(f, Derivative.JACOBIAN, arg);
        }
        throw Decomposition.unsupported(
            "the derivative of `%s`, a matrix-valued unknown function,".formatted(f.name()));
      }
      case GRADIENT -> {
        if (ofVector) {
          yield Build.applied(f, Derivative.HESSIAN, arg);
        }
        throw Decomposition.unsupported(
            "the second derivative of `%s`, an unknown function of a matrix,".formatted(f.name()));
      }
      case JACOBIAN, HESSIAN ->
          throw Decomposition.unsupported(
              "a further derivative of `%s(%s)`"
                  .formatted(applied.derivative().written(), f.name()));
    };
  }
}
