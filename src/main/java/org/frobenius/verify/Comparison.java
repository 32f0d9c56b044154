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

  /** Numbers found by finite differences; all but the coarse ones are asked for only in doubt. */
  interface Estimate {
    double[] by(FiniteDifferences differences);
  }

  /**
   * Claimed derivatives against finite differences.
   *
   * @param value the size of the function differentiated: differences cannot see below its rounding
   *     errors
   */
  static Comparison ofDerivatives(double[] claimed, Estimate estimate, double value) {
    double[] found = estimate.by(FiniteDifferences.COARSE);
    double floor = Math.max(FLOOR, DERIVATIVE_TOLERANCE * value);
    Comparison first = compare(claimed, found, floor, DERIVATIVE_TOLERANCE);
    if (first.outcome == Outcome.AGREES) {
      return first;
    }
    double[] finer = estimate.by(FiniteDifferences.FINE);
    Comparison second = compare(claimed, finer, floor, DERIVATIVE_TOLERANCE);
    double roughness = compare(found, finer, floor, DERIVATIVE_TOLERANCE).error;
    return second.outcome == Outcome.DIFFERS
            && (!(second.error > 10 * roughness) || atCorner(claimed, finer, estimate, floor))
        ? new Comparison(Outcome.UNCLEAR, second.error, second.worst, second.claimed, second.found)
        : second;
  }

  /**
   * Whether all that differs differs at corners of the function, where the claim may be any number
   * between the derivatives of the two sides (Rockafellar, Convex Analysis, section 23).
   */
  private static boolean atCorner(
      double[] claimed, double[] found, Estimate estimate, double floor) {
    double[] before = estimate.by(FiniteDifferences.BEFORE);
    double[] after = estimate.by(FiniteDifferences.AFTER);
    double tolerance = DERIVATIVE_TOLERANCE * scale(claimed, found, floor);
    for (int i = 0; i < claimed.length; i++) {
      double corner = Math.abs(after[i] - before[i]);
      double middle = (before[i] + after[i]) / 2;
      boolean agrees = Math.abs(claimed[i] - found[i]) <= tolerance;
      // a smooth function's sides agree to the square of the step
      boolean between = corner > 100 * tolerance && Math.abs(claimed[i] - middle) <= 0.51 * corner;
      if (!agrees && !between) {
        return false;
      }
    }
    return true;
  }

  /** There was nothing to compare. */
  static Comparison nothing() {
    return new Comparison(Outcome.UNCLEAR, 0, 0, 0, 0);
  }

  /** Two values of one expression. */
  static Comparison ofValues(double[] a, double[] b) {
    Comparison c = compare(a, b, FLOOR, VALUE_TOLERANCE);
    return c.outcome == Outcome.DIFFERS && c.error <= DOUBTFUL
        ? new Comparison(Outcome.UNCLEAR, c.error, c.worst, c.claimed, c.found)
        : c;
  }

  private static Comparison compare(double[] a, double[] b, double floor, double tolerance) {
    double scale = scale(a, b, floor);
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

  /** What differences are relative to. */
  private static double scale(double[] a, double[] b, double floor) {
    double scale = floor;
    for (int i = 0; i < a.length; i++) {
      scale = Math.max(scale, Math.max(Math.abs(a[i]), Math.abs(b[i])));
    }
    return scale;
  }
}
