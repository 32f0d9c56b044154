package org.frobenius.cli;

import java.util.List;
import org.frobenius.Gradient;
import org.frobenius.Program;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.print.TokenCount;

/** Whether parts of gradients are named: with {@code --cse}, and where the answer is long. */
final class PartNaming {
  /** Longer answers than this, in tokens, are hard to read. */
  private static final long LONG = 60;

  private final boolean asked;
  private final OutputForm form;

  PartNaming(Options options, OutputForm form) {
    this.asked = options.has(Option.CSE);
    this.form = form;
  }

  /** Gradients of the program; in JSON each has names of its own, else they share them. */
  List<Gradient> of(Program program, List<Gradient> gradients) {
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
    return cost(named) <= before - before / 4 ? named : gradients;
  }

  private static long cost(List<Gradient> gradients) {
    var tokens = new TokenCount();
    long cost = 0;
    for (Expr.Named d : gradients.getFirst().definitions()) {
      cost += tokens.of(d.value()) + 2;
    }
    for (Gradient g : gradients) {
      long more = tokens.of(g.expression());
      cost = cost > Long.MAX_VALUE - more ? Long.MAX_VALUE : cost + more;
    }
    return cost;
  }

  /** {@code r = A*x - b}. */
  static String line(Expr.Named d, OutputForm form) {
    return switch (form) {
      case TEXT, JSON -> Printer.text(d) + " = " + Printer.text(d.value());
      case UNICODE -> Printer.unicode(d) + " = " + Printer.unicode(d.value());
      case LATEX -> Printer.latex(d) + " = " + Printer.latex(d.value());
      case MARKDOWN -> "$" + line(d, OutputForm.LATEX) + "$";
    };
  }

  /** The expression alone, in terms of its named parts. */
  static Gradient lastLine(Gradient g) {
    return new Gradient(
        g.program(), g.wrt(), List.of(), g.expression(), g.assumptions(), g.convention());
  }
}
