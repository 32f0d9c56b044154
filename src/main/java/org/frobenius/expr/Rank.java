package org.frobenius.expr;

import java.util.List;

/** How large the rank of a matrix can be, by the sizes of what it is made of: 1 of {@code x*y'}. */
public final class Rank {
  private static final Memo<Dim> BOUND = new Memo<>(Rank::bound);

  private Rank() {}

  /** Whether a square matrix is singular, whatever the sizes are. */
  public static boolean isLost(Expr e) {
    return e.shape().isSquare() && e.shape().rows().isAtLeast(BOUND.of(e).plus(Dim.ONE));
  }

  /** Whether a square matrix is singular but for small sizes: {@code x*y'} is but for one entry. */
  public static boolean isLostAtLargeSizes(Expr e) {
    return isLost(e)
        || (e.shape().isSquare()
            && e.shape().rows().constant().isEmpty()
            && BOUND.of(e).constant().isPresent());
  }

  private static Dim bound(Expr e) {
    Dim size = least(e.shape().rows(), e.shape().cols());
    return switch (e) {
      case Expr.Named(_, var value, _) -> BOUND.of(value);
      case Expr.Transpose(var arg, _) -> BOUND.of(arg);
      case Expr.Power(var base, Expr.Num(var k, _), _) when k.signum() > 0 -> BOUND.of(base);
      case Expr.Product(_, _, var factors, _) ->
          factors.stream().map(BOUND::of).reduce(size, Rank::least);
      case Expr.Sum(var terms, _) -> least(size, sum(terms));
      case Expr.Call(var op, var args, _) -> least(size, call(op, args, size));
      case Expr.Constant _ -> Build.isZero(e) ? Dim.ZERO : size;
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Hadamard _, Expr.Power _ -> size;
      case Expr.EntryPower _, Expr.MatrixFunction _, Expr.Entrywise _, Expr.Frechet _ -> size;
      case Expr.Applied _, Expr.Slice _, Expr.Block _, Expr.BigSum _, Expr.Integral _ -> size;
      case Expr.Differential _ -> size;
    };
  }

  private static Dim sum(List<Expr> terms) {
    return terms.stream().map(BOUND::of).reduce(Dim.ZERO, Dim::plus);
  }

  private static Dim call(Op op, List<Expr> args, Dim size) {
    Dim first = BOUND.of(args.getFirst());
    return switch (op) {
      case POLAR, PINV, CONJ -> first;
      case SYM, SKEW -> first.plus(first);
      case KRON -> first.times(BOUND.of(args.getLast()));
      case TRACE, DETERMINANT, LOGDET, FROBENIUS, SUM, PROD, MAX, MIN, ARGMAX, ARGMIN -> size;
      case NORM, NORM_ONE, NORM_INFINITY, NORM_NUCLEAR, NORM_SPECTRAL, NORM_P, LOGSUMEXP -> size;
      case EIGMAX, EIGMIN, EIGVALS, EIGVECS, EVMAX, EVMIN, U1, V1, SVDVALS, SVDU, SVDV -> size;
      case ROWSUM, COLSUM, ROWNORM, COLNORM, SOFTMAX, ROWSOFTMAX, COLSOFTMAX -> size;
      case ROWLOGSUMEXP, COLLOGSUMEXP, DIAG, DIAGONAL, VEC, UNVEC, VECH, KHATRIRAO -> size;
      case CONTRACT_LEFT, CONTRACT_RIGHT, CROSS, TRIL, TRIU, ADJUGATE, SYLVESTER -> size;
      case LYAPUNOV, PROD_OTHERS, ADJUGATE_DERIVATIVE -> size;
    };
  }

  /** Of two bounds the one that is smaller, at least where sizes are large; else the first. */
  private static Dim least(Dim a, Dim b) {
    boolean second = a.isAtLeast(b) || (b.constant().isPresent() && a.constant().isEmpty());
    return second ? b : a;
  }
}
