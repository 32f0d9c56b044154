package org.frobenius.cli;

import java.util.List;
import org.frobenius.DeepStack;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.LimitException;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.UnsupportedException;

/** The command {@code frob}. */
public final class Main {
  private static final int LONGEST_FAULT = 120;

  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] args) {
    int code = DeepStack.call(() -> run(List.of(args), Streams.standard()));
    // not System.exit: nothing waits for other threads, and shutdown hooks would be run
    Runtime.getRuntime().halt(code);
  }

  /** Runs a command; never throws. */
  static int run(List<String> args, Streams streams) {
    int code = guarded(args, streams);
    if (streams.out().checkError()) {
      streams.complain("frob: the results could not be written");
      code = Math.max(code, ExitCode.WRONG_INPUT);
    }
    streams.err().flush();
    return code;
  }

  private static int guarded(List<String> args, Streams streams) {
    try {
      return dispatch(args, streams);
    } catch (UsageException e) {
      streams.complain(e.report());
      return ExitCode.WRONG_INPUT;
    } catch (LimitException e) {
      streams.complain(e.report());
      return ExitCode.LIMIT;
    } catch (FrobeniusException e) {
      streams.complain(e.report());
      return ExitCode.WRONG_INPUT;
    } catch (RuntimeException | Error e) {
      if (System.getenv("FROB_DEBUG") != null) {
        e.printStackTrace(streams.err());
      }
      streams.complain("frob: " + apology(e) + "; FROB_DEBUG=1 shows where");
      return ExitCode.INTERNAL;
    }
  }

  /** One line about a fault that is not the user's. */
  static String apology(Throwable fault) {
    String what = fault.toString().lines().findFirst().orElse("");
    return "sorry, a fault of Frobenius itself: "
        + (what.length() > LONGEST_FAULT ? what.substring(0, LONGEST_FAULT) + "…" : what);
  }

  private static int dispatch(List<String> args, Streams streams) {
    if (args.isEmpty()) {
      streams.err().println(Usage.overview());
      return ExitCode.WRONG_INPUT;
    }
    String first = args.getFirst();
    switch (first) {
      case "--help", "-h", "help" -> {
        streams.out().println(Usage.overview());
        return ExitCode.DONE;
      }
      case "--version", "-V" -> {
        streams.out().println("frob " + Version.number());
        return ExitCode.DONE;
      }
      case "repl", "serve" ->
          throw new UnsupportedException(
              Diagnostic.of(
                      Kind.UNSUPPORTED, "`frob %s` is not there yet".formatted(first), Span.NONE)
                  .help("`frob --help` lists what is"));
      default -> {}
    }
    var named = Subcommand.named(first);
    Subcommand subcommand = named.orElse(Subcommand.GRAD);
    Options options =
        Options.read(subcommand, named.isPresent() ? args.subList(1, args.size()) : args);
    if (options.has(Option.HELP)) {
      streams.out().println(Usage.of(subcommand));
      return ExitCode.DONE;
    }
    return switch (subcommand) {
      case GRAD -> new GradientCommand(options, streams).run();
      case DIFF -> new DifferentialCommand(options, streams).run();
      case JAC -> LinearizationCommand.jacobian(options, streams).run();
      case HESS -> LinearizationCommand.hessian(options, streams).run();
      case HVP -> LinearizationCommand.product(options, streams).run();
      case SIMPLIFY -> new SimplifyCommand(options, streams).run();
      case EQUAL -> new EqualCommand(options, streams).run();
      case EVAL -> new EvaluateCommand(options, streams).run();
      case CHECK -> new CheckCommand(options, streams).run();
      case CHECK_DERIVATION -> new CheckDerivationCommand(options, streams).run();
      case RULES -> new RulesCommand(options, streams).run();
      case BATCH -> new BatchCommand(streams).run();
    };
  }
}
