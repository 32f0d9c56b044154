package org.frobenius.rule;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A rule for expressions with a certain head. Its line is read once an expression turns up that has
 * the operators of its left side.
 */
public final class Candidate {
  private final long required;
  private final long operators;
  private final Supplier<Rule> line;

  /** Empty until the line is read. */
  private volatile Optional<Rule> rule = Optional.empty();

  /**
   * @param required bits of the {@link Signature} of whatever the rule matches
   * @param operators that stand in whatever the rule matches
   * @param line reads the rule
   */
  Candidate(long required, long operators, Supplier<Rule> line) {
    this.required = required;
    this.operators = operators;
    this.line = line;
  }

  /** Bits of the {@link Signature} of whatever the rule matches. */
  long required() {
    return required;
  }

  /** The {@link org.frobenius.expr.Operators} that stand in whatever the rule matches. */
  long operators() {
    return operators;
  }

  /** The rule, its line read at the first call. */
  Rule rule() {
    return rule.orElseGet(this::read);
  }

  private Rule read() {
    Rule read = line.get();
    rule = Optional.of(read);
    return read;
  }
}
