package org.frobenius.numeric;

import java.util.List;
import java.util.Random;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
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

  private final Random random;

  RoundingNoise(long seed) {
    this.random = new Random(seed);
  }

  /** An argument before a factorization or a power series, which err as if it were a bit off. */
  RealMatrix argument(RealMatrix value) {
    return moved(value, ROUNDOFF * Dense.largest(value));
  }

  /**
   * What an operation gave.
   *
   * @param operands their values; empty where the operation has none
   */
  RealMatrix result(Expr e, RealMatrix value, List<RealMatrix> operands) {
    double size = size(e, value, operands);
    return size == 0 ? value : moved(value, size);
  }

  /** How far rounding may move an entry. */
  private static double size(Expr e, RealMatrix value, List<RealMatrix> operands) {
    if (Properties.has(e, Property.INTEGER)) {
      return 0;
    }
    return switch (e) {
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Constant _, Expr.Named _ -> 0;
      case Expr.Transpose _, Expr.Slice _, Expr.Block _, Expr.Differential _ -> 0;
      case Expr.Sum _ ->
          ROUNDOFF * operands.stream().mapToDouble(Dense::largest).reduce(0, Math::max);
      case Expr.Product _ -> ROUNDOFF * Math.max(Dense.largest(value), ofProduct(e, operands));
      case Expr.BigSum sum ->
          (Build.isConstant(sum.to(), Expr.Constant.Kind.INFINITY) ? TRUNCATED : ROUNDOFF)
              * Dense.largest(value);
      case Expr.Entrywise _ -> ROUNDOFF * Dense.largest(value);
      case Expr.Integral _ -> TRUNCATED * Dense.largest(value);
      case Expr.Hadamard _,
          Expr.Power _,
          Expr.EntryPower _,
          Expr.MatrixFunction _,
          Expr.Frechet _,
          Expr.Call _,
          Expr.Applied _ ->
          ROUNDOFF * Dense.largest(value);
    };
  }

  /**
   * Of the sum of products that an entry is, before terms cancel; unknown where one is inverted.
   */
  private static double ofProduct(Expr e, List<RealMatrix> operands) {
    if (!(e instanceof Expr.Product(var coefficient, var scalars, var factors, _))
        || operands.size() != scalars.size() + factors.size()) {
      return 0;
    }
    double size = Math.abs(coefficient.doubleValue());
    for (RealMatrix operand : operands) {
      size *= Dense.largest(operand);
    }
    for (RealMatrix factor :
        operands.subList(scalars.size(), operands.size()).stream().skip(1).toList()) {
      size *= factor.getRowDimension();
    }
    return size;
  }

  /** A zero stays one, and what is symmetric remains so. */
  private RealMatrix moved(RealMatrix value, double size) {
    RealMatrix moved = value.copy();
    boolean symmetric = Dense.isSymmetric(value, 0);
    for (int i = 0; i < value.getRowDimension(); i++) {
      for (int j = 0; j < value.getColumnDimension(); j++) {
        double entry = value.getEntry(i, j);
        if (symmetric && j < i) {
          moved.setEntry(i, j, moved.getEntry(j, i));
        } else if (entry != 0) {
          double part = (0.5 + random.nextDouble() / 2) * (random.nextBoolean() ? 1 : -1);
          moved.setEntry(i, j, entry + part * size);
        }
      }
    }
    return moved;
  }
}
