package org.frobenius.syntax;

import java.util.Optional;
import org.frobenius.diagnostic.Span;

/**
 * The index of a sum, the variable of an integral or the parameter of a function. Compared by
 * identity.
 *
 * @param outer the nearest one around it
 */
record Bound(String name, Span span, Kind kind, Optional<Bound> outer) {
  enum Kind {
    /** Of a finite sum. */
    INDEX,
    /** Of a sum to infinity. */
    ENDLESS_INDEX,
    PARAMETER,
    /** Of an integral. */
    VARIABLE
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
