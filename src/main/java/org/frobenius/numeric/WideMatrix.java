package org.frobenius.numeric;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A matrix whose entries have exponents of their own: {@code mantissas .* 2.^exponents}. What moves
 * entries to other places is done to both parts alike.
 */
record WideMatrix(RealMatrix mantissas, RealMatrix exponents) {
  private static final double ROUNDING = 1e-12;

  /** Any entry by its place, from 0. */
  interface Entry {
    WideNumber at(int i, int j);
  }

  static WideMatrix of(RealMatrix m) {
    return make(
        m.getRowDimension(), m.getColumnDimension(), (i, j) -> WideNumber.of(m.getEntry(i, j)));
  }

  static WideMatrix scalar(WideNumber x) {
    return make(1, 1, (_, _) -> x);
  }

  /** Blocks side by side and below each other. */
  static WideMatrix joined(List<List<WideMatrix>> rows) {
    return new WideMatrix(
        Entries.join(
            rows.stream().map(r -> r.stream().map(WideMatrix::mantissas).toList()).toList()),
        Entries.join(
            rows.stream().map(r -> r.stream().map(WideMatrix::exponents).toList()).toList()));
  }

  static WideMatrix make(int rows, int cols, Entry entries) {
    var mantissas = new double[rows][cols];
    var exponents = new double[rows][cols];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < cols; j++) {
        WideNumber x = entries.at(i, j);
        mantissas[i][j] = x.mantissa();
        exponents[i][j] = x.exponent();
      }
    }
    return new WideMatrix(Dense.of(mantissas), Dense.of(exponents));
  }

  int rows() {
    return mantissas.getRowDimension();
  }

  int cols() {
    return mantissas.getColumnDimension();
  }

  WideNumber at(int i, int j) {
    return new WideNumber(mantissas.getEntry(i, j), (long) exponents.getEntry(i, j));
  }

  /** Of a number. */
  WideNumber number() {
    return at(0, 0);
  }

  private boolean isScalar() {
    return Dense.isScalar(mantissas);
  }

  /** As doubles, infinite or 0 where those have no room. */
  RealMatrix value() {
    return Entries.zip(mantissas, exponents, (m, e) -> new WideNumber(m, (long) e).value());
  }

  /** Whether doubles say the same: each has its digits, and is 0 where this is. */
  boolean agrees(RealMatrix doubles) {
    for (int i = 0; i < rows(); i++) {
      for (int j = 0; j < cols(); j++) {
        double x = doubles.getEntry(i, j);
        double wide = at(i, j).value();
        if (x == 0 || at(i, j).isZero()
            ? x != 0 || !at(i, j).isZero()
            : !WideNumber.isOrdinary(x) || Math.abs(x - wide) > ROUNDING * Math.abs(wide)) {
          return false;
        }
      }
    }
    return true;
  }

  WideMatrix map(UnaryOperator<WideNumber> f) {
    return make(rows(), cols(), (i, j) -> f.apply(at(i, j)));
  }

  /** Of two matrices of one size, or of a matrix and a number. */
  WideMatrix zip(WideMatrix other, BinaryOperator<WideNumber> f) {
    boolean one = isScalar();
    boolean another = other.isScalar();
    return make(
        Math.max(rows(), other.rows()),
        Math.max(cols(), other.cols()),
        (i, j) -> f.apply(one ? number() : at(i, j), another ? other.number() : other.at(i, j)));
  }

  WideMatrix plus(WideMatrix other) {
    return zip(other, WideNumber::plus);
  }

  /** The matrix product; with a number, each entry times it. */
  WideMatrix times(WideMatrix other) {
    return isScalar() || other.isScalar()
        ? zip(other, WideNumber::times)
        : make(
            rows(),
            other.cols(),
            (i, j) -> {
              WideNumber sum = WideNumber.ZERO;
              for (int k = 0; k < cols(); k++) {
                sum = sum.plus(at(i, k).times(other.at(k, j)));
              }
              return sum;
            });
  }

  /** With the entries in other places. */
  WideMatrix moved(UnaryOperator<RealMatrix> to) {
    return new WideMatrix(to.apply(mantissas), to.apply(exponents));
  }

  /** All entries in one, starting with a first value. */
  WideNumber reduce(WideNumber first, BinaryOperator<WideNumber> f) {
    WideNumber result = first;
    for (int j = 0; j < cols(); j++) {
      for (int i = 0; i < rows(); i++) {
        result = f.apply(result, at(i, j));
      }
    }
    return result;
  }

  WideNumber largest() {
    return reduce(WideNumber.ZERO, (a, b) -> a.isLess(b.abs()) ? b.abs() : a);
  }

  /** {@code (sum |x|^p)^(1/p)}. */
  WideNumber norm(double p) {
    return map(x -> x.abs().power(p)).reduce(WideNumber.ZERO, WideNumber::plus).power(1 / p);
  }
}
