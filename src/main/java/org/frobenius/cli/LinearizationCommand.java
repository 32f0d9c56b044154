package org.frobenius.cli;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.frobenius.Answer;
import org.frobenius.LinearForm;
import org.frobenius.Program;
import org.frobenius.diagnostic.NearNames;

/** {@code frob jac EXPR --wrt X}, {@code frob hess EXPR --wrt X}, {@code frob hvp EXPR --wrt X}. */
final class LinearizationCommand {
  private final Options options;
  private final Streams streams;

  LinearizationCommand(Options options, Streams streams) {
    this.options = options;
    this.streams = streams;
  }

  int run() {
    Optional<LinearForm> how = options.one(Option.FORM).map(LinearizationCommand::linearForm);
    Program program = ProgramArgument.read(options, streams);
    OutputForm form = AnswerPrinter.form(options, streams);
    List<String> names = GradientCommand.names(options, program);
    if (names.size() > 1 && options.has(Option.DIRECTION)) {
      throw new UsageException(
          "`--direction` is of one name, and `--wrt` names several", "give one `--wrt`");
    }
    List<Answer> answers = names.stream().map(name -> answer(program, name, how)).toList();
    for (int i = 0; i < answers.size(); i++) {
      String label = answers.size() == 1 || form == OutputForm.JSON ? "" : names.get(i) + ": ";
      streams.out().println(label + form.of(answers.get(i)));
    }
    streams.out().flush();
    var assumptions = new LinkedHashSet<String>();
    answers.forEach(a -> assumptions.addAll(a.assumptions()));
    AnswerPrinter.assumptions(assumptions, streams);
    int code = ExitCode.DONE;
    if (options.has(Option.CHECK)) {
      for (Answer answer : answers) {
        code =
            Math.max(
                code,
                CheckCommand.report(program.check(answer, CheckCommand.SEED), streams));
      }
    }
    return code;
  }

  private Answer answer(Program program, String name, Optional<LinearForm> how) {
    return switch (options.subcommand()) {
      case JAC ->
          how.map(form -> program.jacobian(name, form)).orElseGet(() -> program.jacobian(name));
      case HESS ->
          how.map(form -> program.hessian(name, form)).orElseGet(() -> program.hessian(name));
      case HVP ->
          options
              .one(Option.DIRECTION)
              .map(direction -> program.hessianVectorProduct(name, direction))
              .orElseGet(() -> program.hessianVectorProduct(name));
      case GRAD, DIFF, SIMPLIFY, EVAL, CHECK, CHECK_DERIVATION, RULES, BATCH ->
          throw new IllegalStateException(options.subcommand().written());
    };
  }

  private static LinearForm linearForm(String word) {
    var words =
        Arrays.stream(LinearForm.values()).map(f -> f.name().toLowerCase(Locale.ROOT)).toList();
    int at = words.indexOf(word);
    if (at >= 0) {
      return LinearForm.values()[at];
    }
    throw new UsageException(
        "`%s` is not a form".formatted(word),
        NearNames.help(word, words).orElse("write one of " + String.join(", ", words)));
  }
}
