package org.frobenius.numeric;

import java.util.function.LongFunction;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Counts the terms of the sums of one evaluation: sums inside of sums have the product of their
 * numbers, and an answer should not take for ever.
 */
final class SummedTerms {
  /** Some minutes of work. */
  static final long MOST = 100_000_000;

  /** Some seconds of work; a series that has not settled by then converges too slowly. */
  static final long MOST_IN_A_SERIES = 3_000_000;

  private long all;
  private long inSeries;
  private int series;

  /** The term, counted; a LimitException where there were too many. */
  LongFunction<RealMatrix> counted(LongFunction<RealMatrix> term) {
    return j -> {
      all++;
      inSeries += series > 0 ? 1 : 0;
      if (inSeries > MOST_IN_A_SERIES) {
        throw Failures.limit(
            "a series of sums did not converge in %d terms".formatted(MOST_IN_A_SERIES));
      }
      if (all > MOST) {
        throw Failures.limit("sums of more than %d terms in all".formatted(MOST));
      }
      return term.apply(j);
    };
  }

  /** Terms from here on belong to a series. */
  void enterSeries() {
    series++;
  }

  void leaveSeries() {
    series--;
    inSeries = series == 0 ? 0 : inSeries;
  }
}
