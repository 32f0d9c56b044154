package org.frobenius;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
    return distinct(all);
  }

  /**
   * What an assumption comes to, in normal forms: with {@code s = norm(x)*y}, s is nonzero where
   * both are.
   */
  static Set<Assumption> parts(Assumption assumption) {
    return normal(assumption).parts().stream()
        .map(AssumptionsAsWritten::normal)
        .filter(part -> !part.isKnown())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Without those that another one says as well; of two that say the same the shorter is kept. */
  private static List<Assumption> distinct(List<Assumption> all) {
    if (all.size() < 2) {
      return List.copyOf(all);
    }
    List<Set<Assumption>> parts = all.stream().map(AssumptionsAsWritten::parts).toList();
    var kept = new ArrayList<Assumption>();
    for (int i = 0; i < all.size(); i++) {
      boolean said = false;
      for (int j = 0; j < all.size() && !said; j++) {
        said =
            i != j
                && parts.get(j).containsAll(parts.get(i))
                && (parts.get(j).size() > parts.get(i).size() || precedes(all, j, i));
      }
      if (!said) {
        kept.add(all.get(i));
      }
    }
    return List.copyOf(kept);
  }

  private static boolean precedes(List<Assumption> all, int a, int b) {
    int byLength =
        Long.compare(Printer.tokens(all.get(a).about()), Printer.tokens(all.get(b).about()));
    return byLength < 0 || byLength == 0 && a < b;
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
    return needs(answer).values().stream()
        .flatMap(need -> parts(need).stream())
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
