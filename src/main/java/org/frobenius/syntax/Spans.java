package org.frobenius.syntax;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Expr;

/** Where in the source an expression stands first. */
public final class Spans {
  private final Map<Expr, Span> places;

  Spans(Map<Expr, Span> places) {
    this.places = new IdentityHashMap<>(places);
  }

  /** Of an expression of the program as read; one that a calculation made has no place. */
  public Optional<Span> of(Expr e) {
    return Optional.ofNullable(places.get(e));
  }
}
