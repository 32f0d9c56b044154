package org.frobenius.diagnostic;

import java.util.Optional;

/** A value lies outside a function's domain. */
public final class DomainException extends FrobeniusException {
  /** A failure of kind {@link Kind#DOMAIN}, not yet tied to a source. */
  public DomainException(Diagnostic diagnostic) {
    this(diagnostic, Optional.empty());
  }

  DomainException(Diagnostic diagnostic, Optional<Source> source) {
    super(Kind.DOMAIN, diagnostic, source);
  }
}
