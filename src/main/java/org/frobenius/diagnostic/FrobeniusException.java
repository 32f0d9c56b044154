package org.frobenius.diagnostic;

import java.util.Optional;

/** Every failure that a user can cause: a diagnostic and, once known, the source it points into. */
public abstract sealed class FrobeniusException extends RuntimeException
    permits SyntaxException,
        NameException,
        ShapeException,
        DomainException,
        UnsupportedException,
        LimitException,
        DataException {

  private final transient Diagnostic diagnostic;
  private final transient Optional<Source> source;

  FrobeniusException(Kind kind, Diagnostic diagnostic, Optional<Source> source) {
    super(diagnostic.message(), null, false, false);
    if (diagnostic.kind() != kind) {
      throw new IllegalArgumentException(diagnostic.kind() + " thrown as " + kind);
    }
    this.diagnostic = diagnostic;
    this.source = source;
  }

  /** The exception that fits a diagnostic's kind. */
  public static FrobeniusException of(Diagnostic diagnostic) {
    return of(diagnostic, Optional.empty());
  }

  private static FrobeniusException of(Diagnostic diagnostic, Optional<Source> source) {
    return switch (diagnostic.kind()) {
      case SYNTAX -> new SyntaxException(diagnostic, source);
      case NAME -> new NameException(diagnostic, source);
      case SHAPE -> new ShapeException(diagnostic, source);
      case DOMAIN -> new DomainException(diagnostic, source);
      case UNSUPPORTED -> new UnsupportedException(diagnostic, source);
      case LIMIT -> new LimitException(diagnostic, source);
      case DATA -> new DataException(diagnostic, source);
    };
  }

  /** What went wrong. */
  public Diagnostic diagnostic() {
    return diagnostic;
  }

  /** The text the diagnostic's spans point into, once attached. */
  public Optional<Source> source() {
    return source;
  }

  /** The same failure pointing into a source; a source already attached stays. */
  public FrobeniusException withSource(Source attached) {
    return source.isPresent() ? this : of(diagnostic, Optional.of(attached));
  }

  /** The failure as a user sees it, see {@link Report}. */
  public String report() {
    return source.map(text -> Report.of(diagnostic, text)).orElseGet(() -> Report.of(diagnostic));
  }
}
