package org.frobenius.numeric;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;

/**
 * The names in expressions, each shared node visited once and without recursion.
 *
 * @param symbols all names, bound ones too
 * @param differentials the arguments of {@code d}
 * @param bound the indices of sums, the variables of integrals and the parameters of functions
 */
record Occurrences(Set<Expr.Symbol> symbols, Set<Expr> differentials, Set<Expr.Symbol> bound) {
  /** Of expressions and of what functions in them are bound to. */
  static Occurrences in(Collection<? extends Expr> roots, Collection<List<Fun>> functions) {
    var found =
        new Occurrences(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    var pending = new ArrayDeque<Expr>(roots);
    functions.forEach(byOrder -> byOrder.forEach(f -> found.enter(f, pending)));
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    while (!pending.isEmpty()) {
      Expr e = pending.pop();
      if (!seen.add(e)) {
        continue;
      }
      functions(e).forEach(f -> found.enter(f, pending));
      switch (e) {
        case Expr.Symbol s -> found.symbols.add(s);
        case Expr.Differential(var arg, _) -> found.differentials.add(arg);
        case Expr.BigSum(var index, _, _, _, _) -> found.bound.add(index);
        case Expr.Integral(var variable, _, _, _, _) -> found.bound.add(variable);
        case Expr _ -> {}
      }
      pending.addAll(Children.of(e));
    }
    return found;
  }

  private void enter(Fun f, Deque<Expr> pending) {
    if (f instanceof Fun.Lambda(var parameter, var body)) {
      bound.add(parameter);
      pending.add(body);
    }
  }

  /** The function applied by a node, if it is such. */
  static List<Fun> functions(Expr e) {
    return switch (e) {
      case Expr.MatrixFunction(var f, _, _) -> List.of(f);
      case Expr.Entrywise(var f, _, _) -> List.of(f);
      case Expr.Frechet(var f, _, _, _) -> List.of(f);
      case Expr other -> List.of();
    };
  }
}
