package org.frobenius.cli;

import java.nio.file.Path;
import java.util.List;
import org.frobenius.DerivationLines;
import org.frobenius.Program;

/** {@code frob check-derivation FILE}: exit code 1 where a line is not confirmed. */
final class CheckDerivationCommand {
  private final Options options;
  private final Streams streams;

  CheckDerivationCommand(Options options, Streams streams) {
    this.options = options;
    this.streams = streams;
  }

  int run() {
    String file =
        options
            .atMostOne()
            .orElseThrow(
                () ->
                    new UsageException(
                        "`frob check-derivation` needs a file",
                        "frob check-derivation mine.frob, or `-` for standard input"));
    boolean piped = file.equals("-");
    String text = piped ? streams.read() : ProgramArgument.text(Path.of(file));
    List<String> lets = options.all(Option.LET);
    DerivationLines lines =
        Program.derivation(piped ? "stdin" : file, text, lets, options.has(Option.STRICT));
    long seed = options.one(Option.SEED).map(CheckCommand::number).orElse(CheckCommand.SEED);
    DerivationLines.Finding finding = lines.check(seed);
    Palette palette = streams.outPalette();
    String verdict =
        switch (finding.verdict().outcome()) {
          case RIGHT -> palette.good("right");
          case WRONG -> palette.bad("wrong");
          case UNDECIDED -> palette.bad("undecided");
        };
    streams.out().println(verdict + ": " + finding.words());
    return finding.verdict().right() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
  }
}
