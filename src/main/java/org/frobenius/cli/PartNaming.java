package org.frobenius.cli;

import java.util.List;
import java.util.stream.IntStream;
import org.frobenius.Answer;
import org.frobenius.Gradient;
import org.frobenius.Program;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.print.TokenCount;

/**
 * Whether parts of answers are named: with {@code --cse}, and where the answer is long; with {@code
 * --sym} symmetric parts are written so.
 */
final class PartNaming {
  /** Longer answers than this, in tokens, are hard to read. */
  private static final long LONG = 60;

  private final boolean asked;
  private final boolean sym;
  private final OutputForm form;

  PartNaming(Options options, OutputForm form) {
    this.asked = options.has(Option.CSE);
    this.sym = options.has(Option.SYM);
    this.form = form;
  }

  /** An answer alone. */
  Answer of(Answer answer) {
    Answer whole = sym ? answer.withSymmetricParts() : answer;
    if (asked) {
      return whole.withNamedParts();
    }
    if (form == OutputForm.JSON) {
      return whole;
    }
    long before = cost(List.of(whole));
    if (before <= LONG) {
      return whole;
    }
    Answer named = whole.withNamedParts();
    return isWorthwhile(before, cost(List.of(named))) ? named : whole;
  }

  private static boolean isWorthwhile(long before, long after) {
    return after <= before - before / 4;
  }

  /** Gradients of the program; in JSON each has names of its own, else they share them. */
  List<Gradient> of(Program program, List<Gradient> found) {
    List<Gradient> gradients =
        sym ? found.stream().map(Gradient::withSymmetricParts).toList() : found;
    if (form == OutputForm.JSON) {
      return asked ? gradients.stream().map(Gradient::withNamedParts).toList() : gradients;
    }
    if (asked) {
      return program.withNamedParts(gradients);
    }
    long before = cost(gradients);
    if (before <= LONG) {
      return gradients;
    }
    List<Gradient> named = program.withNamedParts(gradients);
    return isWorthwhile(before, cost(named)) ? named : gradients;
  }

  private static long cost(List<? extends Answer> gradients) {
    var tokens = new TokenCount();
    long cost = 0;
    for (Expr.Named d : gradients.getFirst().definitions()) {
      cost += tokens.of(d.value()) + 2;
    }
    for (Answer g : gradients) {
      long more = tokens.of(g.expression());
      cost = cost > Long.MAX_VALUE - more ? Long.MAX_VALUE : cost + more;
    }
    return cost;
  }

  /** {@code r = A*x - b}, a line each. */
  static List<String> lines(List<Expr.Named> definitions, OutputForm form) {
    List<Expr> values = definitions.stream().map(Expr.Named::value).toList();
    return switch (form) {
      case TEXT, JSON -> lines(Printer.texts(definitions), Printer.texts(values));
      case UNICODE -> lines(Printer.unicodes(definitions), Printer.unicodes(values));
      case LATEX -> lines(Printer.latexes(definitions), Printer.latexes(values));
      case MARKDOWN ->
          lines(definitions, OutputForm.LATEX).stream().map(l -> "$" + l + "$").toList();
    };
  }

  private static List<String> lines(List<String> names, List<String> values) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> names.get(i) + " = " + values.get(i))
        .toList();
  }

  /** The expression alone, in terms of its named parts. */
  static Gradient lastLine(Gradient g) {
    return new Gradient(
        g.program(), g.wrt(), List.of(), g.expression(), g.assumptions(), g.convention());
  }
}
