package org.frobenius.print;

import org.frobenius.expr.Expr;

/**
 * How many names, numbers and operators {@link Printer#text} writes, without writing them: the cost
 * of an expression. Each node is counted once in the lifetime of the count. Not for several
 * threads.
 */
public final class TokenCount {
  private final Layout layout = new Layout(false);

  /** Saturates at {@link Long#MAX_VALUE}. */
  public long of(Expr e) {
    return layout.of(e).tokens();
  }
}
