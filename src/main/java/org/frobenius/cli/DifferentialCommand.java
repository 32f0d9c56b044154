package org.frobenius.cli;

import org.frobenius.Program;
import org.frobenius.calculus.FrechetForm;

/** {@code frob diff EXPR --wrt X}. */
final class DifferentialCommand {
  private final Options options;
  private final Streams streams;

  DifferentialCommand(Options options, Streams streams) {
    this.options = options;
    this.streams = streams;
  }

  int run() {
    Program program = ProgramArgument.read(options, streams);
    FrechetForm frechet = FrechetOption.of(options);
    OutputForm form = AnswerPrinter.form(options, streams);
    AnswerPrinter.print(
        new PartNaming(options, form)
            .of(program.differential(GradientCommand.names(options, program)).with(frechet)),
        form,
        streams);
    return ExitCode.DONE;
  }
}
