package org.frobenius.diagnostic;

import java.util.Optional;

/** A file or a value given from outside is wrong. */
public final class DataException extends FrobeniusException {
  /** A failure of kind {@link Kind#DATA}, not yet tied to a source. */
  public DataException(Diagnostic diagnostic) {
    this(diagnostic, Optional.empty());
  }

  DataException(Diagnostic diagnostic, Optional<Source> source) {
    super(Kind.DATA, diagnostic, source);
  }
}
