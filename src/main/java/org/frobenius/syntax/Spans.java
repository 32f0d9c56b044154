package org.frobenius.syntax;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Expr;

/** Where in the source an expression stands first. */
public final class Spans {
  private final Map<Expr, Span> places;

  /** {@code 0 + X} is the same expression as X: the whole stands where the whole stands. */
  Spans(Map<Expr, Span> places, Expr whole, Span span) {
    this.places = new IdentityHashMap<>(places);
    this.places.put(whole, span);
  }

  /** Of an expression of the program as read; one that a calculation made has no place. */
  public Optional<Span> of(Expr e) {
    return Optional.ofNullable(places.get(e));
  }
}
