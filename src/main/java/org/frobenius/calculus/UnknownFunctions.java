package org.frobenius.calculus;

import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Expr.Applied.Derivative;
import org.frobenius.expr.Op;
import org.frobenius.expr.Shape;

/**
 * Differentials of unknown functions, by what their derivatives are defined as (Magnus & Neudecker,
 * 5.15 and 10.2): {@code d(g(A)) = grad(g)(A) : d(A)}, {@code vec(d(u(A))) = jac(u)(A)*vec(d(A))},
 * {@code vec(d(grad(g)(A))) = hess(g)(A)*vec(d(A))}, {@code vec(d(jac(u)(A)')) =
 * hess(u)(A)*vec(d(A))}. Of a vector, {@code vec} is the vector itself.
 */
final class UnknownFunctions {
  private UnknownFunctions() {}

  static Decomposition decomposition(Expr.Applied applied) {
    Slope slope = slope(applied);
    Shape domain = applied.arg().shape();
    var part =
        new Decomposition.Part(
            applied.arg(),
            c ->
                slope.isGradient()
                    ? Build.product(c, slope.derivative())
                    : reshaped(
                        Build.product(
                            Build.transpose(slope.derivative()),
                            vec(slope.transposed() ? Build.transpose(c) : c)),
                        domain));
    return new Decomposition(List.of(part), List.of(), List.of());
  }

  /**
   * @param inner the differential of the argument
   */
  static Expr differential(Expr.Applied applied, Expr inner) {
    Slope slope = slope(applied);
    if (slope.isGradient()) {
      return Build.frobenius(slope.derivative(), inner);
    }
    Expr changes = Build.product(slope.derivative(), vec(inner));
    Shape shape = applied.shape();
    return slope.transposed()
        ? Build.transpose(reshaped(changes, new Shape(shape.cols(), shape.rows())))
        : reshaped(changes, shape);
  }

  /**
   * What the differential of the argument is multiplied by.
   *
   * @param transposed the product is that of the transpose
   */
  private record Slope(Expr derivative, boolean transposed) {
    /** Whether the product is the inner one. */
    boolean isGradient() {
      return derivative instanceof Expr.Applied(_, var kind, _, _) && kind == Derivative.GRADIENT;
    }
  }

  private static Slope slope(Expr.Applied applied) {
    Expr.Symbol f = applied.function();
    Expr arg = applied.arg();
    return switch (applied.derivative()) {
      case NONE ->
          new Slope(
              Build.applied(f, applied.isScalar() ? Derivative.GRADIENT : Derivative.JACOBIAN, arg),
              false);
      case GRADIENT -> new Slope(Build.applied(f, Derivative.HESSIAN, arg), false);
      case JACOBIAN -> new Slope(Build.applied(f, Derivative.HESSIAN, arg), true);
      case HESSIAN ->
          throw Decomposition.unsupported(
              "a further derivative of `%s(%s)`"
                  .formatted(applied.derivative().written(), f.name()));
    };
  }

  private static Expr vec(Expr e) {
    return e.shape().cols().isOne() ? e : Build.call(Op.VEC, e);
  }

  private static Expr reshaped(Expr column, Shape shape) {
    return Build.call(Op.UNVEC, column, Build.size(shape.rows()), Build.size(shape.cols()));
  }
}
