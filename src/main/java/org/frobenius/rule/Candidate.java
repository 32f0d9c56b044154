package org.frobenius.rule;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A rule for expressions with a certain head. Its line is read once an expression turns up that has
 * the operators its left side is written with.
 */
public final class Candidate {
  /** What is known of a candidate: what an expression needs to match, and the rule once read. */
  private record Known(long required, boolean isRead, Optional<Rule> rule) {}

  private static final long EVERYTHING = -1;

  private final Supplier<Optional<Rule>> line;
  private volatile Known known;

  /**
   * @param written what the text tells of {@link Signature#required}
   * @param line reads the rule; empty where the line has no reading of the kind asked for
   */
  Candidate(long written, Supplier<Optional<Rule>> line) {
    this.line = line;
    this.known = new Known(written, false, Optional.empty());
  }

  /** The rule, where an expression with these bits may match it. */
  public Optional<Rule> matching(long signature) {
    Known now = known;
    if (!now.isRead() && covers(signature, now.required())) {
      now = read();
    }
    return covers(signature, now.required()) ? now.rule() : Optional.empty();
  }

  private static boolean covers(long signature, long required) {
    return (required & ~signature) == 0;
  }

  private Known read() {
    Optional<Rule> rule = line.get();
    Known read =
        new Known(rule.map(r -> Signature.required(r.left())).orElse(EVERYTHING), true, rule);
    known = read;
    return read;
  }
}
