package org.frobenius.numeric;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;

/** A matrix of decimal numbers, which operations round to as many digits as they are told. */
record PreciseMatrix(BigDecimal[][] entries) {
  /** Less than doubles show. */
  private static final BigDecimal ROUNDING = new BigDecimal("1e-18");

  /** Any entry by its place, from 0. */
  interface Entry {
    BigDecimal at(int i, int j);
  }

  static PreciseMatrix make(int rows, int cols, Entry entry) {
    var entries = new BigDecimal[rows][cols];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        entries[i][j] = entry.at(i, j);
      }
    }
    return new PreciseMatrix(entries);
  }

  /** The very numbers that the doubles are. */
  static PreciseMatrix of(RealMatrix m) {
    if (!Dense.isFinite(m)) {
      throw Failures.domain("a number that is not finite");
    }
    return make(
        m.getRowDimension(), m.getColumnDimension(), (i, j) -> new BigDecimal(m.getEntry(i, j)));
  }

  static PreciseMatrix scalar(BigDecimal x) {
    return new PreciseMatrix(new BigDecimal[][] {{x}});
  }

  int rows() {
    return entries.length;
  }

  int cols() {
    return entries[0].length;
  }

  BigDecimal at(int i, int j) {
    return entries[i][j];
  }

  /** Of a number. */
  BigDecimal number() {
    return entries[0][0];
  }

  private boolean isScalar() {
    return rows() == 1 && cols() == 1;
  }

  /** As doubles, infinite or 0 where those have no room. */
  RealMatrix rounded() {
    var rounded = new double[rows()][cols()];
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < cols(); j++) {
        rounded[i][j] = at(i, j).doubleValue();
      }
    }
    return Dense.of(rounded);
  }

  PreciseMatrix map(UnaryOperator<BigDecimal> f) {
    return make(rows(), cols(), (i, j) -> f.apply(at(i, j)));
  }

  /** Of two matrices of one size, or of a matrix and a number. */
  PreciseMatrix zip(PreciseMatrix other, BinaryOperator<BigDecimal> f) {
    boolean one = isScalar();
    boolean another = other.isScalar();
    return make(
        Math.max(rows(), other.rows()),
        Math.max(cols(), other.cols()),
        (i, j) -> f.apply(one ? number() : at(i, j), another ? other.number() : other.at(i, j)));
  }

  PreciseMatrix plus(PreciseMatrix other, PreciseNumbers numbers) {
    return zip(other, numbers::plus);
  }

  /** The matrix product; with a number, each entry times it. */
  PreciseMatrix times(PreciseMatrix other, PreciseNumbers numbers) {
    return isScalar() || other.isScalar()
        ? zip(other, numbers::times)
        : make(
            rows(),
            other.cols(),
            (i, j) ->
                IntStream.range(0, cols())
                    .mapToObj(k -> numbers.times(at(i, k), other.at(k, j)))
                    .reduce(BigDecimal.ZERO, numbers::plus));
  }

  PreciseMatrix transpose() {
    return make(cols(), rows(), (i, j) -> at(j, i));
  }

  /** By elimination with pivots; fails where the matrix is singular. */
  PreciseMatrix inverse(PreciseNumbers numbers) {
    int n = rows();
    BigDecimal[][] rows = new BigDecimal[n][];
    for (int i = 0; i < n; i++) {
      rows[i] = Arrays.copyOf(entries[i], 2 * n);
      Arrays.fill(rows[i], n, 2 * n, BigDecimal.ZERO);
      rows[i][n + i] = BigDecimal.ONE;
    }
    for (int k = 0; k < n; k++) {
      int pivot = k;
      for (int i = k + 1; i < n; i++) {
        pivot = rows[i][k].abs().compareTo(rows[pivot][k].abs()) > 0 ? i : pivot;
      }
      if (rows[pivot][k].signum() == 0) {
        throw Failures.singular("inv", n);
      }
      BigDecimal[] row = rows[pivot];
      rows[pivot] = rows[k];
      BigDecimal divisor = row[k];
      for (int j = k; j < 2 * n; j++) {
        row[j] = numbers.over(row[j], divisor);
      }
      rows[k] = row;
      for (int i = 0; i < n; i++) {
        if (i != k && rows[i][k].signum() != 0) {
          BigDecimal factor = rows[i][k].negate();
          for (int j = k; j < 2 * n; j++) {
            rows[i][j] = numbers.plus(rows[i][j], numbers.times(factor, row[j]));
          }
        }
      }
    }
    return make(n, n, (i, j) -> rows[i][n + j]);
  }

  /** With the entries in other places, or zeros, as they are moved there of a matrix of doubles. */
  PreciseMatrix moved(UnaryOperator<RealMatrix> to) {
    var places = new double[rows()][cols()];
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < cols(); j++) {
        places[i][j] = 1 + i * cols() + j;
      }
    }
    RealMatrix moved = to.apply(Dense.of(places));
    return make(
        moved.getRowDimension(),
        moved.getColumnDimension(),
        (i, j) -> {
          int place = (int) moved.getEntry(i, j) - 1;
          return place < 0 ? BigDecimal.ZERO : at(place / cols(), place % cols());
        });
  }

  /** Blocks side by side and below each other. */
  static PreciseMatrix joined(List<List<PreciseMatrix>> blocks) {
    return new PreciseMatrix(
        blocks.stream()
            .flatMap(
                row ->
                    IntStream.range(0, row.getFirst().rows())
                        .mapToObj(
                            i ->
                                row.stream()
                                    .flatMap(block -> Arrays.stream(block.entries[i]))
                                    .toArray(BigDecimal[]::new)))
            .toArray(BigDecimal[][]::new));
  }

  BigDecimal reduce(BigDecimal first, BinaryOperator<BigDecimal> f) {
    BigDecimal result = first;
    for (BigDecimal[] row : entries) {
      for (BigDecimal x : row) {
        result = f.apply(result, x);
      }
    }
    return result;
  }

  /** The natural logarithm of its largest entry, {@code -Infinity} of zero. */
  double logarithm() {
    BigDecimal largest = map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::max);
    int exponent = largest.precision() - largest.scale();
    return Math.log(largest.scaleByPowerOfTen(-exponent).doubleValue()) + exponent * Math.log(10);
  }

  /** Whether another one rounds to the same doubles. */
  boolean agrees(PreciseMatrix other) {
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < cols(); j++) {
        BigDecimal distance = at(i, j).subtract(other.at(i, j)).abs();
        if (distance.compareTo(ROUNDING.multiply(at(i, j).abs())) > 0) {
          return false;
        }
      }
    }
    return true;
  }
}
