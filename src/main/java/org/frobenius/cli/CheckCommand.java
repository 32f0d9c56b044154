package org.frobenius.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.frobenius.Gradient;
import org.frobenius.Judgement;
import org.frobenius.Program;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.verify.Verdict;

/**
 * {@code frob check EXPR --wrt X [--against GRADIENT]}: exit code 1 where the gradient is not
 * confirmed.
 */
final class CheckCommand {
  /** Any fixed number: the same command says the same thing. */
  static final long SEED = 1;

  private final Options options;
  private final Streams streams;

  CheckCommand(Options options, Streams streams) {
    this.options = options;
    this.streams = streams;
  }

  int run() {
    Program program = ProgramArgument.read(options, streams);
    List<String> names = GradientCommand.names(options, program);
    long seed = options.one(Option.SEED).map(CheckCommand::number).orElse(SEED);
    Optional<String> own = options.one(Option.AGAINST);
    if (own.isPresent()) {
      if (names.size() > 1) {
        throw new UsageException(
            "`--against` is one gradient, and `--wrt` names several", "give one `--wrt`");
      }
      Judgement judgement = program.check(own.get(), names.getFirst(), seed);
      int code = print(judgement, seed, streams);
      if (code != ExitCode.DONE) {
        Gradient ours = program.gradient(names.getFirst());
        streams.out().println("the gradient is " + AnswerPrinter.form(options, streams).of(ours));
      }
      return code;
    }
    int code = ExitCode.DONE;
    for (Gradient gradient : program.gradients(names)) {
      if (names.size() > 1) {
        streams.out().print(gradient.wrt() + ": ");
      }
      code = Math.max(code, print(program.check(gradient, seed), seed, streams));
    }
    return code;
  }

  /** For {@code frob grad --check}: results stay alone on standard output. */
  static int report(Gradient gradient, Streams streams) {
    return report(gradient.program().check(gradient, SEED), streams);
  }

  /** The same of any answer. */
  static int report(Judgement judgement, Streams streams) {
    streams.remark("check", words(judgement.verdict(), SEED, streams.errPalette()));
    return judgement.verdict().right() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
  }

  private static int print(Judgement judgement, long seed, Streams streams) {
    streams.out().println(words(judgement.verdict(), seed, streams.outPalette()));
    judgement.slip().ifPresent(slip -> streams.out().println("it is " + slip));
    return judgement.verdict().right() ? ExitCode.DONE : ExitCode.CHECK_FAILED;
  }

  private static String words(Verdict verdict, long seed, Palette palette) {
    return switch (verdict.outcome()) {
      case RIGHT ->
          palette.good("right")
              + String.format(
                  Locale.ROOT,
                  ": finite differences agree on %d random instances (worst relative error %.1e,"
                      + " seed %d)",
                  verdict.instances(),
                  verdict.worstRelativeError(),
                  seed);
      case WRONG -> palette.bad("wrong") + ": " + verdict.reason();
      case UNDECIDED -> palette.bad("undecided") + ": " + verdict.reason();
    };
  }

  static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new DataException(
          Diagnostic.of(Kind.DATA, "`--seed` is an integer, not `%s`".formatted(text), Span.NONE));
    }
  }
}
