package org.frobenius.diagnostic;

import java.util.Optional;

/** The mathematics asked for is not done by Frobenius. */
public final class UnsupportedException extends FrobeniusException {
  /** A failure of kind {@link Kind#UNSUPPORTED}, not yet tied to a source. */
  public UnsupportedException(Diagnostic diagnostic) {
    this(diagnostic, Optional.empty());
  }

  UnsupportedException(Diagnostic diagnostic, Optional<Source> source) {
    super(Kind.UNSUPPORTED, diagnostic, source);
  }
}
