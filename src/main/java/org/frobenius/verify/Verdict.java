package org.frobenius.verify;

/**
 * What a check by numbers found.
 *
 * @param outcome right, wrong or not decided
 * @param instances how many random instances agreed
 * @param worstRelativeError over these; where wrong, of the instance that differs
 * @param reason where not right: the instance with both numbers, or why nothing could be evaluated
 */
public record Verdict(Outcome outcome, int instances, double worstRelativeError, String reason) {
  /** Only {@link #RIGHT} is good: a check that could evaluate nothing is a failure. */
  public enum Outcome {
    RIGHT,
    WRONG,
    UNDECIDED
  }

  public boolean right() {
    return outcome == Outcome.RIGHT;
  }
}
