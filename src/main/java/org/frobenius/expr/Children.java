package org.frobenius.expr;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The walks every pass shares: a node's children, a node rebuilt on new children, substitution, the
 * free names.
 */
public final class Children {
  private Children() {}

  /** The direct subexpressions, in the order written; functions' bodies and indices included. */
  public static List<Expr> of(Expr e) {
    return switch (e) {
      case Expr.Num _, Expr.Size _, Expr.Symbol _ -> List.of();
      case Expr.Named(_, var value, _) -> List.of(value);
      case Expr.Constant(_, _, var indices, _) -> indices;
      case Expr.Sum(var terms, _) -> terms;
      case Expr.Product(_, var scalars, var factors, _) -> join(scalars, factors);
      case Expr.Hadamard(var factors, _) -> factors;
      case Expr.Transpose(var arg, _) -> List.of(arg);
      case Expr.Power(var base, var exponent, _) -> List.of(base, exponent);
      case Expr.EntryPower(var base, var exponent, _) -> List.of(base, exponent);
      case Expr.MatrixFunction(var f, var arg, _) -> join(body(f), List.of(arg));
      case Expr.Entrywise(var f, var arg, _) -> join(body(f), List.of(arg));
      case Expr.Frechet(var f, var at, var directions, _) ->
          join(join(body(f), List.of(at)), directions);
      case Expr.Call(_, var args, _) -> args;
      case Expr.Applied(_, _, var arg, _) -> List.of(arg);
      case Expr.Slice(var arg, var rows, var cols, _) ->
          join(List.of(arg), join(index(rows), index(cols)));
      case Expr.Block(var rows, _) -> rows.stream().flatMap(List::stream).toList();
      case Expr.BigSum(_, var from, var to, var body, _) -> List.of(from, to, body);
      case Expr.Integral(_, var from, var to, var body, _) -> List.of(from, to, body);
      case Expr.Differential(var arg, _) -> List.of(arg);
    };
  }

  private static List<Expr> body(Fun f) {
    return f instanceof Fun.Lambda(_, var body) ? List.of(body) : List.of();
  }

  private static List<Expr> index(Range range) {
    return range instanceof Range.At(var index) ? List.of(index) : List.of();
  }

  private static List<Expr> join(List<Expr> a, List<Expr> b) {
    if (a.isEmpty()) {
      return b;
    }
    if (b.isEmpty()) {
      return a;
    }
    var both = new ArrayList<Expr>(a);
    both.addAll(b);
    return both;
  }

  /**
   * The node with {@code f} applied to each child, through {@link Build}; the node itself where
   * nothing changes.
   */
  public static Expr map(Expr e, UnaryOperator<Expr> f) {
    return switch (e) {
      case Expr.Num _, Expr.Size _, Expr.Symbol _ -> e;
      case Expr.Named(var name, var value, _) -> {
        Expr v = f.apply(value);
        yield v == value ? e : Build.named(name, v);
      }
      case Expr.Constant(var kind, var dims, var indices, _) -> {
        var i = all(indices, f);
        yield i == indices ? e : Build.constant(kind, dims, i);
      }
      case Expr.Sum(var terms, _) -> {
        var t = all(terms, f);
        yield t == terms ? e : Build.sum(t);
      }
      case Expr.Product(var c, var scalars, var factors, _) -> {
        var s = all(scalars, f);
        var m = all(factors, f);
        yield s == scalars && m == factors ? e : Build.product(c, s, m);
      }
      case Expr.Hadamard(var factors, _) -> {
        var m = all(factors, f);
        yield m == factors ? e : Build.hadamard(m);
      }
      case Expr.Transpose(var arg, _) -> {
        Expr a = f.apply(arg);
        yield a == arg ? e : Build.transpose(a);
      }
      case Expr.Power(var base, var exponent, _) -> {
        Expr b = f.apply(base);
        Expr x = f.apply(exponent);
        yield b == base && x == exponent ? e : Build.power(b, x);
      }
      case Expr.EntryPower(var base, var exponent, _) -> {
        Expr b = f.apply(base);
        Expr x = f.apply(exponent);
        yield b == base && x == exponent ? e : Build.entryPower(b, x);
      }
      case Expr.MatrixFunction(var fun, var arg, _) -> {
        Fun g = map(fun, f);
        Expr a = f.apply(arg);
        yield a == arg && g == fun ? e : Build.matrixFunction(g, a);
      }
      case Expr.Entrywise(var fun, var arg, _) -> {
        Fun g = map(fun, f);
        Expr a = f.apply(arg);
        yield a == arg && g == fun ? e : Build.entrywise(g, a);
      }
      case Expr.Frechet(var fun, var at, var directions, _) -> {
        Fun g = map(fun, f);
        Expr a = f.apply(at);
        var d = all(directions, f);
        yield a == at && d == directions && g == fun ? e : Build.frechet(g, a, d);
      }
      case Expr.Call(var op, var args, _) -> {
        var a = all(args, f);
        yield a == args ? e : Build.call(op, a);
      }
      case Expr.Applied(var function, var derivative, var arg, _) -> {
        Expr a = f.apply(arg);
        yield a == arg ? e : Build.applied(function, derivative, a);
      }
      case Expr.Slice(var arg, var rows, var cols, _) -> {
        Expr a = f.apply(arg);
        Range r = map(rows, f);
        Range c = map(cols, f);
        yield a == arg && r == rows && c == cols ? e : Build.slice(a, r, c);
      }
      case Expr.Block(var rows, _) -> {
        var mapped = rows.stream().map(row -> all(row, f)).toList();
        boolean changed = false;
        for (int i = 0; i < rows.size(); i++) {
          changed |= mapped.get(i) != rows.get(i);
        }
        yield changed ? Build.block(mapped) : e;
      }
      case Expr.BigSum(var index, var from, var to, var body, _) -> {
        Expr l = f.apply(from);
        Expr h = f.apply(to);
        Expr b = f.apply(body);
        yield l == from && h == to && b == body ? e : Build.bigSum(index, l, h, b);
      }
      case Expr.Integral(var variable, var from, var to, var body, _) -> {
        Expr l = f.apply(from);
        Expr h = f.apply(to);
        Expr b = f.apply(body);
        yield l == from && h == to && b == body ? e : Build.integral(variable, l, h, b);
      }
      case Expr.Differential(var arg, _) -> {
        Expr a = f.apply(arg);
        yield a == arg ? e : Build.differential(a);
      }
    };
  }

