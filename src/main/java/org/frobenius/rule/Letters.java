package org.frobenius.rule;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Set;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Range;
import org.frobenius.expr.Shape;

/**
 * What an expression has besides symbols: unknown functions and dimensions. Each shared node is
 * visited once.
 */
final class Letters {
  private final Set<String> found = new LinkedHashSet<>();
  private final Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private Letters() {}

  static Set<String> of(Expr e) {
    var letters = new Letters();
    letters.collect(e);
    letters.found.remove(Dim.INFINITE.toString());
    return letters.found;
  }

  private void collect(Expr e) {
    if (!seen.add(e)) {
      return;
    }
    switch (e) {
      case Expr.Symbol s -> shape(s.shape());
      case Expr.Size(var dim, _) -> found.addAll(dim.symbols());
      case Expr.Constant(_, var dims, _, _) -> dims.forEach(d -> found.addAll(d.symbols()));
      case Expr.MatrixFunction(var f, _, _) -> function(f);
      case Expr.Entrywise(var f, _, _) -> function(f);
      case Expr.Frechet(var f, _, _, _) -> function(f);
      case Expr.Slice(_, var rows, var cols, _) -> {
        range(rows);
        range(cols);
      }
      case Expr.Num _, Expr.Named _, Expr.Sum _, Expr.Product _, Expr.Hadamard _ -> {}
      case Expr.Transpose _, Expr.Power _, Expr.EntryPower _, Expr.Call _, Expr.Block _ -> {}
      case Expr.BigSum _, Expr.Integral _, Expr.Differential _, Expr.Applied _ -> {}
    }
    Children.of(e).forEach(this::collect);
  }

  private void shape(Shape shape) {
    found.addAll(shape.rows().symbols());
    found.addAll(shape.cols().symbols());
  }

  private void function(Fun f) {
    if (f instanceof Fun.Unknown(var name, _)) {
      found.add(name);
    }
  }

  private void range(Range range) {
    if (range instanceof Range.Between(var from, var to)) {
      found.addAll(from.symbols());
      found.addAll(to.symbols());
    }
  }
}
