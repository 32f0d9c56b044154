package org.frobenius.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.Compiled;
import org.frobenius.Program;
import org.frobenius.data.MatrixFile;
import org.frobenius.data.MatrixFormat;
import org.frobenius.data.MatrixJson;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.diagnostic.Span;

/** {@code frob eval EXPR --data X=x.csv [--wrt X] [--out g.csv]}. */
final class EvaluateCommand {
  private final Options options;
  private final Streams streams;

  EvaluateCommand(Options options, Streams streams) {
    this.options = options;
    this.streams = streams;
  }

  int run() {
    Program program = ProgramArgument.read(options, streams);
    List<DataArgument> given =
        options.all(Option.DATA).stream()
            .flatMap(data -> DataArgument.read(data, program).stream())
            .toList();
    requireOnce();
    // before the work, so that a wrong name costs none of it
    Optional<Path> out = options.one(Option.OUT).map(Path::of);
    out.ifPresent(MatrixFormat::of);
    RealMatrix value = value(program, given);
    if (out.isPresent()) {
      MatrixFile.write(out.get(), "value", value);
    } else {
      boolean json =
          options.one(Option.TO).map(OutputForm::named).equals(Optional.of(OutputForm.JSON));
      streams.out().println(json ? MatrixJson.write(value).toString() : MatrixText.write(value));
    }
    return ExitCode.DONE;
  }

  /** A name may replace what a file of several names brings, but not be given by itself twice. */
  private void requireOnce() {
    var names = new HashSet<String>();
    for (String data : options.all(Option.DATA)) {
      int equals = data.indexOf('=');
      String name = data.substring(0, Math.max(equals, 0)).strip();
      if (equals > 0 && !names.add(name)) {
        throw new DataException(
            Diagnostic.of(Kind.DATA, "`%s` is given two values".formatted(name), Span.NONE));
      }
    }
  }

  /** A shape that does not fit is told with the shapes of all that was given. */
  private RealMatrix value(Program program, List<DataArgument> given) {
    Compiled compiled = compiled(program);
    for (DataArgument data : given) {
      compiled = compiled.with(data.name(), data.value());
    }
    try {
      return compiled.evaluate();
    } catch (ShapeException e) {
      Diagnostic diagnostic = e.diagnostic();
      for (DataArgument data : given) {
        diagnostic = diagnostic.note(data.remark(program));
      }
      if (given.stream().anyMatch(data -> data.isRowOfColumn(program))) {
        diagnostic =
            diagnostic.help("write a column as `[1; 2; 3]`, and in a file a number a line");
      }
      throw FrobeniusException.of(diagnostic).withSource(program.source());
    }
  }

  private Compiled compiled(Program program) {
    if (!options.has(Option.WRT)) {
      return program.compile();
    }
    List<String> names = GradientCommand.names(options, program);
    if (names.size() > 1) {
      throw new UsageException("`frob eval` gives one value", "give one `--wrt`");
    }
    var gradient = program.gradient(names.getFirst());
    AnswerPrinter.assumptions(gradient.assumptions(), streams);
    return gradient.compile();
  }
}
