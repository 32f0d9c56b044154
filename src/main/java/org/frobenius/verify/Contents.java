package org.frobenius.verify;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Range;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;

/**
 * What expressions leave open, each shared node visited once and without recursion.
 *
 * @param names the free names
 * @param differentials the spaces of the names under {@code d}, by name
 * @param dims the dimensions that are counts of rows or columns
 * @param symbols the dimension symbols, of indices too
 * @param unknowns the unknown functions, by name
 */
record Contents(
    Set<Expr.Symbol> names,
    Map<String, Space> differentials,
    Set<Dim> dims,
    Set<String> symbols,
    Set<String> unknowns) {

  static Contents of(Collection<? extends Expr> roots) {
    var found =
        new Contents(
            new LinkedHashSet<>(),
            new LinkedHashMap<>(),
            new LinkedHashSet<>(),
            new LinkedHashSet<>(),
            new LinkedHashSet<>());
    var bound = new LinkedHashSet<Expr.Symbol>();
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var pending = new ArrayDeque<Expr>(roots);
    while (!pending.isEmpty()) {
      Expr e = pending.pop();
      if (seen.add(e)) {
        found.enter(e, bound);
        pending.addAll(Children.of(e));
      }
    }
    found.names.removeAll(bound);
    found.symbols.remove(Dim.INFINITE.toString());
    return found;
  }

  private void enter(Expr e, Set<Expr.Symbol> bound) {
    switch (e) {
      case Expr.Symbol s -> {
        names.add(s);
        if (s.space().kind() != Space.Kind.SEQUENCE) {
          shape(s.shape());
        }
      }
      case Expr.Size(var dim, _) -> symbols.addAll(dim.symbols());
      case Expr.Constant(_, var sizes, _, _) -> sizes.forEach(this::count);
      case Expr.Slice(_, var rows, var cols, _) ->
          List.of(rows, cols)
              .forEach(
                  range -> {
                    if (range instanceof Range.Between(var from, var to)) {
                      symbols.addAll(from.symbols());
                      symbols.addAll(to.symbols());
                    }
                  });
      case Expr.BigSum(var index, _, _, _, _) -> bound.add(index);
      case Expr.Integral(var variable, _, _, _, _) -> bound.add(variable);
      case Expr.Differential(var arg, _) -> differential(arg);
      case Expr.MatrixFunction(var f, _, _) -> function(f, bound);
      case Expr.Entrywise(var f, _, _) -> function(f, bound);
      case Expr.Frechet(var f, _, _, _) -> function(f, bound);
      case Expr.Num _, Expr.Named _, Expr.Sum _, Expr.Product _, Expr.Hadamard _ -> {}
      case Expr.Transpose _, Expr.Power _, Expr.EntryPower _, Expr.Call _, Expr.Block _ -> {}
      case Expr.Applied _ -> {}
    }
  }

  private void differential(Expr arg) {
    switch (arg) {
      case Expr.Symbol(var name, var space, _) -> differentials.put(name, space);
      case Expr.Named(var name, _, _) -> differentials.put(name, Space.real(arg.shape()));
      case Expr _ -> {}
    }
  }

  private void function(Fun f, Set<Expr.Symbol> bound) {
    switch (f) {
      case Fun.Known _ -> {}
      case Fun.Unknown(var name, _) -> unknowns.add(name);
      case Fun.Lambda(var parameter, _) -> bound.add(parameter);
    }
  }

  private void shape(Shape shape) {
    count(shape.rows());
    count(shape.cols());
  }

  private void count(Dim dim) {
    dims.add(dim);
    symbols.addAll(dim.symbols());
  }
}
