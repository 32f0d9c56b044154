package org.frobenius.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.frobenius.Answer;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.NearNames;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.UnsupportedException;

/** The forms an answer is written in. */
enum OutputForm {
  TEXT,
  UNICODE,
  LATEX,
  /** LaTeX between dollar signs. */
  MARKDOWN,
  /** Every form above in one JSON object. */
  JSON;

  private static final List<String> NOT_YET =
      List.of("mathml", "numpy", "torch", "jax", "julia", "matlab", "r", "java", "c");

  /** As asked for: {@code latex}. */
  String written() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The answer in this form. */
  String of(Answer answer) {
    return switch (this) {
      case TEXT -> answer.text();
      case UNICODE -> answer.unicode();
      case LATEX -> answer.latex();
      case MARKDOWN -> "$" + answer.latex() + "$";
      case JSON -> AnswerJson.of(answer, List.of(TEXT, UNICODE, LATEX)).toString();
    };
  }

  static OutputForm named(String word) {
    var names = Arrays.stream(values()).map(OutputForm::written).toList();
    int at = names.indexOf(word);
    if (at >= 0) {
      return values()[at];
    }
    String all = "ask for " + String.join(", ", names);
    if (NOT_YET.contains(word)) {
      throw new UnsupportedException(
          Diagnostic.of(
                  Kind.UNSUPPORTED, "output as `%s` is not there yet".formatted(word), Span.NONE)
              .help(all));
    }
    throw new DataException(
        Diagnostic.of(Kind.DATA, "there is no output as `%s`".formatted(word), Span.NONE)
            .help(NearNames.help(word, names).orElse(all)));
  }
}
