package org.frobenius;

import java.util.List;
import java.util.Optional;

/**
 * A scalar program made from the tables that define the language, and what its derivatives are.
 *
 * @param about what it is there for
 * @param wrt the names it is differentiated by
 * @param refused where its derivatives are refused, what the message says
 * @param refusedTwice where only the second ones are, what the message says
 */
record Walked(
    String about,
    String text,
    List<String> wrt,
    Optional<String> refused,
    Optional<String> refusedTwice) {
  Walked(String about, String text, List<String> wrt) {
    this(about, text, wrt, Optional.empty(), Optional.empty());
  }

  Walked(String about, String text, List<String> wrt, Optional<String> refusedTwice) {
    this(about, text, wrt, Optional.empty(), refusedTwice);
  }

  /** What the refusal of a second derivative says. */
  Optional<String> refusedHessian() {
    return refused.isPresent() ? refused : refusedTwice;
  }

  @Override
  public String toString() {
    return about + ": " + text;
  }
}
