package org.frobenius.numeric;

import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;

/**
 * Monte Carlo arithmetic (Parker, 1997; Vignes, A stochastic arithmetic, 1993): every result is
 * moved at random by as much as its rounding may have moved it, and so are the arguments of matrix
 * functions and decompositions. The spread of several such evaluations is the size of the error of
 * one.
 */
final class RoundingNoise {
  /** Twice the unit roundoff: an operation on entries is right to this. */
  private static final double ROUNDOFF = 0x1p-52;

  /** Sums without end and integrals stop where the rest is about this small. */
  private static final double TRUNCATED = 1e-12;

  /** Less than what doubles have with all their digits, and so much that parts of it are not 0. */
  private static final double TOO_SMALL = 0x1p-1040;

  private final Random random;

  /** The same wherever numbers become too small: integrands stay smooth. */
  private final double small;

  RoundingNoise(long seed) {
    this.random = new Random(seed);
    this.small = seed * TOO_SMALL;
  }

  /** What an operator is given. */
  RealMatrix operand(Op op, RealMatrix value) {
    return switch (rounding(op)) {
      case NONE, OF_RESULT -> value;
      case OF_ARGUMENT -> argument(value);
      case OF_DIVISOR -> divisor(value);
    };
  }

  /** An argument before a decomposition or a power series, which err as if it were a bit off. */
  RealMatrix argument(RealMatrix value) {
    return moved(value, largest(ROUNDOFF, value));
  }

  /** What is solved with: elimination errs as if each entry were a bit off. */
  RealMatrix divisor(RealMatrix value) {
    return moved(value, relative(value));
  }

  /**
   * What an operation gave.
   *
   * @param operands their values; empty where the operation has none
   */
  RealMatrix result(Expr e, RealMatrix value, List<RealMatrix> operands) {
    return Properties.has(e, Property.INTEGER) ? value : moved(value, size(e, value, operands));
  }

  /** What an operation gave where numbers became too small: these may be others as small. */
  RealMatrix underflow(RealMatrix value) {
    return Entries.map(value, x -> Underflow.isSmall(x) ? x + small : x);
  }

  /** How far rounding may move an entry. */
  private interface Size {
    double at(int row, int column);
  }

  private static final Size NONE = (_, _) -> 0;

  private static Size relative(RealMatrix value) {
    return (i, j) -> ROUNDOFF * Math.abs(value.getEntry(i, j));
  }

  private static Size largest(double roundoff, RealMatrix value) {
    double size = roundoff * Dense.largest(value);
    return (_, _) -> size;
  }

  private static Size size(Expr e, RealMatrix value, List<RealMatrix> operands) {
    return switch (e) {
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Constant _, Expr.Named _ -> NONE;
      case Expr.Transpose _, Expr.Slice _, Expr.Block _, Expr.Differential _ -> NONE;
      case Expr.Sum _ ->
          (i, j) ->
              ROUNDOFF
                  * operands.stream().mapToDouble(o -> magnitude(o, i, j)).reduce(0, Math::max);
      case Expr.Product product -> ofProduct(product, value, operands);
      case Expr.BigSum sum ->
          largest(
              Build.isConstant(sum.to(), Expr.Constant.Kind.INFINITY) ? TRUNCATED : ROUNDOFF,
              value);
      case Expr.Integral _ -> largest(TRUNCATED, value);
      case Expr.Entrywise _, Expr.Hadamard _, Expr.EntryPower _ -> relative(value);
      case Expr.Power(_, var exponent, _) when exponent == Build.MINUS_ONE -> relative(value);
      case Expr.Call(var op, _, _) when rounding(op) == Rounding.NONE -> NONE;
      case Expr.Power _, Expr.MatrixFunction _, Expr.Frechet _, Expr.Call _, Expr.Applied _ ->
          largest(ROUNDOFF, value);
    };
  }

