package org.frobenius.numeric;

import java.util.function.LongFunction;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;

/** {@code sum(j = from..to, term)}, finite or a convergent series. */
final class Summation {
  /** A term below this part of the sum no longer changes it. */
  private static final double NEGLIGIBLE = 1e-17;

  /**
   * So many negligible terms end a series: more than the vanishing terms of even, odd and period-4
   * series.
   */
  private static final int IN_A_ROW = 8;

  /** A series that has not settled by then is said not to. */
  static final int MOST_TERMS = 10_000;

  /** A finite sum longer than this would not end. */
  private static final long LONGEST = 100_000_000;

  private Summation() {}

  /** Both ends included; {@code zero} where there is no term. */
  static RealMatrix finite(long from, long to, RealMatrix zero, LongFunction<RealMatrix> term) {
    if (to - from >= LONGEST) {
      throw Failures.limit("a sum of " + (to - from + 1) + " terms; the limit is " + LONGEST);
    }
    var sum = zero.getData();
    for (long j = from; j <= to; j++) {
      Dense.accumulate(sum, 1, Dense.rows(term.apply(j)));
    }
    return Dense.of(sum);
  }

  /** Until terms are negligible, but at least {@code atLeast} of them. */
  static RealMatrix infinite(
      long from, long atLeast, RealMatrix zero, LongFunction<RealMatrix> term) {
    var sum = zero.getData();
    int negligible = 0;
    for (long j = from; j < from + Math.max(MOST_TERMS, atLeast); j++) {
      RealMatrix next = term(j, from, term);
      Dense.accumulate(sum, 1, Dense.rows(next));
      boolean small = Dense.largest(next) <= NEGLIGIBLE * Dense.largest(Dense.of(sum));
      negligible = small ? negligible + 1 : 0;
      if (negligible >= IN_A_ROW && j - from + 1 >= atLeast) {
        return Dense.of(sum);
      }
    }
    throw Failures.domain("the series did not converge in " + MOST_TERMS + " terms");
  }

  private static RealMatrix term(long j, long from, LongFunction<RealMatrix> term) {
    try {
      return term.apply(j);
    } catch (DomainException e) {
      if (j == from || !e.diagnostic().message().startsWith("overflow")) {
        throw e;
      }
      throw Failures.domain(
          "the series diverges or is too large for double precision: it had not settled at term "
              + j
              + ", "
              + e.diagnostic().message());
    }
  }
}
