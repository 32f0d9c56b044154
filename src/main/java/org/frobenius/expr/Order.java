package org.frobenius.expr;

import java.util.Comparator;

/**
 * A total order of expressions, the same in every run, near to how a person lists terms: numbers
 * first, then by the first name. Constant time.
 */
public final class Order {
  public static final Comparator<Expr> NATURAL = Order::compare;

  private Order() {}

  private static int compare(Expr a, Expr b) {
    if (a == b) {
      return 0;
    }
    int byLead = a.meta().lead().compareTo(b.meta().lead());
    if (byLead != 0) {
      return byLead;
    }
    int byWeight = Long.compare(a.meta().weight(), b.meta().weight());
    return byWeight != 0 ? byWeight : Long.compare(a.meta().hash(), b.meta().hash());
  }
}
