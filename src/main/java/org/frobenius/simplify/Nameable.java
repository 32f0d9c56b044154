package org.frobenius.simplify;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;

/** Which parts of expressions a name can stand for. */
final class Nameable implements Predicate<Expr> {
  private final Map<Expr, Boolean> known = new IdentityHashMap<>();
  private final Set<Expr.Symbol> bound = new HashSet<>();

  /**
   * @param nodes of the expressions, each once
   */
  Nameable(List<Expr> nodes) {
    nodes.forEach(this::collectBound);
  }

  @Override
  public boolean test(Expr e) {
    return switch (e) {
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _ -> false;
      case Expr.Transpose _, Expr.Differential _ -> false;
      case Expr.Sum _, Expr.Product _, Expr.Hadamard _, Expr.Power _, Expr.EntryPower _ ->
          isFree(e);
      case Expr.MatrixFunction _, Expr.Entrywise _, Expr.Frechet _, Expr.Call _ -> isFree(e);
      case Expr.Slice _, Expr.Block _, Expr.BigSum _, Expr.Integral _, Expr.Applied _ -> isFree(e);
    };
  }

  /** Without the index of a sum around it, the variable of an integral, the letter of a map. */
  private boolean isFree(Expr e) {
    return bound.isEmpty()
        || known.computeIfAbsent(
            e, part -> Children.symbols(part).stream().noneMatch(bound::contains));
  }

  private void collectBound(Expr e) {
    switch (e) {
      case Expr.BigSum(var index, _, _, _, _) -> bound.add(index);
      case Expr.Integral(var variable, _, _, _, _) -> bound.add(variable);
      case Expr.MatrixFunction(var f, _, _) -> collectBound(f);
      case Expr.Entrywise(var f, _, _) -> collectBound(f);
      case Expr.Frechet(var f, _, _, _) -> collectBound(f);
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _ -> {}
      case Expr.Sum _, Expr.Product _, Expr.Hadamard _, Expr.Transpose _, Expr.Power _ -> {}
      case Expr.EntryPower _, Expr.Call _, Expr.Applied _, Expr.Slice _, Expr.Block _ -> {}
      case Expr.Differential _ -> {}
    }
  }

  private void collectBound(Fun f) {
    if (f instanceof Fun.Lambda(var parameter, _)) {
      bound.add(parameter);
    }
  }
}
