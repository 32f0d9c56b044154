package org.frobenius.numeric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.complex.Complex;
import org.frobenius.diagnostic.DomainException;

/**
 * A function of an upper triangular matrix whose eigenvalues are near each other, by its Taylor
 * series about a point among them, {@code sum(k, c[k]*(T - center*I)^k)} (Higham, Functions of
 * Matrices, 9.1), the coefficients by the recurrences of {@link TaylorSeries}, the polynomial by
 * Paterson & Stockmeyer's scheme (4.2).
 */
final class TaylorBlock {
  /** The terms that are left out are smaller than this part of the largest of the others. */
  private static final double NEGLIGIBLE = Math.log(0x1p-56);

  /** The orders tried; a series that needs more does not converge fast enough to be used. */
  private static final int[] ORDERS = {16, 32, 64, 128};

  /** The norms of at most so many powers, 1, 2, 4, …, 64, bound those of all others. */
  private static final int SQUARINGS = 7;

  /** Powers of the matrix in each group of terms. */
  private static final int STEP = 4;

  /** About zero, coefficients that vanish there do so exactly. */
  private static final double NEAR_ZERO = 0.1;

  /** Terms of this size beside the value cost so many units of roundoff. */
  private static final double GROWTH = 100;

  /** The series has the function's value at the eigenvalues, up to rounding. */
  private static final double AGREEMENT = 1e-9;

  /** About zero a function may nearly vanish, and its formula then is right to roundoff only. */
  private static final double ROUNDING_AT_ZERO = 1e-13;

  private final ReadableFunction f;
  private final ComplexMatrix t;

  TaylorBlock(ReadableFunction f, ComplexMatrix t) {
    this.f = f;
    this.t = t;
  }

  /** Empty where the series does not converge fast enough. */
  Optional<ComplexMatrix> value() {
    Complex mean = Complex.ZERO;
    for (int i = 0; i < t.n; i++) {
      mean = mean.add(t.get(i, i).divide(t.n));
    }
    if (mean.abs() <= Math.max(NEAR_ZERO, radius(mean))) {
      try {
        Optional<ComplexMatrix> value = about(Complex.ZERO);
        if (value.isPresent()) {
          return value;
        }
      } catch (DomainException e) {
        // zero is a singularity; the mean need not be
      }
    }
    return about(mean);
  }

  private double radius(Complex center) {
    return IntStream.range(0, t.n)
        .mapToDouble(i -> t.get(i, i).subtract(center).abs())
        .max()
        .orElse(0);
  }

  private Optional<ComplexMatrix> about(Complex center) {
    double radius = radius(center);
    if (!converges(center, radius)) {
      return Optional.empty();
    }
    ComplexMatrix z = t.copy();
    for (int i = 0; i < t.n; i++) {
      z.set(i, i, t.get(i, i).subtract(center));
    }
    var powers = new PowersOf(z);
    for (int order : ORDERS) {
      var series = new TaylorSeries(order);
      Complex[] c = f.read(series, series.variable(center));
      int last = lastTerm(c, powers);
      while (last > order - order / 4 && order >= ORDERS[1] && powers.more()) {
        last = lastTerm(c, powers);
      }
      if (last <= order - order / 4) {
        return Optional.of(polynomial(c, last, powers))
            .filter(v -> agrees(v, c, radius, center.abs() == 0 ? ROUNDING_AT_ZERO : 0));
      }
    }
    return Optional.empty();
  }

  /** The last term that is not negligible. */
  private static int lastTerm(Complex[] c, PowersOf powers) {
    double[] bounds = powers.logsOfNorms(c.length);
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < c.length; k++) {
      bounds[k] += Math.log(c[k].abs());
      largest = k >= 2 ? Math.max(largest, bounds[k]) : largest;
    }
    int last = c.length - 1;
    while (last > 0 && !(bounds[last] > largest + NEGLIGIBLE)) {
      last--;
    }
    return last;
  }

  /** Whether the series for the eigenvalues alone does, before powers of the matrix are made. */
  private boolean converges(Complex center, double radius) {
    int order = ORDERS[ORDERS.length - 1];
    var series = new TaylorSeries(order);
    Complex[] c = f.read(series, series.variable(center));
    double largest = Double.NEGATIVE_INFINITY;
    double tail = Double.NEGATIVE_INFINITY;
    for (int k = 0; k <= order; k++) {
      double size = Math.log(c[k].abs()) + (k == 0 ? 0 : k * Math.log(radius));
      largest = Math.max(largest, size);
      tail = k > order / 2 ? Math.max(tail, size) : tail;
    }
    return tail <= largest + NEGLIGIBLE || radius == 0;
  }

  /** A matrix and its squares, as many as the bounds of its powers need. */
  private static final class PowersOf {
    private final List<ComplexMatrix> squares = new ArrayList<>();
    private final List<Double> logs = new ArrayList<>();

    PowersOf(ComplexMatrix z) {
      add(z);
      while (squares.size() < 3) {
        more();
      }
    }

    private void add(ComplexMatrix power) {
      squares.add(power);
      logs.add(Math.log(power.norm1()));
    }

    /** Whether there is a further square, which then is known. */
    boolean more() {
      if (squares.size() == SQUARINGS) {
        return false;
      }
      add(squares.getLast().multiplyTriangular(squares.getLast()));
      return true;
    }

    /** Bounds of the logarithms of the norms of the first powers. */
    double[] logsOfNorms(int count) {
      var bounds = new double[count];
      for (int k = 1; k < count; k++) {
        bounds[k] = Double.POSITIVE_INFINITY;
        for (int s = 0; s < logs.size() && 1 << s <= k; s++) {
          bounds[k] = Math.min(bounds[k], logs.get(s) + bounds[k - (1 << s)]);
        }
      }
      return bounds;
    }

    /** The powers 0 to 4. */
    List<ComplexMatrix> first() {
      ComplexMatrix z = squares.get(0);
      ComplexMatrix z2 = squares.get(1);
      return List.of(ComplexMatrix.identity(z.n), z, z2, z2.multiplyTriangular(z), squares.get(2));
    }
  }

  private static ComplexMatrix polynomial(Complex[] c, int last, PowersOf of) {
    List<ComplexMatrix> powers = of.first();
    var value = ComplexMatrix.zeros(powers.getFirst().n);
    for (int group = last / STEP; group >= 0; group--) {
      value = group == last / STEP ? value : value.multiplyTriangular(powers.get(STEP));
      for (int k = 0; k < STEP && group * STEP + k <= last; k++) {
        value.accumulate(c[group * STEP + k], powers.get(k));
      }
    }
    return value;
  }

  /**
   * Whether the series has the function's values at the eigenvalues, also across branch cuts, and
   * no terms far larger than those.
   */
  private boolean agrees(ComplexMatrix value, Complex[] c, double radius, double rounding) {
    double largest = 0;
    double power = 1;
    for (Complex coefficient : c) {
      largest = Math.max(largest, coefficient.abs() * power);
      power *= radius;
    }
    var series = new TaylorSeries(0);
    double size = 0;
    for (int i = 0; i < t.n; i++) {
      Complex exact = f.read(series, series.variable(t.get(i, i)))[0];
      size = Math.max(size, exact.abs());
      if (value.get(i, i).subtract(exact).abs() > Math.max(AGREEMENT * largest, rounding)) {
        return false;
      }
    }
    return largest <= GROWTH * size || largest <= c[1].abs() * radius * GROWTH;
  }
}
