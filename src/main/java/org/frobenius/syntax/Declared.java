package org.frobenius.syntax;

import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Space;

/**
 * A name of a program with its space.
 *
 * @param origin how the space is known
 * @param span the declaration or the first use; {@link Span#NONE} where it stands in another text
 */
public record Declared(Expr.Symbol symbol, Origin origin, Span span) {
  public String name() {
    return symbol.name();
  }

  public Space space() {
    return symbol.space();
  }

  /** How the space of a name is known. */
  public enum Origin {
    /** {@code X in R(m, n)}. */
    DECLARATION,
    /** The operators around the name leave no choice. */
    USE,
    /** The customary letters: a to g scalars, h to z vectors, capitals matrices. */
    LETTER,
    /** What its letter says clashes with the operators around it, and this does not. */
    ELIMINATION;

    /** How it is known that a name lives in {@code space}. */
    public String words(Space space) {
      return switch (this) {
        case DECLARATION -> "declared";
        case USE -> "what its use needs";
        case ELIMINATION -> "not by its letter, which its use does not allow";
        case LETTER ->
            space.shape().isScalar()
                ? "by its letter a scalar"
                : space.shape().isVector() ? "by its letter a vector" : "by its letter a matrix";
      };
    }
  }
}
