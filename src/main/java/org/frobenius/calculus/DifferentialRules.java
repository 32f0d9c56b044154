package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frobenius.expr.Expr;
import org.frobenius.rule.Bindings;
import org.frobenius.rule.Rewriting;
import org.frobenius.rule.Rule;
import org.frobenius.rule.Rulebook;

/** The differential rules by the operator they differentiate; the first that matches, in the order of the book, is used. */
final class DifferentialRules {
  /** A rule and what its letters stand for. */
  record Match(Rule rule, Bindings bindings) {}

  private static final class Holder {
    static final DifferentialRules STANDARD = new DifferentialRules(Rulebook.standard());
  }

  private final Map<Object, List<Rule>> byOperator = new HashMap<>();

  private DifferentialRules(Rulebook book) {
    for (Rule rule : book.rules(Rule.Family.DIFFERENTIAL)) {
      byOperator.computeIfAbsent(key(differentiated(rule)), _ -> new ArrayList<>()).add(rule);
    }
  }

  static DifferentialRules standard() {
    return Holder.STANDARD;
  }

  /** {@code U} of a rule {@code d(U) = ...}. */
  static Expr differentiated(Rule rule) {
    if (rule.left() instanceof Expr.Differential(var arg, _)) {
      return arg;
    }
    throw new IllegalArgumentException("not a differential: " + rule.text());
  }

  Optional<Match> find(Expr node) {
    for (Rule rule : byOperator.getOrDefault(key(node), List.of())) {
      var bindings =
          Rewriting.match(rule, differentiated(rule), node, new Bindings(), _ -> true);
      if (bindings.isPresent()) {
        return Optional.of(new Match(rule, bindings.get()));
      }
    }
    return Optional.empty();
  }

  private static Object key(Expr e) {
    return e instanceof Expr.Call(var op, _, _) ? op : e.getClass();
  }
}
