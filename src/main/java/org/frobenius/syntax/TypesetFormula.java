package org.frobenius.syntax;

import java.util.Optional;

/** A formula or a declaration in LaTeX, read into this language. */
public final class TypesetFormula {
  private TypesetFormula() {}

  /**
   * The expression, {@code name = expression} or {@code X in R(m, n)}; empty where unreadable.
   *
   * @param names of the text the formula stands in
   */
  public static Optional<String> read(String latex, TypesetNames names) {
    // between dollars it is LaTeX, whatever else it looks like
    return Transcription.of("$" + latex.strip() + "$", names)
        .filter(written -> written.variable().isEmpty())
        .map(Transcription.Written::text);
  }
}
