package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.frobenius.expr.Expr;
import org.frobenius.rule.EntrywiseLift;
import org.frobenius.rule.Rule;
import org.frobenius.rule.Rulebook;

/** The algebra rules by the operator at the head of their left sides, in the order of the book. */
final class AlgebraIndex {
  private static final class Holder {
    static final AlgebraIndex STANDARD = new AlgebraIndex(Rulebook.standard());
  }

  private final Map<Object, List<Rule>> byHead = new HashMap<>();

  private AlgebraIndex(Rulebook book) {
    book.rules(Rule.Family.ALGEBRA).forEach(this::add);
    for (Rule rule : book.rules(Rule.Family.SCALAR)) {
      add(rule);
      EntrywiseLift.of(rule).ifPresent(this::add);
    }
  }

  static AlgebraIndex standard() {
    return Holder.STANDARD;
  }

  private void add(Rule rule) {
    byHead.computeIfAbsent(head(rule.left()), _ -> new ArrayList<>()).add(rule);
  }

  List<Rule> forHead(Expr e) {
    return byHead.getOrDefault(head(e), List.of());
  }

  private static Object head(Expr e) {
    return e instanceof Expr.Call(var op, _, _) ? op : e.getClass();
  }
}
