package org.frobenius.numeric;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Expr;

/**
 * The constants of the language as matrices; {@code vec} stacks columns (Magnus & Neudecker,
 * chapter 3).
 */
final class ConstantMatrices {
  private ConstantMatrices() {}

  /** Of these sizes and, from 1, indices. */
  static RealMatrix of(Expr.Constant.Kind kind, List<Integer> sizes, List<Integer> indices) {
    return switch (kind) {
      case ZEROS -> Dense.zeros(sizes.getFirst(), sizes.getLast());
      case ONES -> Dense.map(Dense.zeros(sizes.getFirst(), sizes.getLast()), _ -> 1);
      case IDENTITY -> Dense.identity(sizes.getFirst());
      case UNIT_VECTOR -> entry(kind, sizes.getFirst(), 1, indices.getFirst(), 1);
      case SINGLE_ENTRY ->
          entry(kind, sizes.getFirst(), sizes.getLast(), indices.getFirst(), indices.getLast());
      case COMMUTATION -> commutation(sizes.getFirst(), sizes.getLast());
      case DUPLICATION -> duplication(sizes.getFirst());
      case ELIMINATION -> elimination(sizes.getFirst());
      case PI -> Dense.scalar(Math.PI);
      case INFINITY -> throw Failures.unsupported("`inf` is only the upper end of a sum");
    };
  }

  private static RealMatrix entry(Expr.Constant.Kind kind, int rows, int cols, int i, int j) {
    Slices.require("`" + kind.written() + "`", i, rows);
    Slices.require("`" + kind.written() + "`", j, cols);
    var entries = Dense.array(rows, cols);
    entries[i - 1][j - 1] = 1;
    return Dense.of(entries);
  }

  /** The K with {@code K*vec(X) = vec(X')} for X of m rows and n columns. */
  private static RealMatrix commutation(int m, int n) {
    var k = Dense.array((long) m * n, (long) m * n);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        k[j + i * n][i + j * m] = 1;
      }
    }
    return Dense.of(k);
  }

  /** The D with {@code D*vech(S) = vec(S)}. */
  private static RealMatrix duplication(int n) {
    var d = Dense.array((long) n * n, n * (n + 1L) / 2);
    int column = 0;
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++, column++) {
        d[i + j * n][column] = 1;
        d[j + i * n][column] = 1;
      }
    }
    return Dense.of(d);
  }

  /** The L with {@code L*vec(A) = vech(A)}. */
  private static RealMatrix elimination(int n) {
    var l = Dense.array(n * (n + 1L) / 2, (long) n * n);
    int row = 0;
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++, row++) {
        l[row][i + j * n] = 1;
      }
    }
    return Dense.of(l);
  }
}
