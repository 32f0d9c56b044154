package org.frobenius;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.rule.Assumption;
import org.frobenius.rule.Domain;
import org.frobenius.simplify.Normalizer;
import org.frobenius.simplify.Simplifier;

/**
 * Assumptions in the words of the program: what an answer shows in another form is not said again,
 * and what the program needs is said as it stands there where that is shorter, {@code norm(W*x -
 * mean(W*x)) nonzero} however the normal form has it.
 */
final class AssumptionsAsWritten {
  /** Of larger expressions no normal form is made. */
  private static final long LARGE = 400;

  private AssumptionsAsWritten() {}

  static List<Assumption> of(List<Assumption> hidden, Expr program, Expr answer) {
    if (hidden.isEmpty()) {
      return hidden;
    }
    Set<Assumption> shown = shown(answer);
    Map<Assumption, Assumption> stated = needs(program);
    var all = new ArrayList<Assumption>();
    for (Assumption assumption : hidden) {
      Assumption normal = normal(assumption);
      if (shown.stream().noneMatch(normal::followsFrom)) {
        all.add(shorter(stated.getOrDefault(normal, assumption), assumption));
      }
    }
    return List.copyOf(all);
  }

  private static Assumption shorter(Assumption written, Assumption assumption) {
    return Printer.tokens(written.about()) < Printer.tokens(assumption.about())
        ? written
        : assumption;
  }

  /**
   * Normal forms, and what these are made of: with {@code r = sqrt(u)}, r is nonzero where u is
   * positive.
   */
  private static Set<Assumption> shown(Expr answer) {
    return needs(answer).keySet().stream()
        .flatMap(need -> need.parts().stream())
        .map(AssumptionsAsWritten::normal)
        .collect(Collectors.toSet());
  }

  /** By their normal forms. */
  private static Map<Assumption, Assumption> needs(Expr e) {
    var needs = new LinkedHashMap<Assumption, Assumption>();
    Domain.of(e).stream()
        .flatMap(need -> need.parts().stream())
        .forEach(need -> needs.putIfAbsent(normal(need), need));
    return needs;
  }

  private static Assumption normal(Assumption assumption) {
    return assumption.map(
        e -> e.meta().weight() > LARGE ? e : Simplifier.multipliedOut(e, new Normalizer()));
  }
}
