package org.frobenius.numeric;

import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/**
 * How large, entry by entry, the numbers are that a value is made of: where these cancel, an entry
 * is no more than their rounding.
 */
final class Magnitudes {
  private final Function<Expr, RealMatrix> values;

  /**
   * @param values of what has been evaluated, or can be
   */
  Magnitudes(Function<Expr, RealMatrix> values) {
    this.values = values;
  }

  /** Whether an entry is zero, exactly or but for the rounding of what it is the sum of. */
  boolean[][] zeros(Expr e) {
    RealMatrix value = values.apply(e);
    RealMatrix size = of(e);
    var zeros = new boolean[value.getRowDimension()][value.getColumnDimension()];
    for (int i = 0; i < zeros.length; i++) {
      for (int j = 0; j < zeros[i].length; j++) {
        double negligible =
            size.getEntry(i, j) == Math.abs(value.getEntry(i, j))
                ? 0
                : Undetermined.ROUNDING * size.getEntry(i, j);
        zeros[i][j] = Math.abs(value.getEntry(i, j)) <= negligible;
      }
    }
    return zeros;
  }

  private RealMatrix of(Expr e) {
    return switch (e) {
      case Expr.Named(_, var value, _) -> of(value);
      case Expr.Transpose(var arg, _) -> of(arg).transpose();
      case Expr.Sum(var terms, _) ->
          terms.stream().map(this::of).reduce((a, b) -> Entries.zip(a, b, Math::max)).orElseThrow();
      case Expr.Product(var coefficient, List<Expr> scalars, List<Expr> factors, _)
          when factors.size() == 1 ->
          Dense.scale(
              scalars.stream()
                  .mapToDouble(s -> of(s).getEntry(0, 0))
                  .reduce(Math.abs(coefficient.doubleValue()), (a, b) -> a * b),
              of(factors.getFirst()));
      case Expr.Call(var op, _, _)
          when op == Op.SVDVALS || op == Op.EIGVALS || op == Op.POLAR || op == Op.PINV -> {
        double largest = Dense.largest(values.apply(e));
        yield Entries.map(values.apply(e), _ -> largest);
      }
      case Expr _ -> Entries.map(values.apply(e), Math::abs);
    };
  }
}