  private static double magnitude(RealMatrix m, int i, int j) {
    return Math.abs(Dense.isScalar(m) ? m.getEntry(0, 0) : m.getEntry(i, j));
  }

  /** How an operator errs. */
  private enum Rounding {
    /** It moves entries to other places and computes nothing. */
    NONE,
    /** What it computes is right up to the last digits. */
    OF_RESULT,
    /** As if its argument were a bit off, as a whole: decompositions do. */
    OF_ARGUMENT,
    /** As if each entry of its argument were a bit off: elimination does. */
    OF_DIVISOR
  }

  private static Rounding rounding(Op op) {
    return switch (op) {
      case DIAG, DIAGONAL, VEC, UNVEC, VECH, TRIL, TRIU, CONJ, MAX, MIN, ARGMAX, ARGMIN ->
          Rounding.NONE;
      case TRACE, FROBENIUS, SUM, PROD, NORM, NORM_ONE, NORM_INFINITY, NORM_P, LOGSUMEXP ->
          Rounding.OF_RESULT;
      case ROWSUM, COLSUM, ROWNORM, COLNORM, SOFTMAX, ROWSOFTMAX, COLSOFTMAX, ROWLOGSUMEXP ->
          Rounding.OF_RESULT;
      case COLLOGSUMEXP, KRON, KHATRIRAO, CONTRACT_LEFT, CONTRACT_RIGHT, CROSS, SYM, SKEW ->
          Rounding.OF_RESULT;
      case PROD_OTHERS -> Rounding.OF_RESULT;
      case DETERMINANT, ADJUGATE, ADJUGATE_DERIVATIVE, PINV, SYLVESTER, LYAPUNOV ->
          Rounding.OF_ARGUMENT;
      case NORM_NUCLEAR, NORM_SPECTRAL, EIGMAX, EIGMIN, EIGVALS, EIGVECS, SVDVALS, SVDU, SVDV ->
          Rounding.OF_ARGUMENT;
      case U1, V1, EVMAX, EVMIN, POLAR -> Rounding.OF_ARGUMENT;
      case LOGDET -> Rounding.OF_DIVISOR;
    };
  }

  /**
   * Of the sum of products that an entry is, before terms cancel; unknown where one is inverted.
   */
  private static Size ofProduct(Expr.Product product, RealMatrix value, List<RealMatrix> operands) {
    List<Expr> factors = product.factors();
    int scalars = product.scalars().size();
    if (operands.size() != scalars + factors.size()
        || !Operands.of(product).subList(scalars, operands.size()).equals(factors)) {
      return relative(value);
    }
    double scale = Math.abs(product.coefficient().doubleValue());
    for (RealMatrix scalar : operands.subList(0, scalars)) {
      scale *= Math.abs(scalar.getEntry(0, 0));
    }
    RealMatrix size = Dense.scalar(scale);
    for (RealMatrix factor : operands.subList(scalars, operands.size())) {
      RealMatrix magnitudes = Entries.map(factor, Math::abs);
      size =
          Dense.isScalar(size)
              ? Dense.scale(size.getEntry(0, 0), magnitudes)
              : Dense.multiply(size, magnitudes);
    }
    return relative(size);
  }

  /** A zero stays one, and what is symmetric remains so. */
  private RealMatrix moved(RealMatrix value, Size size) {
    RealMatrix moved = value.copy();
    boolean symmetric = Dense.isSymmetric(value, 0);
    for (int i = 0; i < value.getRowDimension(); i++) {
      for (int j = 0; j < value.getColumnDimension(); j++) {
        double entry = value.getEntry(i, j);
        if (symmetric && j < i) {
          moved.setEntry(i, j, moved.getEntry(j, i));
        } else if (entry != 0) {
          double part = (0.5 + random.nextDouble() / 2) * (random.nextBoolean() ? 1 : -1);
          moved.setEntry(i, j, entry + part * size.at(i, j));
        }
      }
    }
    return moved;
  }
}
