package org.frobenius.diagnostic;

import java.util.Optional;

/** A stated limit was hit. */
public final class LimitException extends FrobeniusException {
  /** A failure of kind {@link Kind#LIMIT}, not yet tied to a source. */
  public LimitException(Diagnostic diagnostic) {
    this(diagnostic, Optional.empty());
  }

  LimitException(Diagnostic diagnostic, Optional<Source> source) {
    super(Kind.LIMIT, diagnostic, source);
  }
}
