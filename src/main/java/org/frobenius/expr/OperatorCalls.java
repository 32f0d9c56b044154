package org.frobenius.expr;

import java.util.List;
import java.util.Optional;

/** Named operators of their arguments. */
final class OperatorCalls {
  private OperatorCalls() {}

  /** An operator of its arguments; of scalars, what it comes to. */
  static Expr call(Op op, List<Expr> args) {
    if (allScalar(args)) {
      var value = ofScalars(op, args);
      if (value.isPresent()) {
        return value.get();
      }
    }
    if (op == Op.KRON && args.stream().anyMatch(Expr::isScalar)) {
      return Build.product(args);
    }
    if (op == Op.UNVEC && args.get(2) == Build.ONE) {
      return args.getFirst();
    }
    if (op == Op.UNVEC && args.get(1) == Build.ONE) {
      return Build.transpose(args.getFirst());
    }
    if (op == Op.ADJUGATE_DERIVATIVE) {
      for (Expr direction : args.subList(1, args.size())) {
        if (Build.isZero(direction)) {
          return direction;
        }
      }
    }
    Shape shape =
        op.shape(args)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        op.written() + " of " + args.stream().map(Expr::shape).toList()));
    boolean contraction = op == Op.CONTRACT_LEFT || op == Op.CONTRACT_RIGHT;
    if (contraction && args.stream().anyMatch(Build::isZero)) {
      return Build.zeros(shape);
    }
    return Interner.intern(
        new Expr.Call(
            op,
            List.copyOf(args),
            Meta.of(shape, Node.CALL, op.ordinal(), List.of(), args, Operators.of(op))));
  }

  /** What an operator of scalars comes to, where that is no call. */
  private static Optional<Expr> ofScalars(Op op, List<Expr> args) {
    Expr first = args.getFirst();
    return switch (op) {
      case TRACE, SUM, DETERMINANT, PROD, MAX, MIN, ROWSUM, COLSUM, DIAG, DIAGONAL, VEC, VECH ->
          Optional.of(first);
      case SYM, TRIL, TRIU, CONJ, EIGMAX, EIGMIN, EIGVALS -> Optional.of(first);
      case LOGSUMEXP, COLLOGSUMEXP, ROWLOGSUMEXP -> Optional.of(first);
      case FROBENIUS, KRON, KHATRIRAO, CONTRACT_LEFT, CONTRACT_RIGHT ->
          Optional.of(Build.product(args));
      case NORM, NORM_ONE, NORM_INFINITY, NORM_NUCLEAR, NORM_SPECTRAL, ROWNORM, COLNORM, SVDVALS ->
          Optional.of(Build.entrywise(new Fun.Known("abs"), first));
      case LOGDET -> Optional.of(Build.entrywise(new Fun.Known("log"), first));
      case ARGMAX, ARGMIN, SOFTMAX, ROWSOFTMAX, COLSOFTMAX, EIGVECS, ADJUGATE, PROD_OTHERS, SVDV ->
          Optional.of(Build.ONE);
      case SKEW, ADJUGATE_DERIVATIVE -> Optional.of(Build.ZERO);
      case NORM_P, EVMAX, EVMIN, U1, V1, SVDU, POLAR -> Optional.empty();
      case UNVEC, CROSS, PINV, SYLVESTER, LYAPUNOV -> Optional.empty();
    };
  }

  private static boolean allScalar(List<Expr> args) {
    for (Expr arg : args) {
      if (!arg.isScalar()) {
        return false;
      }
    }
    return true;
  }
}
