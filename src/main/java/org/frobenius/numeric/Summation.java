package org.frobenius.numeric;

import java.util.function.LongFunction;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;

/** {@code sum(j = from..to, term)}, finite or a convergent series. */
final class Summation {
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
  static Total finite(long from, long to, RealMatrix zero, LongFunction<RealMatrix> term) {
    requireEnd(from, to);
    var total = Total.of(zero);
    for (long j = from; j <= to; j++) {
      total.add(term.apply(j));
    }
    return total;
  }

  /** Until terms are negligible, but at least {@code atLeast} of them. */
  static Total infinite(long from, long atLeast, RealMatrix zero, LongFunction<RealMatrix> term) {
    var total = Total.of(zero);
    var convergence = new Convergence(atLeast);
    for (long j = from; convergence.goesOn(); j++) {
      RealMatrix next = term(j, from, term);
      total.add(next);
      if (convergence.isReached(
          Math.log(Dense.largest(next)), Math.log(Dense.largest(total.sum())))) {
        return total;
      }
    }
    throw convergence.failure();
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
