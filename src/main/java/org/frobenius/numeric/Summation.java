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

  /** A series that has not settled by then is said not to, unless its terms fall geometrically. */
  static final int MOST_TERMS = 10_000;

  /** One that does may take as many: ratios of its terms up to 0.9995 are summed. */
  private static final int MOST_OF_GEOMETRIC = 100_000;

  /** So often it is seen whether terms fall. */
  private static final int STRETCH = 1000;

  /** By what part terms fall in a stretch that are negligible after the most there may be. */
  private static final double FALL = Math.pow(NEGLIGIBLE, (double) STRETCH / MOST_OF_GEOMETRIC);

  /** A finite sum longer than this would not end. */
  private static final long LONGEST = 100_000_000;

  private Summation() {}

  /** An index, or a bound of one: a DomainException where the number is not whole. */
  static long whole(double number) {
    if (number != Math.rint(number)) {
      throw Failures.domain("the index or bound " + Failures.number(number) + " is not an integer");
    }
    if (Math.abs(number) > 0x1p53) {
      throw Failures.domain("the index or bound " + Failures.number(number) + " is too large");
    }
    return (long) number;
  }

  /** Fails where a sum would have too many terms. */
  static void requireEnd(long from, long to) {
    if (to - from >= LONGEST) {
      throw Failures.limit("a sum of " + (to - from + 1) + " terms; the limit is " + LONGEST);
    }
  }

  /** Both ends included; {@code zero} where there is no term. */
  static RealMatrix finite(long from, long to, RealMatrix zero, LongFunction<RealMatrix> term) {
    requireEnd(from, to);
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
    double largest = 0;
    double before = Double.POSITIVE_INFINITY;
    boolean falls = false;
    for (long j = from; j < from + most(atLeast, falls); j++) {
      RealMatrix next = term(j, from, term);
      largest = Math.max(largest, Dense.largest(next));
      if ((j - from + 1) % STRETCH == 0) {
        falls = largest <= FALL * before;
        before = largest;
        largest = 0;
      }
      Dense.accumulate(sum, 1, Dense.rows(next));
      boolean small = Dense.largest(next) <= NEGLIGIBLE * Dense.largest(Dense.of(sum));
      negligible = small ? negligible + 1 : 0;
      if (negligible >= IN_A_ROW && j - from + 1 >= atLeast) {
        return Dense.of(sum);
      }
    }
    throw Failures.domain("the series did not converge in " + MOST_TERMS + " terms");
  }

  private static long most(long atLeast, boolean falls) {
    return Math.max(falls ? MOST_OF_GEOMETRIC : MOST_TERMS, atLeast);
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
