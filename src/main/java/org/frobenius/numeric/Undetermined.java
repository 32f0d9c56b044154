package org.frobenius.numeric;

import java.util.Optional;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Op;

/**
 * Whether a matrix leaves open which its eigenvectors, singular vectors or polar factor are: at
 * multiple eigenvalues and singular values, and at lost rank (Magnus & Neudecker, 8.8; Higham,
 * Functions of Matrices, 8.1). Rounding counts.
 */
final class Undetermined {
  /** The matrix may come of a difference of larger ones, so its rounding is more than its own. */
  static final double ROUNDING = 256 * Math.ulp(1.0);

  private Undetermined() {}

  /** In words, why; empty where the part is determined. */
  static Optional<String> at(Op op, RealMatrix a) {
    if (!Dense.isFinite(a)) {
      return Optional.empty();
    }
    return switch (op) {
      case POLAR, PINV -> lost(op, a, SingularValues.of(a).values());
      case U1, V1 -> {
        double[] values = SingularValues.of(a).values();
        yield values[0] == 0
            ? Optional.of("`%s` of a zero matrix".formatted(op.written()))
            : leading(op, values, "largest singular value", a);
      }
      case EVMAX -> leading(op, SymmetricEigen.of(a).values(), "largest eigenvalue", a);
      case EVMIN ->
          leading(op, SymmetricEigen.of(Dense.scale(-1, a)).values(), "smallest eigenvalue", a);
      case EIGVECS -> any(op, SymmetricEigen.of(a).values(), "eigenvalues", a);
      case SVDU, SVDV -> {
        double[] values = SingularValues.of(a).values();
        yield any(op, values, "singular values", a).or(() -> lost(op, a, values));
      }
      case TRACE, DETERMINANT, LOGDET, FROBENIUS, SUM, PROD, MAX, MIN, ARGMAX, ARGMIN ->
          Optional.empty();
      case NORM, NORM_ONE, NORM_INFINITY, NORM_NUCLEAR, NORM_SPECTRAL, NORM_P, LOGSUMEXP ->
          Optional.empty();
      case EIGMAX, EIGMIN, EIGVALS, SVDVALS, ROWSUM, COLSUM, ROWNORM, COLNORM, SOFTMAX ->
          Optional.empty();
      case ROWSOFTMAX, COLSOFTMAX, ROWLOGSUMEXP, COLLOGSUMEXP, DIAG, DIAGONAL, VEC, UNVEC ->
          Optional.empty();
      case VECH, KRON, KHATRIRAO, CONTRACT_LEFT, CONTRACT_RIGHT, CROSS, TRIL, TRIU, SYM, SKEW ->
          Optional.empty();
      case ADJUGATE, SYLVESTER, LYAPUNOV, CONJ, PROD_OTHERS, ADJUGATE_DERIVATIVE ->
          Optional.empty();
    };
  }

  private static double negligible(RealMatrix a, double[] values) {
    double largest = Math.max(Math.abs(values[0]), Math.abs(values[values.length - 1]));
    return Math.max(a.getRowDimension(), a.getColumnDimension()) * ROUNDING * largest;
  }

  private static Optional<String> lost(Op op, RealMatrix a, double[] values) {
    return values[values.length - 1] > negligible(a, values)
        ? Optional.empty()
        : Optional.of("`%s` of %s that has lost rank".formatted(op.written(), Failures.operand(a)));
  }

  private static Optional<String> leading(Op op, double[] values, String which, RealMatrix a) {
    return values.length > 1 && values[0] - values[1] <= negligible(a, values)
        ? Optional.of("`%s` of a matrix whose %s is multiple".formatted(op.written(), which))
        : Optional.empty();
  }

  private static Optional<String> any(Op op, double[] values, String which, RealMatrix a) {
    for (int i = 1; i < values.length; i++) {
      if (values[i - 1] - values[i] <= negligible(a, values)) {
        return Optional.of("`%s` of a matrix with multiple %s".formatted(op.written(), which));
      }
    }
    return Optional.empty();
  }
}
