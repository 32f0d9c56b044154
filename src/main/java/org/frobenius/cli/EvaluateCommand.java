package org.frobenius.cli;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.Compiled;
import org.frobenius.Program;

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
    Compiled compiled = compiled(program);
    for (String data : options.all(Option.DATA)) {
      var given = DataArgument.read(data, program);
      compiled = compiled.with(given.name(), given.value());
    }
    RealMatrix value = compiled.evaluate();
    var out = options.one(Option.OUT);
    if (out.isPresent()) {
      MatrixFile.write(Path.of(out.get()), value);
    } else {
      boolean json =
          options
              .one(Option.TO)
              .map(OutputForm::named)
              .equals(java.util.Optional.of(OutputForm.JSON));
      streams.out().println(json ? MatrixJson.write(value).toString() : MatrixText.write(value));
    }
    return ExitCode.DONE;
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
