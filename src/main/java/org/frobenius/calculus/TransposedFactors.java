package org.frobenius.calculus;

import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;

/** Transposes as a person writes them when a factor crosses the colon. */
final class TransposedFactors {
  private TransposedFactors() {}

  /** Transposes of products written out, those of symmetric matrices gone. */
  static Expr turned(Expr e) {
    if (e.isScalar()) {
      return e;
    }
    return switch (e) {
      case Expr.Product(var c, var scalars, var factors, _) ->
          Build.product(
              c, scalars, factors.reversed().stream().map(TransposedFactors::turned).toList());
      case Expr.Transpose(var arg, _) -> arg;
      case Expr other ->
          other.shape().isSquare() && Properties.has(other, Property.SYMMETRIC)
              ? other
              : Build.transpose(other);
    };
  }

  /** Transposes inside products written out. */
  static Expr tidy(Expr e) {
    return switch (e) {
      case Expr.Transpose(var arg, _) -> turned(tidy(arg));
      case Expr.Product _, Expr.Hadamard _ -> Children.map(e, TransposedFactors::tidy);
      case Expr other -> other;
    };
  }
}
