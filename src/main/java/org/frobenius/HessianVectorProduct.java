package org.frobenius;

import java.util.List;
import org.frobenius.expr.Expr;

/**
 * The Hessian of a scalar by a name X times a direction, {@code H[V]}, without the Hessian: the
 * differential of the gradient along V (Pearlmutter 1994).
 *
 * @param wrt the name X
 * @param direction V, of the shape of X
 * @param expression of the shape of X
 */
public record HessianVectorProduct(
    Program program, String wrt, Expr direction, Expr expression, List<String> assumptions)
    implements Answer {
  public HessianVectorProduct {
    assumptions = List.copyOf(assumptions);
  }
}
