package org.frobenius.diagnostic;

import java.util.Optional;

/** The text is not of the language. */
public final class SyntaxException extends FrobeniusException {
  /** A failure of kind {@link Kind#SYNTAX}, not yet tied to a source. */
  public SyntaxException(Diagnostic diagnostic) {
    this(diagnostic, Optional.empty());
  }

  SyntaxException(Diagnostic diagnostic, Optional<Source> source) {
    super(Kind.SYNTAX, diagnostic, source);
  }
}
