package org.frobenius.cli;

import org.frobenius.Simplified;
import org.frobenius.calculus.FrechetForm;

/** {@code frob simplify EXPR}. */
final class SimplifyCommand {
  private final Options options;
  private final Streams streams;

  SimplifyCommand(Options options, Streams streams) {
    this.options = options;
    this.streams = streams;
  }

  int run() {
    OutputForm form = AnswerPrinter.form(options, streams);
    FrechetForm frechet = FrechetOption.of(options);
    Simplified simplified = ProgramArgument.read(options, streams).simplify().with(frechet);
    AnswerPrinter.print(new PartNaming(options, form).of(simplified), form, streams);
    return ExitCode.DONE;
  }
}
