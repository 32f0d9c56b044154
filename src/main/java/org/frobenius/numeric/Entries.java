package org.frobenius.numeric;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;

/** Operations entry by entry; a failure in a matrix says at which entry. */
final class Entries {
  private Entries() {}

  static RealMatrix map(RealMatrix a, DoubleUnaryOperator f) {
    return zip(a, a, (x, _) -> f.applyAsDouble(x));
  }

  /** Of two matrices of one size, or of a matrix and a number. */
  static RealMatrix zip(RealMatrix a, RealMatrix b, DoubleBinaryOperator f) {
    var x = Dense.rows(a);
    var y = Dense.rows(b);
    int rows = Math.max(x.length, y.length);
    int cols = Math.max(x[0].length, y[0].length);
    boolean one = Dense.isScalar(a);
    boolean other = Dense.isScalar(b);
    var result = new double[rows][cols];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        try {
          result[i][j] = f.applyAsDouble(one ? x[0][0] : x[i][j], other ? y[0][0] : y[i][j]);
        } catch (DomainException e) {
          throw rows == 1 && cols == 1
              ? e
              : Failures.domain(
                  e.diagnostic().message() + ", at entry [" + (i + 1) + ", " + (j + 1) + "]");
        }
      }
    }
    return Dense.of(result);
  }

  /** Rows of blocks as one matrix. */
  static RealMatrix join(List<List<RealMatrix>> blocks) {
    int rows = blocks.stream().mapToInt(row -> row.getFirst().getRowDimension()).sum();
    int cols = blocks.getFirst().stream().mapToInt(RealMatrix::getColumnDimension).sum();
    var joined = new double[rows][cols];
    int top = 0;
    for (List<RealMatrix> row : blocks) {
      int left = 0;
      for (RealMatrix block : row) {
        Dense.copy(block, joined, top, left);
        left += block.getColumnDimension();
      }
      top += row.getFirst().getRowDimension();
    }
    return Dense.of(joined);
  }
}
