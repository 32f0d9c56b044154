package org.frobenius.data;

import java.nio.file.Path;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.UnsupportedException;

/** What can be wrong with a file, in one wording: the file, what is wrong, what was expected. */
final class Failures {
  private Failures() {}

  /** Of a file as a whole. */
  static DataException file(Path file, String message) {
    return file(file.toString(), message);
  }

  static DataException file(String file, String message) {
    return new DataException(diagnostic(Kind.DATA, file, message));
  }

  static UnsupportedException unsupported(String file, String message) {
    return new UnsupportedException(diagnostic(Kind.UNSUPPORTED, file, message));
  }

  /** At a place in a text. */
  static DataException at(Source source, Span span, String message) {
    return (DataException)
        new DataException(Diagnostic.of(Kind.DATA, message, span)).withSource(source);
  }

  private static Diagnostic diagnostic(Kind kind, String file, String message) {
    return Diagnostic.of(kind, "`%s`: %s".formatted(file, message), Span.NONE);
  }

  /** {@code 1 entry}, {@code 3 entries}. */
  static String count(long number, String one, String several) {
    return number + " " + (number == 1 ? one : several);
  }
}