  private static Fun map(Fun fun, UnaryOperator<Expr> f) {
    if (fun instanceof Fun.Lambda(var parameter, var body)) {
      Expr b = f.apply(body);
      return b == body ? fun : new Fun.Lambda(parameter, b);
    }
    return fun;
  }

  private static Range map(Range range, UnaryOperator<Expr> f) {
    if (range instanceof Range.At(var index)) {
      Expr i = f.apply(index);
      return i == index ? range : new Range.At(i);
    }
    return range;
  }

  /** The list with {@code f} applied to each; the same list where nothing changes. */
  public static List<Expr> all(List<Expr> list, UnaryOperator<Expr> f) {
    List<Expr> mapped = list;
    for (int i = 0; i < list.size(); i++) {
      Expr e = list.get(i);
      Expr g = f.apply(e);
      if (g != e && mapped == list) {
        mapped = new ArrayList<>(list);
      }
      if (g != e) {
        mapped.set(i, g);
      }
    }
    return mapped;
  }

  /**
   * Replaces nodes, outermost first; each shared node is visited once. What is bound inside stays:
   * the index of a sum is not replaced, and renamed where a value has its name.
   */
  public static Expr substitute(Expr e, Map<Expr, Expr> values) {
    return new Substitution(values).apply(e);
  }

  /** Whether a part of the expression, or itself, is such a one; each is looked at once. */
  public static boolean any(Expr root, Predicate<Expr> sought) {
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var pending = new ArrayDeque<Expr>(List.of(root));
    while (!pending.isEmpty()) {
      Expr e = pending.pop();
      if (sought.test(e)) {
        return true;
      }
      if (seen.add(e)) {
        pending.addAll(of(e));
      }
    }
    return false;
  }

  /**
   * The free symbols in order of first appearance; indices of sums and parameters of functions are
   * bound.
   */
  public static Set<Expr.Symbol> symbols(Expr e) {
    var free = new LinkedHashSet<Expr.Symbol>();
    collect(e, free, java.util.Collections.newSetFromMap(new IdentityHashMap<>()));
    return free;
  }

  private static void collect(Expr e, Set<Expr.Symbol> free, Set<Expr> seen) {
    if (!seen.add(e)) {
      return;
    }
    switch (e) {
      case Expr.Symbol s -> free.add(s);
      case Expr.BigSum(var index, var from, var to, var body, _) -> {
        collect(from, free, seen);
        collect(to, free, seen);
        under(index, body, free);
      }
      case Expr.Integral(var variable, var from, var to, var body, _) -> {
        collect(from, free, seen);
        collect(to, free, seen);
        under(variable, body, free);
      }
      case Expr.MatrixFunction(var f, var arg, _) -> {
        ofFunction(f, free);
        collect(arg, free, seen);
      }
      case Expr.Entrywise(var f, var arg, _) -> {
        ofFunction(f, free);
        collect(arg, free, seen);
      }
      case Expr.Frechet(var f, var at, var directions, _) -> {
        ofFunction(f, free);
        collect(at, free, seen);
        directions.forEach(d -> collect(d, free, seen));
      }
      case Expr.Num _, Expr.Size _, Expr.Named _, Expr.Constant _, Expr.Sum _, Expr.Product _ ->
          of(e).forEach(child -> collect(child, free, seen));
      case Expr.Hadamard _, Expr.Transpose _, Expr.Power _, Expr.EntryPower _, Expr.Call _ ->
          of(e).forEach(child -> collect(child, free, seen));
      case Expr.Slice _, Expr.Block _, Expr.Differential _, Expr.Applied _ ->
          of(e).forEach(child -> collect(child, free, seen));
    }
  }

  private static void ofFunction(Fun f, Set<Expr.Symbol> free) {
    if (f instanceof Fun.Lambda(var parameter, var body)) {
      under(parameter, body, free);
    }
  }

  private static void under(Expr.Symbol binder, Expr body, Set<Expr.Symbol> free) {
    var inner = symbols(body);
    inner.remove(binder);
    free.addAll(inner);
  }
}
