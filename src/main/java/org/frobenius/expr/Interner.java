package org.frobenius.expr;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of all live nodes: a node equal to one that exists is that one. Nodes nobody holds are
 * forgotten.
 */
final class Interner {
  private static final class Entry extends WeakReference<Expr> {
    final long hash;
    final @org.jspecify.annotations.Nullable Entry next;

    Entry(Expr node, @org.jspecify.annotations.Nullable Entry next, ReferenceQueue<Expr> queue) {
      super(node, queue);
      this.hash = node.meta().hash();
      this.next = next;
    }
  }

  private static final Map<Long, Entry> TABLE = new HashMap<>();
  private static final ReferenceQueue<Expr> FORGOTTEN = new ReferenceQueue<>();

  private Interner() {}

  static synchronized Expr intern(Expr candidate) {
    expunge();
    long hash = candidate.meta().hash();
    @org.jspecify.annotations.Nullable Entry head = TABLE.get(hash);
    for (Entry at = head; at != null; at = at.next) {
      Expr known = at.get();
      if (known != null && same(known, candidate)) {
        return known;
      }
    }
    TABLE.put(hash, new Entry(candidate, head, FORGOTTEN));
    return candidate;
  }

  private static void expunge() {
    for (Object dead = FORGOTTEN.poll(); dead != null; dead = FORGOTTEN.poll()) {
      long hash = ((Entry) dead).hash;
      @org.jspecify.annotations.Nullable Entry kept = null;
      for (Entry at = TABLE.get(hash); at != null; at = at.next) {
        Expr live = at.get();
        if (live != null) {
          kept = new Entry(live, kept, FORGOTTEN);
        }
      }
      if (kept == null) {
        TABLE.remove(hash);
      } else {
        TABLE.put(hash, kept);
      }
    }
  }

  /** Whether two nodes have the same operator and identical children. */
  private static boolean same(Expr a, Expr b) {
    return switch (a) {
      case Expr.Num(var x, _) -> b instanceof Expr.Num(var y, _) && x.equals(y);
      case Expr.Size(var x, _) -> b instanceof Expr.Size(var y, _) && x.equals(y);
      case Expr.Symbol(var x, var s, _) ->
          b instanceof Expr.Symbol(var y, var t, _) && x.equals(y) && s.equals(t);
      case Expr.Named(var x, var v, _) ->
          b instanceof Expr.Named(var y, var w, _) && x.equals(y) && v == w;
      case Expr.Constant(var k, var d, var i, _) ->
          b instanceof Expr.Constant(var l, var e, var j, _)
              && k == l
              && d.equals(e)
              && identical(i, j);
      case Expr.Sum(var x, _) -> b instanceof Expr.Sum(var y, _) && identical(x, y);
      case Expr.Product(var c, var s, var f, _) ->
          b instanceof Expr.Product(var d, var t, var g, _)
              && c.equals(d)
              && identical(s, t)
              && identical(f, g);
      case Expr.Hadamard(var x, _) -> b instanceof Expr.Hadamard(var y, _) && identical(x, y);
      case Expr.Transpose(var x, _) -> b instanceof Expr.Transpose(var y, _) && x == y;
      case Expr.Power(var x, var e, _) ->
          b instanceof Expr.Power(var y, var f, _) && x == y && e == f;
      case Expr.EntryPower(var x, var e, _) ->
          b instanceof Expr.EntryPower(var y, var f, _) && x == y && e == f;
      case Expr.MatrixFunction(var f, var x, _) ->
          b instanceof Expr.MatrixFunction(var g, var y, _) && x == y && f.equals(g);
      case Expr.Entrywise(var f, var x, _) ->
          b instanceof Expr.Entrywise(var g, var y, _) && x == y && f.equals(g);
      case Expr.Frechet(var f, var x, var d, _) ->
          b instanceof Expr.Frechet(var g, var y, var e, _)
              && x == y
              && f.equals(g)
              && identical(d, e);
      case Expr.Call(var o, var x, _) ->
          b instanceof Expr.Call(var p, var y, _) && o == p && identical(x, y);
      case Expr.Applied(var f, var k, var x, _) ->
          b instanceof Expr.Applied(var g, var l, var y, _) && f == g && k == l && x == y;
      case Expr.Slice(var x, var r, var c, _) ->
          b instanceof Expr.Slice(var y, var s, var d, _) && x == y && r.equals(s) && c.equals(d);
      case Expr.Block(var x, _) ->
          b instanceof Expr.Block(var y, _)
              && x.size() == y.size()
              && java.util.stream.IntStream.range(0, x.size())
                  .allMatch(i -> identical(x.get(i), y.get(i)));
      case Expr.BigSum(var i, var l, var h, var x, _) ->
          b instanceof Expr.BigSum(var j, var m, var g, var y, _)
              && i == j
              && l == m
              && h == g
              && x == y;
      case Expr.Integral(var v, var l, var h, var x, _) ->
          b instanceof Expr.Integral(var w, var m, var g, var y, _)
              && v == w
              && l == m
              && h == g
              && x == y;
      case Expr.Differential(var x, _) -> b instanceof Expr.Differential(var y, _) && x == y;
    };
  }

  private static boolean identical(List<Expr> a, List<Expr> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (a.get(i) != b.get(i)) {
        return false;
      }
    }
    return true;
  }
}
