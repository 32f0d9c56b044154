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
  /** What is asked of a program, by one of its names. */
  private interface Question {
    Answer answer(Program program, String name);
  }

  private final Options options;
  private final Streams streams;
  private final Question question;

  private LinearizationCommand(Options options, Streams streams, Question question) {
    this.options = options;
    this.streams = streams;
    this.question = question;
  }

  static LinearizationCommand jacobian(Options options, Streams streams) {
    Optional<LinearForm> how = form(options);
    return new LinearizationCommand(
        options,
        streams,
        (program, name) ->
            how.map(form -> program.jacobian(name, form)).orElseGet(() -> program.jacobian(name)));
  }

  static LinearizationCommand hessian(Options options, Streams streams) {
    Optional<LinearForm> how = form(options);
    return new LinearizationCommand(
        options,
        streams,
        (program, name) ->
            how.map(form -> program.hessian(name, form)).orElseGet(() -> program.hessian(name)));
  }

  static LinearizationCommand product(Options options, Streams streams) {
    Optional<String> direction = options.one(Option.DIRECTION);
    return new LinearizationCommand(
        options,
        streams,
        (program, name) ->
            direction
                .map(d -> program.hessianVectorProduct(name, d))
                .orElseGet(() -> program.hessianVectorProduct(name)));
  }

  int run() {
    Program program = ProgramArgument.read(options, streams);
    OutputForm form = AnswerPrinter.form(options, streams);
    List<String> names = GradientCommand.names(options, program);
    if (names.size() > 1 && options.has(Option.DIRECTION)) {
      throw new UsageException(
          "`--direction` is of one name, and `--wrt` names several", "give one `--wrt`");
    }
    var naming = new PartNaming(options, form);
    List<Answer> answers =
        names.stream().map(name -> naming.of(question.answer(program, name))).toList();
    for (int i = 0; i < answers.size(); i++) {
      boolean alone = answers.size() == 1 || form == OutputForm.JSON;
      String end = answers.get(i).definitions().isEmpty() ? " " : "\n";
      String label = alone ? "" : names.get(i) + ":" + end;
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
            Math.max(code, CheckCommand.report(program.check(answer, CheckCommand.SEED), streams));
      }
    }
    return code;
  }

  private static Optional<LinearForm> form(Options options) {
    return options.one(Option.FORM).map(LinearizationCommand::named);
  }

  private static LinearForm named(String word) {
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
