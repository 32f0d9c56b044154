package org.frobenius.cli;

import java.util.Collection;
import org.frobenius.Answer;

/** Answers to standard output, what they assume to standard error. */
final class AnswerPrinter {
  private AnswerPrinter() {}

  /** The form asked for; else unicode for a person, and text for a program. */
  static OutputForm form(Options options, Streams streams) {
    return options
        .one(Option.TO)
        .map(OutputForm::named)
        .orElse(streams.outTerminal() ? OutputForm.UNICODE : OutputForm.TEXT);
  }

  static void print(Answer answer, OutputForm form, Streams streams) {
    streams.out().println(form.of(answer));
    streams.out().flush();
    assumptions(answer.assumptions(), streams);
  }

  static void assumptions(Collection<String> assumptions, Streams streams) {
    assumptions.forEach(a -> streams.remark("assumes", a));
  }
}
