package org.frobenius.numeric;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Range;

/**
 * On which bound names, indices and parameters, an expression depends; found once for each node.
 */
final class Dependence {
  private final Set<Expr.Symbol> bound;
  private final Map<Expr, Set<Expr.Symbol>> known = new IdentityHashMap<>();

  Dependence(Set<Expr.Symbol> bound) {
    this.bound = bound;
  }

  Set<Expr.Symbol> of(Expr root) {
    var pending = new ArrayDeque<Expr>();
    pending.push(root);
    while (!pending.isEmpty()) {
      Expr e = pending.peek();
      int before = pending.size();
      if (!known.containsKey(e)) {
        for (Expr child : Children.of(e)) {
          if (!known.containsKey(child)) {
            pending.push(child);
          }
        }
        if (pending.size() > before) {
          continue;
        }
        known.put(e, ofNode(e));
      }
      pending.pop();
    }
    return found(root);
  }

  private Set<Expr.Symbol> found(Expr e) {
    return Objects.requireNonNull(known.get(e), "operands come first");
  }

  private Set<Expr.Symbol> ofNode(Expr e) {
    return switch (e) {
      case Expr.Symbol s -> bound.contains(s) ? Set.of(s) : Set.of();
      case Expr.BigSum(var index, var from, var to, var body, _) ->
          union(union(found(from), found(to)), without(found(body), index));
      case Expr.Integral(var variable, var from, var to, var body, _) ->
          union(union(found(from), found(to)), without(found(body), variable));
      case Expr other -> {
        Set<Expr.Symbol> all = Set.of();
        for (Fun f : Occurrences.functions(other)) {
          if (f instanceof Fun.Lambda(var parameter, var body)) {
            all = without(found(body), parameter);
          }
        }
        for (Expr child : Children.of(other)) {
          if (!isBodyOf(other, child)) {
            all = union(all, found(child));
          }
        }
        for (Dim dim : dimensions(other)) {
          all = union(all, named(dim.symbols()));
        }
        yield all;
      }
    };
  }

  /** The dimensions written in a node: an index may be one, as in {@code x[1:k]}. */
  private static List<Dim> dimensions(Expr e) {
    return switch (e) {
      case Expr.Size(var dim, _) -> List.of(dim);
      case Expr.Constant(_, var dims, _, _) -> dims;
      case Expr.Slice(_, var rows, var cols, _) ->
          Stream.of(rows, cols).flatMap(Dependence::ends).toList();
      case Expr _ -> List.of();
    };
  }

  private static Stream<Dim> ends(Range range) {
    return range instanceof Range.Between(var from, var to) ? Stream.of(from, to) : Stream.of();
  }

  private Set<Expr.Symbol> named(Set<String> names) {
    return names.isEmpty()
        ? Set.of()
        : bound.stream()
            .filter(s -> names.contains(s.name()))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isBodyOf(Expr e, Expr child) {
    return Occurrences.functions(e).stream()
        .anyMatch(f -> f instanceof Fun.Lambda(_, var body) && body == child);
  }

  private static Set<Expr.Symbol> without(Set<Expr.Symbol> names, Expr.Symbol name) {
    if (!names.contains(name)) {
      return names;
    }
    var rest = new HashSet<>(names);
    rest.remove(name);
    return Set.copyOf(rest);
  }

  private static Set<Expr.Symbol> union(Set<Expr.Symbol> a, Set<Expr.Symbol> b) {
    if (a.containsAll(b)) {
      return a;
    }
    if (b.containsAll(a)) {
      return b;
    }
    var both = new HashSet<>(a);
    both.addAll(b);
    return Set.copyOf(both);
  }
}
