package org.frobenius.expr;

/**
 * A scalar function, applied to scalars, entry by entry, or to a square matrix by its power series.
 */
public sealed interface Fun {
  /** A function of the catalogue: {@code exp}, {@code tanh}. */
  record Known(String name) implements Fun {
    @Override
    public String toString() {
      return name;
    }
  }

  /** An unknown function {@code f} or, with {@code order} primes, its derivative {@code f'}. */
  record Unknown(String name, int order) implements Fun {
    @Override
    public String toString() {
      return name + "'".repeat(order);
    }
  }

  /** {@code z -> body}. */
  record Lambda(Expr.Symbol parameter, Expr body) implements Fun {}
}
