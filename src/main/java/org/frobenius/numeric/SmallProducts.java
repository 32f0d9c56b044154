package org.frobenius.numeric;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/**
 * Whether products came out 0, or without all their digits, for no other reason than that doubles
 * have no smaller numbers: {@code 1e300*(x'*x)} where x is 1e-170.
 */
final class SmallProducts {
  /** A few numbers of this size have a product that doubles have, and a few smaller ones not. */
  private static final double SMALL = 0x1p-250;

  /** The search is for vectors and small matrices; wide numbers take long of large ones. */
  private static final int LARGE = 1_000;

  private static final Set<Op> PRODUCTS =
      EnumSet.of(
          Op.FROBENIUS, Op.DETERMINANT, Op.PROD, Op.KRON, Op.KHATRIRAO, Op.CROSS, Op.PROD_OTHERS);

  private SmallProducts() {}

  /** Whether the value of a product has a zero, or a number without all its digits. */
  static boolean mayBe(Expr e, RealMatrix result) {
    return isProduct(e) && isSmall(result) && any(result, x -> x < Double.MIN_NORMAL);
  }

  /** Whether one of the operands has a number that leaves the range in a product of few. */
  static boolean areOf(List<RealMatrix> operands) {
    return operands.stream()
        .anyMatch(m -> isSmall(m) && any(m, x -> x > 0 && (x < SMALL || x > 1 / SMALL)));
  }

  private static boolean isSmall(RealMatrix m) {
    return m.getRowDimension() * m.getColumnDimension() <= LARGE;
  }

  private static boolean isProduct(Expr e) {
    return switch (e) {
      case Expr.Product _, Expr.Hadamard _ -> true;
      case Expr.Power(var base, _, _) -> !base.isScalar();
      case Expr.Call(var op, _, _) -> PRODUCTS.contains(op);
      case Expr _ -> false;
    };
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
