package org.frobenius.expr;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of all live nodes: a node equal to one that exists is that one. Nodes nobody holds are
 * forgotten.
 */
final class Interner {
  private static final class Entry extends WeakReference<Expr> {
    final long hash;
    @Nullable Entry next;

    Entry(Expr node, @Nullable Entry next, ReferenceQueue<Expr> queue) {
      super(node, queue);
      this.hash = node.meta().hash();
      this.next = next;
    }
  }

  /** Nodes made between two looks at what the collector has freed. */
  private static final int BETWEEN_SWEEPS = 1024;

  private static final ReferenceQueue<Expr> FORGOTTEN = new ReferenceQueue<>();
  private static @Nullable Entry[] table = new Entry[1 << 12];
  private static int size;
  private static int untilSweep = BETWEEN_SWEEPS;

  private Interner() {}

  static synchronized Expr intern(Expr candidate) {
    long hash = candidate.meta().hash();
    int at = place(hash, table.length);
    for (Entry entry = table[at]; entry != null; entry = entry.next) {
      if (entry.hash == hash) {
        Expr known = entry.get();
        if (known != null && same(known, candidate)) {
          return known;
        }
      }
    }
    table[at] = new Entry(candidate, table[at], FORGOTTEN);
    size++;
    if (--untilSweep == 0) {
      untilSweep = BETWEEN_SWEEPS;
      sweep();
      if (size > table.length) {
        grow();
      }
    }
    return candidate;
  }

  private static int place(long hash, int length) {
    return (int) (hash ^ hash >>> 32) & length - 1;
  }

  private static void sweep() {
    for (Object dead = FORGOTTEN.poll(); dead != null; dead = FORGOTTEN.poll()) {
      int at = place(((Entry) dead).hash, table.length);
      Entry before = null;
      for (Entry entry = table[at]; entry != null; entry = entry.next) {
        if (entry != dead) {
          before = entry;
        } else if (before == null) {
          table[at] = entry.next;
          size--;
        } else {
          before.next = entry.next;
          size--;
        }
      }
    }
  }

  private static void grow() {
    var larger = new Entry[4 * table.length];
    for (Entry head : table) {
      Entry entry = head;
      while (entry != null) {
        Entry next = entry.next;
        int at = place(entry.hash, larger.length);
        entry.next = larger[at];
        larger[at] = entry;
        entry = next;
      }
    }
    table = larger;
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
