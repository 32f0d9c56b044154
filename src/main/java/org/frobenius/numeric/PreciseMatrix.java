package org.frobenius.numeric;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.apache.commons.math3.linear.Array2DRowFieldMatrix;
import org.apache.commons.math3.linear.FieldLUDecomposition;
import org.apache.commons.math3.linear.FieldMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/** A matrix of numbers of many digits. */
record PreciseMatrix(DfpField field, Dfp[][] entries) {
  /** Less than doubles show. */
  private static final String ROUNDING = "1e-18";

  /** Any entry by its place, from 0. */
  interface Entry {
    Dfp at(int i, int j);
  }

  static PreciseMatrix make(DfpField field, int rows, int cols, Entry entry) {
    var entries = new Dfp[rows][cols];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        entries[i][j] = entry.at(i, j);
      }
    }
    return new PreciseMatrix(field, entries);
  }

  /** The very numbers that the doubles are. */
  static PreciseMatrix of(DfpField field, RealMatrix m) {
    return make(
        field,
        m.getRowDimension(),
        m.getColumnDimension(),
        (i, j) -> field.newDfp(new BigDecimal(m.getEntry(i, j)).toString()));
  }

  static PreciseMatrix scalar(Dfp x) {
    return new PreciseMatrix(x.getField(), new Dfp[][] {{x}});
  }

  int rows() {
    return entries.length;
  }

  int cols() {
    return entries[0].length;
  }

  Dfp at(int i, int j) {
    return entries[i][j];
  }

  /** Of a number. */
  Dfp number() {
    return entries[0][0];
  }

  boolean isScalar() {
    return rows() == 1 && cols() == 1;
  }

  /** Rounded to doubles, infinite or 0 where those have no room. */
  RealMatrix rounded() {
    var rounded = new double[rows()][cols()];
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < cols(); j++) {
        rounded[i][j] = new BigDecimal(at(i, j).toString()).doubleValue();
      }
    }
    return Dense.of(rounded);
  }

  PreciseMatrix map(UnaryOperator<Dfp> f) {
    return make(field, rows(), cols(), (i, j) -> f.apply(at(i, j)));
  }

  /** Of two matrices of one size, or of a matrix and a number. */
  PreciseMatrix zip(PreciseMatrix other, BinaryOperator<Dfp> f) {
    boolean one = isScalar();
    boolean another = other.isScalar();
    return make(
        field,
        Math.max(rows(), other.rows()),
        Math.max(cols(), other.cols()),
        (i, j) -> f.apply(one ? number() : at(i, j), another ? other.number() : other.at(i, j)));
  }

  PreciseMatrix plus(PreciseMatrix other) {
    return zip(other, Dfp::add);
  }

  /** The matrix product; with a number, each entry times it. */
  PreciseMatrix times(PreciseMatrix other) {
    return isScalar() || other.isScalar()
        ? zip(other, Dfp::multiply)
        : of(field, matrix().multiply(other.matrix()));
  }

  PreciseMatrix transpose() {
    return make(field, cols(), rows(), (i, j) -> at(j, i));
  }

  /** Fails where the matrix is singular. */
  PreciseMatrix inverse() {
    var solver = new FieldLUDecomposition<>(matrix()).getSolver();
    if (!solver.isNonSingular()) {
      throw Failures.singular("inv", rows());
    }
    return of(field, solver.getInverse());
  }

  Dfp determinant() {
    return new FieldLUDecomposition<>(matrix()).getDeterminant();
  }

  private FieldMatrix<Dfp> matrix() {
    return new Array2DRowFieldMatrix<>(field, entries, false);
  }

  private static PreciseMatrix of(DfpField field, FieldMatrix<Dfp> m) {
    return new PreciseMatrix(field, m.getData());
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
        field,
        moved.getRowDimension(),
        moved.getColumnDimension(),
        (i, j) -> {
          int place = (int) moved.getEntry(i, j) - 1;
          return place < 0 ? field.getZero() : at(place / cols(), place % cols());
        });
  }

  /** Blocks side by side and below each other. */
  static PreciseMatrix joined(DfpField field, List<List<PreciseMatrix>> blocks) {
    var entries =
        blocks.stream()
            .flatMap(
                row ->
                    IntStream.range(0, row.getFirst().rows())
                        .mapToObj(
                            i ->
                                row.stream()
                                    .flatMap(block -> Arrays.stream(block.entries[i]))
                                    .toArray(Dfp[]::new)))
            .toArray(Dfp[][]::new);
    return new PreciseMatrix(field, entries);
  }

  Dfp reduce(Dfp first, BinaryOperator<Dfp> f) {
    Dfp result = first;
    for (Dfp[] row : entries) {
      for (Dfp x : row) {
        result = f.apply(result, x);
      }
    }
    return result;
  }

  Dfp sum() {
    return reduce(field.getZero(), Dfp::add);
  }

  private Dfp largest() {
    return reduce(field.getZero(), (x, y) -> y.abs().greaterThan(x) ? y.abs() : x);
  }

  /** The natural logarithm of its largest entry, {@code -Infinity} of zero. */
  double logarithm() {
    Dfp largest = largest();
    if (largest.isZero()) {
      return Double.NEGATIVE_INFINITY;
    }
    int exponent = largest.log10K();
    return Math.log(largest.divide(largest.power10K(exponent)).toDouble())
        + exponent * Math.log(10_000);
  }

  /** Whether another one, of fewer digits, rounds to the same doubles. */
  boolean agrees(PreciseMatrix fewer) {
    Dfp rounding = field.newDfp(ROUNDING);
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < cols(); j++) {
        Dfp x = at(i, j);
        Dfp distance = x.subtract(field.newDfp(fewer.at(i, j).toString())).abs();
        if (distance.greaterThan(rounding.multiply(x.abs()))) {
          return false;
        }
      }
    }
    return true;
  }
}
