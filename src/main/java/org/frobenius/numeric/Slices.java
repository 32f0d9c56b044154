package org.frobenius.numeric;

import org.apache.commons.math3.linear.RealMatrix;

/** Entries, rows, columns and blocks; indices count from 1, those of a sequence from 0. */
final class Slices {
  /** A stretch of indices, both ends included. */
  record Stretch(int from, int to) {}

  private Slices() {}

  static RealMatrix of(RealMatrix m, Stretch rows, Stretch cols) {
    String what = Failures.operand(m);
    for (int i : new int[] {rows.from(), rows.to()}) {
      require(what, i, m.getRowDimension());
    }
    for (int j : new int[] {cols.from(), cols.to()}) {
      require(what, j, m.getColumnDimension());
    }
    int height = rows.to() - rows.from() + 1;
    int width = cols.to() - cols.from() + 1;
    if (height < 1 || width < 1) {
      throw Failures.domain(
          "an empty part, " + range(rows) + " by " + range(cols) + ", of " + what);
    }
    return Dense.block(m, rows.from() - 1, cols.from() - 1, height, width);
  }

  private static String range(Stretch s) {
    return s.from() + ":" + s.to();
  }

  /** The k-th coefficient of a sequence given by its first ones, the others zero. */
  static RealMatrix ofSequence(String name, RealMatrix coefficients, int k) {
    if (k < 0) {
      throw Failures.domain(
          "the index " + k + " of the sequence `" + name + "`, which starts at 0");
    }
    return Dense.scalar(k < coefficients.getRowDimension() ? coefficients.getEntry(k, 0) : 0);
  }

  /** Fails unless {@code 1 <= index <= size}. */
  static void require(String what, int index, int size) {
    if (index < 1 || index > size) {
      throw Failures.domain("the index " + index + " of " + what + " does not lie in 1.." + size);
    }
  }
}
