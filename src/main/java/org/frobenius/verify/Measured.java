package org.frobenius.verify;

import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Expr;
import org.frobenius.numeric.Evaluator;
import org.frobenius.numeric.Values;

/**
 * A value and how far rounding may have moved it, by evaluations whose rounding errors are drawn
 * anew (Parker, Monte Carlo arithmetic, 1997).
 *
 * @param entries row by row
 * @param columns how many a row has
 * @param spread the largest distance of an entry from the same entry of another evaluation
 */
record Measured(double[] entries, int columns, double spread) {
  /** Three say within a factor of ten or so how large errors are; the margins are wider. */
  private static final int EVALUATIONS = 3;

  /** Within this many spreads two values are one value. */
  private static final double SAME = 100;

  /** Beyond this many they are two; algorithms are not worse than their rounding by so much. */
  private static final double DIFFERENT = 1_000;

  /**
   * A value is known well enough to agree with another one where its spread is relatively below.
   */
  private static final double KNOWN = 1e-8;

  /** Below this, numbers are taken for zeros of a computation with numbers near 1. */
  private static final double FLOOR = 1e-4;

  /** As the evaluator: no value is a DomainException. */
  static Measured of(Expr e, Values values) {
    RealMatrix value = Evaluator.evaluate(e, values);
    double[] entries = Equality.entries(value);
    double spread = 0;
    for (int k = 1; k <= EVALUATIONS; k++) {
      double[] again = Equality.entries(Evaluator.evaluateWithNoise(e, values, k));
      spread = Math.max(spread, distance(entries, again));
    }
    return new Measured(entries, value.getColumnDimension(), spread);
  }

  /** Whether it is the same value as another one of its shape. */
  Comparison compared(Measured other) {
    double error = distance(entries, other.entries);
    double noise = Math.max(spread, other.spread);
    double scale = Math.max(FLOOR, Math.max(size(), other.size()));
    Comparison.Outcome outcome =
        error <= SAME * noise
            ? noise <= KNOWN * scale ? Comparison.Outcome.AGREES : Comparison.Outcome.UNCLEAR
            : error > DIFFERENT * noise ? Comparison.Outcome.DIFFERS : Comparison.Outcome.UNCLEAR;
    int worst = 0;
    for (int i = 0; i < entries.length; i++) {
      if (Math.abs(entries[i] - other.entries[i]) == error) {
        worst = i;
      }
    }
    return new Comparison(outcome, error / scale, worst, entries[worst], other.entries[worst]);
  }

  /** Whether it is certainly not zero: its digits are not those of rounding. */
  boolean isNonzero() {
    return size() > DIFFERENT * spread;
  }

  private double size() {
    double largest = 0;
    for (double entry : entries) {
      largest = Math.max(largest, Math.abs(entry));
    }
    return largest;
  }

  private static double distance(double[] a, double[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }
}
