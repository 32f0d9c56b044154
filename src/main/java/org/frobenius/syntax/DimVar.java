package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.List;
import org.frobenius.expr.Dim;
import org.jspecify.annotations.Nullable;

/**
 * A dimension under inference: open, or known as a polynomial. Open and known ones are joined in a
 * forest (union by size); only {@link DimUnifier} changes them.
 */
final class DimVar {
  final int id;

  /** The next one on the way to the root, which speaks for all that are joined. */
  @Nullable DimVar parent;

  /** Of a root: its value, which may contain other open dimensions by their {@link #symbol}. */
  @Nullable Dim value;

  /** Of a root: whether the value contains no open dimension. */
  boolean rigid;

  /** Of an open root: by custom not 1, the name being a vector's or a matrix's. */
  boolean aboveOne;

  int size = 1;

  /** Who waits to hear more of it. */
  private @Nullable List<Goal> watchers;

  DimVar(int id) {
    this.id = id;
  }

  /** How a polynomial refers to it while it is open. No user's name begins with a question mark. */
  Dim symbol() {
    return Dim.symbol("?" + id);
  }

  List<Goal> watchers() {
    return watchers == null ? List.of() : watchers;
  }

  void watch(Goal goal) {
    if (watchers == null) {
      watchers = new ArrayList<>(2);
    }
    watchers.add(goal);
  }

  /** Forgets the latest watchers, down to {@code count}. */
  void unwatch(int count) {
    if (watchers != null) {
      watchers.subList(count, watchers.size()).clear();
    }
  }
}
