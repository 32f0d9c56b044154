package org.frobenius.expr;

import java.util.function.Function;

/**
 * A fact worked out once for a node and kept with it: its properties, its transpose. The value must
 * be immutable and follow from the node alone.
 */
public final class Memo<T> {
  /** As many memos as there are, {@link #Memo} counts. */
  static final int SLOTS = 8;

  private static int used;

  private final int slot;
  private final Function<Expr, T> fact;

  /**
   * One for the whole program, in a static field.
   *
   * @param fact of a node
   */
  public Memo(Function<Expr, T> fact) {
    this.slot = next();
    this.fact = fact;
  }

  private static synchronized int next() {
    if (used == SLOTS) {
      throw new IllegalStateException("more memos than slots");
    }
    return used++;
  }

  /** The fact of the node, worked out at the first call. */
  @SuppressWarnings("unchecked") // only this memo writes its slot
  public T of(Expr e) {
    Object known = e.meta().memo(slot);
    if (known == null) {
      known = fact.apply(e);
      e.meta().remember(slot, known);
    }
    return (T) known;
  }
}
