package org.frobenius.syntax;

import java.util.Optional;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;

/** The statement at an error, as it would be written in this language. */
final class ForeignStatement {
  private ForeignStatement() {}

  /** The error with the whole statement in its help, where that can be told. */
  static FrobeniusException explained(FrobeniusException error, Source source) {
    Diagnostic diagnostic = error.diagnostic();
    Optional<Transcription.Written> whole = rewritten(source, diagnostic.span());
    if (whole.isEmpty()) {
      return error;
    }
    String quoted = "`" + whole.get().text() + "`";
    // one place of several where an operator is missing: the whole says more
    Optional<String> said =
        diagnostic
            .help()
            .filter(help -> !help.endsWith("for a product") && !help.endsWith("with brackets"))
            .filter(help -> !help.startsWith("there are no comparisons"))
            .filter(_ -> !diagnostic.message().endsWith("names have no dots"))
            .filter(_ -> !isOfArguments(diagnostic));
    boolean isSaid = diagnostic.help().filter(help -> help.contains(quoted)).isPresent();
    return isSaid
        ? error
        : FrobeniusException.of(
            diagnostic.help(
                said.map(help -> help + "\nthe whole is " + quoted).orElse("write " + quoted)
                    + by(whole.get())));
  }

  /** Whether a known function is called with another number of arguments than it takes. */
  static boolean isOfArguments(Diagnostic diagnostic) {
    return diagnostic.message().matches("`\\w+` takes \\d.*");
  }

  /** {@code write `tr(X)`, with `--wrt X`}. */
  static String words(Transcription.Written written) {
    return "write `" + written.text() + "`" + by(written);
  }

  private static String by(Transcription.Written written) {
    return written.variable().isEmpty() ? "" : ", with `--wrt " + written.variable() + "`";
  }

  /** The statement at a place, transcribed; empty where the result would not be read either. */
  static Optional<Transcription.Written> rewritten(Source source, Span span) {
    if (!span.isPresent()) {
      return Optional.empty();
    }
    String statement = statement(source.text(), span.start());
    return Transcription.of(statement)
        .filter(ours -> !bare(ours.text()).equals(bare(statement)) && isRead(ours.text()));
  }

  private static String bare(String text) {
    return text.replaceAll("\\s", "");
  }

  /** A declaration or a definition is followed by an expression. */
  private static boolean isRead(String text) {
    boolean expression = !text.matches("[^()]*(\\bin\\b| = ).*");
    return SyntaxReader.isProgram(expression ? text : text + "\n0");
  }

  /** From the line break or `;` before a place to the next one; brackets hold a `;`. */
  private static String statement(String text, int place) {
    int start = text.lastIndexOf('\n', Math.min(place, text.length()) - 1) + 1;
    int end = text.indexOf('\n', Math.min(place, text.length()));
    end = end < 0 ? text.length() : end;
    int depth = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      if (c == ';' && depth <= 0) {
        if (i < place) {
          start = i + 1;
        } else {
          end = i;
        }
      }
    }
    return text.substring(start, end);
  }
}
