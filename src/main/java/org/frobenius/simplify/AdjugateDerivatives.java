package org.frobenius.simplify;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/**
 * Derivatives of the adjugate written out by the inverse where that stands in the same expression,
 * so that they meet and nothing more is assumed: of {@code adj(A) = det(A)*inv(A)}, {@code L(adj,
 * A, B)} is {@code det(A)*(tr(inv(A)*B)*inv(A) - inv(A)*B*inv(A))} (Magnus & Neudecker 8.3, 8.4).
 */
final class AdjugateDerivatives {
  private AdjugateDerivatives() {}

  /** The expression with all such written out; empty where there is none. */
  static Optional<Expr> writtenOut(Expr e, Normalizer normalizer) {
    if (!Children.any(e, AdjugateDerivatives::is)) {
      return Optional.empty();
    }
    Set<Expr> parts = OutsideDefinitions.parts(e);
    var written = new HashMap<Expr, Expr>();
    for (Expr part : parts) {
      if (part instanceof Expr.Call(var op, var args, _) && op == Op.ADJUGATE_DERIVATIVE) {
        Expr inverse = Build.inverse(args.getFirst());
        if (parts.contains(normalizer.trial().normalize(inverse))) {
          form(inverse, args).ifPresent(form -> written.put(part, form));
        }
      }
    }
    return written.isEmpty()
        ? Optional.empty()
        : Optional.of(OutsideDefinitions.replaced(e, written));
  }

  private static boolean is(Expr e) {
    return e instanceof Expr.Call(var op, _, _) && op == Op.ADJUGATE_DERIVATIVE;
  }

  private static Optional<Expr> form(Expr inverse, List<Expr> args) {
    Expr determinant = Build.call(Op.DETERMINANT, args.getFirst());
    return switch (args.size()) {
      case 2 -> Optional.of(Build.product(determinant, first(inverse, args.get(1))));
      case 3 ->
          Optional.of(Build.product(determinant, second(inverse, args.get(1), args.getLast())));
      default -> Optional.empty();
    };
  }

  /** {@code tr(K*B)*K - K*B*K}. */
  private static Expr first(Expr k, Expr b) {
    return Build.minus(Build.product(Build.trace(Build.product(k, b)), k), Build.product(k, b, k));
  }

  /** The differential of {@code det(A)*(tr(K*B)*K - K*B*K)} in the direction C, over det(A). */
  private static Expr second(Expr k, Expr b, Expr c) {
    Expr traceB = Build.trace(Build.product(k, b));
    Expr traceC = Build.trace(Build.product(k, c));
    Expr traceBoth = Build.trace(Build.product(k, c, k, b));
    return Build.sum(
        List.of(
            Build.product(traceC, first(k, b)),
            Build.negate(Build.product(traceBoth, k)),
            Build.negate(Build.product(traceB, Build.product(k, c, k))),
            Build.product(k, c, k, b, k),
            Build.product(k, b, k, c, k)));
  }
}
