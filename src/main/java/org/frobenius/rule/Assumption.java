package org.frobenius.rule;

import java.util.List;
import org.frobenius.expr.Expr;

/**
 * Something a simplification took for granted and the user should know: {@code X invertible}.
 *
 * @param about the expression
 * @param kind what is assumed of it
 * @param naturals where these are all natural numbers, nothing is assumed
 */
public record Assumption(Expr about, Kind kind, List<Expr> naturals) {
  /** The assumptions a rule may make, in the words that are printed. */
  public enum Kind {
    INVERTIBLE("invertible"),
    NONZERO("nonzero"),
    POSITIVE("positive");

    private final String written;

    Kind(String written) {
      this.written = written;
    }

    /** As printed. */
    public String written() {
      return written;
    }
  }
}
