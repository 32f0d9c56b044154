package org.frobenius.syntax;

import java.util.Map;
import java.util.Optional;
import org.frobenius.syntax.ForeignTokens.Notation;

/**
 * An expression in LaTeX, NumPy, Mathematica, MATLAB or plain mathematics, transcribed into this
 * language, for the help of an error. It reads what it can be sure of and gives up on the rest.
 */
final class Transcription {
  /** Longer texts are not pasted formulas. */
  private static final int LONGEST = 1_000;

  private Transcription() {}

  /** The expression, definition or declaration; empty where it cannot be read. */
  static Optional<Written> of(String statement) {
    return of(statement, TypesetNames.NONE);
  }

  /** The same in a text that names letters. */
  static Optional<Written> of(String statement, TypesetNames names) {
    if (statement.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<String> declaration =
        ForeignDeclaration.of(statement.replaceFirst("^\\s*(let|var|for|with)\\s+", ""));
    return declaration.isPresent()
        ? declaration.map(text -> new Written(text, ""))
        : expression(bare(statement), names);
  }

  /**
   * What is found.
   *
   * @param variable of {@code d/dX}; empty where the text differentiates by nothing
   */
  record Written(String text, String variable) {}

  private static Optional<Written> expression(String text, TypesetNames names) {
    try {
      var reader = new ForeignReader(text, Notation.of(text), Map.of(), names);
      return Optional.of(new Written(reader.all(), reader.variable()));
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  /** Letters and signs of full width, as East Asian keyboards give them, as plain ones. */
  private static String narrow(String text) {
    var narrow = new StringBuilder();
    text.chars().forEach(c -> narrow.append((char) (c > 0xFF00 && c < 0xFF5F ? c - 0xFEE0 : c)));
    return narrow.toString();
  }

  /** Without what other languages write before an expression. */
  private static String bare(String statement) {
    return narrow(statement)
        .strip()
        .replaceFirst("^\\*\\*(.*)\\*\\*$", "$1")
        .replaceFirst("^[\"“‘`'](.*)[\"”’`']$", "$1")
        .replaceFirst("^(return|let|var|const|min(imi[sz]e)?|max(imi[sz]e)?)\\s+", "")
        .replaceFirst("^def\\s+\\w+\\([^()]*\\)\\s*:\\s*(return\\s+)?", "")
        .replaceFirst("^(\\w+\\s*=\\s*)?@\\([^()]*\\)\\s*", "")
        .replaceFirst("^lambda\\s+\\w+(\\s*,\\s*\\w+)*\\s*:\\s*", "")
        .replaceFirst("^(\\\\?[A-Za-z]+)\\s*\\(\\s*[\\w\\s,]*\\)\\s*(:=|≔|=)\\s*", "")
        .replaceFirst("[;.,]+$", "");
  }
}
