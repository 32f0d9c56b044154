package org.frobenius.numeric;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;

/**
 * Whether numbers came out 0, or without all their digits, for no other reason than that doubles
 * have no smaller ones: {@code 1e300*(x'*x)} where x is 1e-170, {@code 1e300*exp(-760)}.
 */
final class Underflow {
  /** A few numbers of this size have a product that doubles have, and a few smaller ones not. */
  private static final double SMALL = 0x1p-250;

  /** The search is for vectors and small matrices; wide numbers take long of large ones. */
  private static final int LARGE = 1_000;

  private static final Set<Op> PRODUCTS =
      EnumSet.of(
          Op.FROBENIUS,
          Op.DETERMINANT,
          Op.PROD,
          Op.KRON,
          Op.KHATRIRAO,
          Op.CROSS,
          Op.PROD_OTHERS,
          Op.CONTRACT_LEFT,
          Op.CONTRACT_RIGHT,
          Op.ADJUGATE,
          Op.ADJUGATE_DERIVATIVE,
          Op.PINV,
          Op.SYLVESTER,
          Op.LYAPUNOV);

  private static final Set<Op> POSITIVE = EnumSet.of(Op.SOFTMAX, Op.ROWSOFTMAX, Op.COLSOFTMAX);

  private static final Set<String> POSITIVE_FUNCTIONS =
      Set.of("exp", "sigmoid", "softplus", "gamma");

  private Underflow() {}

  /**
   * @param operands their values; of an operand that was not needed, none
   */
  static boolean in(Expr e, RealMatrix result, Supplier<List<RealMatrix>> operands) {
    return isFew(result) && isSmall(result) && isOf(e, result, operands);
  }

  private static boolean isOf(Expr e, RealMatrix result, Supplier<List<RealMatrix>> operands) {
    return switch (e) {
      case Expr.Product _, Expr.Hadamard _ -> areFarOff(operands.get());
      case Expr.Power(var base, _, _) when base.isScalar() -> isPower(result, operands.get());
      case Expr.Power _ -> areFarOff(operands.get());
      case Expr.EntryPower _ -> isPower(result, operands.get());
      case Expr.Entrywise(Fun.Known(var name), _, _) -> POSITIVE_FUNCTIONS.contains(name);
      case Expr.MatrixFunction(Fun.Known(var name), _, _) ->
          name.equals("exp") && hasSmallRow(result);
      case Expr.Call(var op, _, _) ->
          POSITIVE.contains(op) || (PRODUCTS.contains(op) && areFarOff(operands.get()));
      case Expr _ -> false;
    };
  }

  /** Whether one of the operands has a number that leaves the range in a product of few. */
  private static boolean areFarOff(List<RealMatrix> operands) {
    return operands.stream()
        .anyMatch(m -> isFew(m) && any(m, x -> x > 0 && (x < SMALL || x > 1 / SMALL)));
  }

  /** Of what is not 0. */
  private static boolean isPower(RealMatrix result, List<RealMatrix> operands) {
    RealMatrix lost =
        Entries.zip(operands.getFirst(), result, (x, y) -> x != 0 && isSmall(y) ? 1 : 0);
    return any(lost, x -> x > 0);
  }

  /** An exponential has an inverse, and so no row of zeros. */
  static boolean hasSmallRow(RealMatrix result) {
    for (double[] row : Dense.rows(result)) {
      if (Dense.largest(Dense.of(new double[][] {row})) < Double.MIN_NORMAL) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFew(RealMatrix m) {
    return m.getRowDimension() * m.getColumnDimension() <= LARGE;
  }

  private static boolean isSmall(RealMatrix m) {
    return any(m, Underflow::isSmall);
  }

  /** 0, or without all its digits. */
  static boolean isSmall(double x) {
    return Math.abs(x) < Double.MIN_NORMAL;
  }

  private interface Size {
    boolean is(double magnitude);
  }

  private static boolean any(RealMatrix m, Size size) {
    for (double[] row : Dense.rows(m)) {
      for (double x : row) {
        if (size.is(Math.abs(x))) {
          return true;
        }
      }
    }
    return false;
  }
}
