package org.frobenius.expr;

import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** Nodes replaced, outermost first, without a name being captured by a sum or an integral. */
final class Substitution {
  private final Map<Expr, Expr> values;
  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  /** The free names of the values, found when the first binder is met. */
  private final Set<Expr.Symbol> brought = new HashSet<>();

  private boolean searched;

  Substitution(Map<Expr, Expr> values) {
    this.values = values;
  }

  Expr apply(Expr e) {
    Expr known = done.get(e);
    if (known == null) {
      Expr value = values.get(e);
      known = value != null ? value : inside(e);
      done.put(e, known);
    }
    return known;
  }

  private Expr inside(Expr e) {
    return switch (e) {
      case Expr.BigSum(var index, var from, var to, var body, _) -> {
        Expr.Symbol own = own(index, body);
        yield Build.bigSum(own, apply(from), apply(to), under(index, own, body));
      }
      case Expr.Integral(var variable, var from, var to, var body, _) -> {
        Expr.Symbol own = own(variable, body);
        yield Build.integral(own, apply(from), apply(to), under(variable, own, body));
      }
      case Expr other -> Children.map(other, this::apply);
    };
  }

  private Expr under(Expr.Symbol bound, Expr.Symbol own, Expr body) {
    if (own == bound && !values.containsKey(bound)) {
      return apply(body);
    }
    var inner = new HashMap<>(values);
    inner.remove(bound);
    if (own != bound) {
      inner.put(bound, own);
    }
    return inner.isEmpty() ? body : new Substitution(inner).apply(body);
  }

  /** The bound name, or another where a value has it free. */
  private Expr.Symbol own(Expr.Symbol bound, Expr body) {
    if (!searched) {
      values.values().forEach(v -> brought.addAll(Children.symbols(v)));
      searched = true;
    }
    if (brought.stream().noneMatch(s -> s.name().equals(bound.name()))) {
      return bound;
    }
    if (values.keySet().stream().noneMatch(k -> k != bound && occurs(k, body))) {
      return bound;
    }
    Set<String> taken = new HashSet<>();
    brought.forEach(s -> taken.add(s.name()));
    Children.symbols(body).forEach(s -> taken.add(s.name()));
    for (int i = 1; ; i++) {
      if (!taken.contains(bound.name() + i)) {
        return Build.symbol(bound.name() + i, bound.space());
      }
    }
  }

  private static boolean occurs(Expr key, Expr body) {
    return !(key instanceof Expr.Symbol s) || Children.symbols(body).contains(s);
  }
}
