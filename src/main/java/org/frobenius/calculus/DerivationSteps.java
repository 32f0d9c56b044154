package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.frobenius.calculus.Derivation.Reason;
import org.frobenius.calculus.Derivation.Step;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.LimitException;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;

/** The lines of a chain as they are written: moves that need no explanation share one. */
final class DerivationSteps {
  /** A line with more names, numbers and operators is read by nobody. */
  private static final long LONGEST = 2_000;

  private final List<Step> steps = new ArrayList<>();

  List<Step> all() {
    return List.copyOf(steps);
  }

  Expr last() {
    return steps.getLast().line();
  }

  /**
   * One more line.
   *
   * @throws LimitException where it is too long to be read
   */
  void add(Expr line, Collection<Reason> reasons) {
    requireReadable(line);
    List<Reason> linear = List.of(Reason.LINEAR);
    if (!steps.isEmpty()
        && steps.getLast().reasons().equals(linear)
        && (List.copyOf(reasons).equals(linear) || reasons.contains(Reason.SIMPLIFY))) {
      steps.removeLast();
    }
    steps.add(new Step(line, List.copyOf(reasons)));
  }

  /** A LimitException where it is too long to be read. */
  static void requireReadable(Expr line) {
    if (Printer.tokens(line) > LONGEST) {
      throw new LimitException(
          Diagnostic.of(Kind.LIMIT, "a line of the derivation is too long to be read", Span.NONE)
              .help("give names to parts of the expression: `r = A*x - b; norm(r)^2`"));
    }
  }

  void addAll(Collection<Step> more) {
    more.forEach(step -> add(step.line(), step.reasons()));
  }

  /**
   * The last line in another order of what commutes, for the same reasons and what else is done.
   */
  void rewrite(Expr line, List<Reason> more) {
    var reasons = new ArrayList<>(steps.removeLast().reasons());
    reasons.addAll(more);
    steps.add(new Step(line, reasons));
  }
}
