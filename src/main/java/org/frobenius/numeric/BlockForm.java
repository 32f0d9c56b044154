package org.frobenius.numeric;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Systems with block upper triangular matrices whose diagonal blocks all are one matrix, as in the
 * block form of a Fréchet derivative: only that block is factored, so the condition of the system
 * is the block's and not its square.
 */
final class BlockForm {
  private BlockForm() {}

  /**
   * {@code inv(m)*b}, {@code m} with {@code n} by {@code n} diagonal blocks; fails in the name of
   * the operation.
   */
  static RealMatrix solve(RealMatrix m, RealMatrix b, int n, String operation) {
    var lu = LuFactorization.of(Dense.block(m, 0, 0, n, n), operation);
    int size = m.getRowDimension();
    if (size == n) {
      return lu.solve(b);
    }
    int cols = b.getColumnDimension();
    var solution = new double[size][cols];
    for (int row = size - n; row >= 0; row -= n) {
      RealMatrix right = Dense.block(b, row, 0, n, cols);
      int rest = size - row - n;
      if (rest > 0) {
        RealMatrix known = Dense.block(Dense.of(solution), row + n, 0, rest, cols);
        right = Dense.subtract(right, Dense.multiply(Dense.block(m, row, row + n, n, rest), known));
      }
      Dense.copy(lu.solve(right), solution, row, 0);
    }
    return Dense.of(solution);
  }

  /**
   * The matrix of order {@code 2^k} for {@code k} directions, {@code X_k = [X_(k-1), I⊗E_k; 0,
   * X_(k-1)]} (Higham & Relton, Higher order Fréchet derivatives of matrix functions, 2014, section
   * 3); for one direction, {@code [X, E; 0, X]}.
   */
  static RealMatrix of(RealMatrix x, List<RealMatrix> directions) {
    RealMatrix form = x;
    for (RealMatrix direction : directions) {
      int n = x.getRowDimension();
      int size = form.getRowDimension();
      var next = new double[2 * size][2 * size];
      Dense.copy(form, next, 0, 0);
      Dense.copy(form, next, size, size);
      for (int at = 0; at < size; at += n) {
        Dense.copy(direction, next, at, size + at);
      }
      form = Dense.of(next);
    }
    return form;
  }
}
