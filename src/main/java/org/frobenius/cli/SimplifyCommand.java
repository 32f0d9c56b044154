package org.frobenius.cli;

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
    AnswerPrinter.print(ProgramArgument.read(options, streams).simplify(), form, streams);
    return ExitCode.DONE;
  }
}
