package org.frobenius.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.frobenius.Gradient;
import org.frobenius.Program;
import org.frobenius.calculus.Convention;
import org.frobenius.calculus.FrechetForm;
import org.frobenius.expr.Space;

/** {@code frob EXPR}, {@code frob grad EXPR --wrt X}. */
final class GradientCommand {
  private final Options options;
  private final Streams streams;

  GradientCommand(Options options, Streams streams) {
    this.options = options;
    this.streams = streams;
  }

  int run() {
    Program program = ProgramArgument.read(options, streams);
    OutputForm form = AnswerPrinter.form(options, streams);
    FrechetForm frechet = FrechetOption.of(options);
    Convention convention = convention(options);
    List<Gradient> found = program.gradients(names(options, program), convention);
    if (options.has(Option.STEPS)) {
      if (convention != Convention.IN_SPACE) {
        throw new UsageException(
            "`--steps` derives the gradient inside the variable's space",
            "leave out `--riemannian` or `--entries`");
      }
      if (options.has(Option.CSE)) {
        throw new UsageException(
            "`--cse` names parts of the answer, and `--steps` shows how it comes about",
            "leave out one of them; a definition of your own, `r = A*x - b`, is kept in the steps");
      }
      if (options.has(Option.SYM)) {
        throw new UsageException(
            "`--sym` rewrites the answer, and `--steps` shows how it comes about",
            "leave out one of them");
      }
      return new StepsPrinter(options, streams).print(found, form, frechet);
    }
    if (options.has(Option.REFS)) {
      throw new UsageException("`--refs` stands without `--steps`", "add `--steps`");
    }
    List<Gradient> gradients =
        new PartNaming(options, form)
            .of(program, found.stream().map(g -> g.with(frechet)).toList());
    print(gradients, form);
    streams.out().flush();
    var assumptions = new LinkedHashSet<String>();
    gradients.forEach(g -> assumptions.addAll(g.assumptions()));
    AnswerPrinter.assumptions(assumptions, streams);
    if (convention == Convention.IN_SPACE) {
      gradients.stream()
          .filter(g -> isOrthonormal(program, g.wrt()))
          .forEach(
              g ->
                  streams.remark(
                      "note",
                      "by %s in %s this is the Euclidean gradient; `--riemannian` gives the tangent one"
                          .formatted(g.wrt(), program.names().get(g.wrt()))));
    }
    int code = ExitCode.DONE;
    if (options.has(Option.CHECK)) {
      for (Gradient gradient : gradients) {
        code = Math.max(code, CheckCommand.report(gradient, streams));
      }
    }
    return code;
  }

  private void print(List<Gradient> gradients, OutputForm form) {
    if (gradients.size() == 1 || form == OutputForm.JSON) {
      gradients.forEach(g -> streams.out().println(form.of(g)));
      return;
    }
    PartNaming.lines(gradients.getFirst().definitions(), form).forEach(streams.out()::println);
    gradients.forEach(g -> streams.out().println(named(PartNaming.lastLine(g), form)));
  }

  private static Convention convention(Options options) {
    boolean riemannian = options.has(Option.RIEMANNIAN);
    if (riemannian && options.has(Option.ENTRIES)) {
      throw new UsageException(
          "`--riemannian` and `--entries` are two gradients", "give one of them");
    }
    return riemannian
        ? Convention.RIEMANNIAN
        : options.has(Option.ENTRIES) ? Convention.ENTRIES : Convention.IN_SPACE;
  }

  private static boolean isOrthonormal(Program program, String name) {
    Space space = program.names().get(name);
    return space != null
        && (space.kind() == Space.Kind.ORTHOGONAL || space.kind() == Space.Kind.STIEFEL);
  }

  private String named(Gradient gradient, OutputForm form) {
    String name = gradient.wrt();
    return switch (form) {
      case TEXT -> name + ": " + gradient.text();
      case UNICODE -> streams.outPalette().label("∂/∂" + name + " =") + " " + gradient.unicode();
      case LATEX, MARKDOWN -> {
        String equation =
            "\\frac{\\partial}{\\partial " + gradient.wrtLatex() + "} = " + gradient.latex();
        yield form == OutputForm.LATEX ? equation : "$" + equation + "$";
      }
      case JSON -> form.of(gradient);
    };
  }

  /** The names to differentiate by: those asked for, or the program's default one. */
  static List<String> names(Options options, Program program) {
    var names = new ArrayList<String>();
    for (String given : options.all(Option.WRT)) {
      names.addAll(List.of(given.split("\\s*,\\s*")));
    }
    return names.isEmpty()
        ? List.of(program.defaultVariable())
        : List.copyOf(new LinkedHashSet<>(names));
  }
}
