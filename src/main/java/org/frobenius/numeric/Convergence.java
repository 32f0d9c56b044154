package org.frobenius.numeric;

import org.frobenius.diagnostic.DomainException;

/** When a series has settled: told from the sizes of its terms and of their sums, as logarithms. */
final class Convergence {
  /** A term below this part of the sum no longer changes it. */
  private static final double NEGLIGIBLE = Math.log(1e-17);

  /**
   * So many negligible terms end a series: more than the vanishing terms of even, odd and period-4
   * series.
   */
  private static final int IN_A_ROW = 8;

  /** Where all terms were zero, more may be: {@code k*(k - 1)*(k - 2)*x^(k - 3)}. */
  private static final int ZEROS_IN_A_ROW = 100;

  /** A series that has not settled by then is said not to, unless its terms fall geometrically. */
  static final int MOST_TERMS = 10_000;

  /** One that does may take as many: ratios of its terms up to 0.9995 are summed. */
  private static final int MOST_OF_GEOMETRIC = 100_000;

  /** So often it is seen whether terms fall. */
  private static final int STRETCH = 1000;

  /** By what part terms fall in a stretch that are negligible after the most there may be. */
  private static final double FALL = NEGLIGIBLE * STRETCH / MOST_OF_GEOMETRIC;

  private final long atLeast;
  private long terms;
  private int negligible;
  private double largest = Double.NEGATIVE_INFINITY;
  private double before = Double.POSITIVE_INFINITY;
  private boolean falls;

  /**
   * @param atLeast so many terms there are, whatever their sizes
   */
  Convergence(long atLeast) {
    this.atLeast = atLeast;
  }

  /** Whether another term may settle the series. */
  boolean goesOn() {
    return terms < Math.max(falls ? MOST_OF_GEOMETRIC : MOST_TERMS, atLeast);
  }

  /**
   * Takes notice of a term; true where the series has settled.
   *
   * @param term the logarithm of its largest entry, {@code -Infinity} of zero
   * @param sum that of the sum so far, this term included
   */
  boolean isReached(double term, double sum) {
    terms++;
    largest = Math.max(largest, term);
    if (terms % STRETCH == 0) {
      falls = largest <= FALL + before;
      before = largest;
      largest = Double.NEGATIVE_INFINITY;
    }
    negligible = term <= NEGLIGIBLE + sum ? negligible + 1 : 0;
    return negligible >= (sum == Double.NEGATIVE_INFINITY ? ZEROS_IN_A_ROW : IN_A_ROW)
        && terms >= atLeast;
  }

  /** What to say where it does not go on. */
  DomainException failure() {
    return Failures.domain("the series did not converge in " + MOST_TERMS + " terms");
  }
}
