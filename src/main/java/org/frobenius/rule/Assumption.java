package org.frobenius.rule;

import org.frobenius.expr.Expr;

/**
 * Something a simplification took for granted and the user should know: {@code X invertible}.
 *
 * @param about the expression
 * @param kind what is assumed of it
 */
public record Assumption(Expr about, Kind kind) {
  /** The assumptions a rule may make, in the words that are printed. */
  public enum Kind {
    INVERTIBLE("invertible"),
    NONZERO("nonzero"),
    POSITIVE("positive");

    private final String written;

    Kind(String written) {
      this.written = written;
    }

    public String written() {
      return written;
    }
  }
}
