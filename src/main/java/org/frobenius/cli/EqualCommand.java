package org.frobenius.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.frobenius.Equation;
import org.frobenius.syntax.ProgramReader;

/** {@code frob equal A B}: exit code 1 where the two are not found equal. */
final class EqualCommand {
  private final Options options;
  private final Streams streams;

  EqualCommand(Options options, Streams streams) {
    this.options = options;
    this.streams = streams;
  }

  int run() {
    Optional<String> file = options.one(Option.FILE);
    List<String> sides = options.arguments();
    int wanted = file.isPresent() ? 1 : 2;
    if (sides.size() != wanted) {
      throw new UsageException(
          "`frob equal` needs two expressions, here %d"
              .formatted(sides.size() + (file.isPresent() ? 1 : 0)),
          "frob equal \"tr(A*B)\" \"tr(B'*A')\"");
    }
    var how =
        new ProgramReader.Options(options.has(Option.STRICT), ProgramArgument.dialect(options));
    Equation equation =
        Equation.read(
            file.orElse("first"),
            file.map(f -> ProgramArgument.text(Path.of(f))).orElse(sides.getFirst()),
            sides.getLast(),
            options.all(Option.LET),
            how);
    long seed = options.one(Option.SEED).map(CheckCommand::number).orElse(CheckCommand.SEED);
    Equation.Decision decision = equation.decide(seed);
    streams.out().println(words(decision, seed, streams.outPalette()));
    streams.out().flush();
    AnswerPrinter.assumptions(decision.assumptions(), streams);
    return decision.equal() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
  }

  private static String words(Equation.Decision decision, long seed, Palette palette) {
    return switch (decision) {
      case Equation.Decision.Proved _ -> palette.good("equal") + ": proved by rewriting";
      case Equation.Decision.Compared(var verdict, _) ->
          switch (verdict.outcome()) {
            case RIGHT ->
                palette.good("equal")
                    + String.format(
                        Locale.ROOT,
                        " on %d random instances, not proved (worst relative error %.1e, seed %d)",
                        verdict.instances(),
                        verdict.worstRelativeError(),
                        seed);
            case WRONG -> palette.bad("not equal") + ": " + verdict.reason();
            case UNDECIDED -> palette.bad("undecided") + ": " + verdict.reason();
          };
    };
  }
}
