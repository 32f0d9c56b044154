package org.frobenius;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Expr;
import org.frobenius.verify.Verdict;

/**
 * Lines {@code = ...} below an expression in which nothing is differentiated: each is equal to the
 * one before, the first to the expression.
 */
record EqualityChain(Program program, List<DerivationLines.Line> lines) {
  EqualityChain {
    lines = List.copyOf(lines);
  }

  /** The first line that is not equal to the one before; see {@link Equation#decide}. */
  DerivationLines.Finding check(long seed) {
    var assumed = new LinkedHashSet<String>();
    Optional<DerivationLines.Line> before = Optional.empty();
    int instances = 0;
    double worst = 0;
    for (DerivationLines.Line line : lines) {
      Expr expected = before.map(DerivationLines.Line::value).orElse(program.expression());
      Equation.Decision decision = new Equation(program, expected, line.value()).decide(seed);
      assumed.addAll(decision.assumptions());
      if (decision instanceof Equation.Decision.Compared(var verdict, _)) {
        if (!verdict.right()) {
          String first = "line %d is not equal to the expression".formatted(line.number());
          String words = DerivationLines.words(line, before, first, verdict);
          return new DerivationLines.Finding(verdict, line.number(), words);
        }
        instances = Math.max(instances, verdict.instances());
        worst = Math.max(worst, verdict.worstRelativeError());
      }
      before = Optional.of(line);
    }
    String words = DerivationLines.count(lines.size()) + ", each equal to the one before";
    return new DerivationLines.Finding(
        new Verdict(Verdict.Outcome.RIGHT, instances, worst, ""),
        0,
        assumed.isEmpty() ? words : words + ", where " + String.join(", ", assumed));
  }
}
