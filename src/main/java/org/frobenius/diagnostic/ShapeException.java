package org.frobenius.diagnostic;

import java.util.Optional;

/** Shapes or dimensions do not fit. */
public final class ShapeException extends FrobeniusException {
  /** A failure of kind {@link Kind#SHAPE}, not yet tied to a source. */
  public ShapeException(Diagnostic diagnostic) {
    this(diagnostic, Optional.empty());
  }

  ShapeException(Diagnostic diagnostic, Optional<Source> source) {
    super(Kind.SHAPE, diagnostic, source);
  }
}
