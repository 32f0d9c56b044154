package org.frobenius.diagnostic;

import java.util.Optional;

/** A name is unknown, or declared twice. */
public final class NameException extends FrobeniusException {
  /** A failure of kind {@link Kind#NAME}, not yet tied to a source. */
  public NameException(Diagnostic diagnostic) {
    this(diagnostic, Optional.empty());
  }

  NameException(Diagnostic diagnostic, Optional<Source> source) {
    super(Kind.NAME, diagnostic, source);
  }
}
