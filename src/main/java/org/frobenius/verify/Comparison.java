package org.frobenius.verify;

/**
 * Claimed numbers against found ones.
 *
 * @param outcome whether they agree
 * @param error the largest difference, relative to the largest of the numbers
 * @param worst where that is
 */
record Comparison(Outcome outcome, double error, int worst, double claimed, double found) {
  /** What can be said. */
  enum Outcome {
    AGREES,
    DIFFERS,
    /** The found numbers are themselves too rough to say. */
    UNCLEAR
  }

  /**
   * Finite differences of well-scaled functions are right to 1e-9 and better; a wrong term is
   * seldom below 1e-3. Between, 1e-6 leaves room to badly conditioned instances.
   */
  static final double DERIVATIVE_TOLERANCE = 1e-6;

  /**
   * Two evaluations of one value, each right to about 1e-13 times the condition of the instance.
   */
  static final double VALUE_TOLERANCE = 1e-8;

  /**
   * Above the tolerance, but small enough to come from a badly conditioned instance rather than
   * from a wrong formula.
   */
  private static final double DOUBTFUL = 1e-4;

  /** Below this, numbers are taken for zeros of a computation with numbers near 1. */
  private static final double FLOOR = 1e-4;

  /**
   * Numbers near 1 that come to this much have lost their digits on the way: a nearly singular
   * matrix was inverted.
   */
  private static final double LARGEST_CREDIBLE = 1e6;

  /**
   * Numbers found by finite differences, for a step; the second, finer step is asked for only in
   * doubt.
   */
  interface Estimate {
    double[] at(double step);
  }

  /** The same numbers, from which nothing follows. */
  Comparison unclear() {
    return new Comparison(Outcome.UNCLEAR, error, worst, claimed, found);
  }

  /**
   * Claimed derivatives against finite differences.
   *
   * @param value the size of the function differentiated: differences cannot see below its rounding
   *     errors
   */
  static Comparison ofDerivatives(double[] claimed, Estimate estimate, double value) {
    return ofDerivatives(step -> claimed, estimate, value);
  }

  /** Two derivatives, each by finite differences: rough are both, or one of them. */
  static Comparison ofDerivatives(Estimate claim, Estimate estimate, double value) {
    double[] claimed = claim.at(FiniteDifferences.STEP);
    double[] found = estimate.at(FiniteDifferences.STEP);
    double floor = Math.max(FLOOR, DERIVATIVE_TOLERANCE * value);
    Comparison first = compare(claimed, found, floor, DERIVATIVE_TOLERANCE);
    if (first.outcome == Outcome.AGREES) {
      return first;
    }
    double[] finerClaim = claim.at(FiniteDifferences.FINER_STEP);
    double[] finer = estimate.at(FiniteDifferences.FINER_STEP);
    Comparison second = compare(finerClaim, finer, floor, DERIVATIVE_TOLERANCE);
    double roughness =
        Math.max(
            compare(found, finer, floor, DERIVATIVE_TOLERANCE).error,
            compare(claimed, finerClaim, floor, DERIVATIVE_TOLERANCE).error);
    return second.outcome == Outcome.DIFFERS && !(second.error > 10 * roughness)
        ? second.unclear()
        : second;
  }

  /** There was nothing to compare. */
  static Comparison nothing() {
    return new Comparison(Outcome.UNCLEAR, 0, 0, 0, 0);
  }

  /** Two values of one expression. */
  static Comparison ofValues(double[] a, double[] b) {
    Comparison c = compare(a, b, FLOOR, VALUE_TOLERANCE);
    return c.outcome == Outcome.DIFFERS && c.error <= DOUBTFUL ? c.unclear() : c;
  }

  private static Comparison compare(double[] a, double[] b, double floor, double tolerance) {
    double scale = floor;
    for (int i = 0; i < a.length; i++) {
      scale = Math.max(scale, Math.max(Math.abs(a[i]), Math.abs(b[i])));
    }
    int worst = 0;
    double largest = -1;
    for (int i = 0; i < a.length; i++) {
      double difference = Math.abs(a[i] - b[i]) / scale;
      if (!(difference <= largest)) {
        worst = i;
        largest = difference;
      }
    }
    Outcome outcome =
        largest <= tolerance
            ? Outcome.AGREES
            : scale > LARGEST_CREDIBLE ? Outcome.UNCLEAR : Outcome.DIFFERS;
    return new Comparison(outcome, largest, worst, a[worst], b[worst]);
  }
}
