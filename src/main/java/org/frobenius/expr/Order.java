package org.frobenius.expr;

import java.util.Comparator;

/**
 * A total order of expressions, the same in every run, near to how a person lists terms. Constant
 * time.
 */
public final class Order {
  public static final Comparator<Expr> NATURAL = Order::compare;

  private Order() {}

  private static int compare(Expr a, Expr b) {
    if (a == b) {
      return 0;
    }
    int byLead = lead(a).compareTo(lead(b));
    if (byLead != 0) {
      return byLead;
    }
    int byWeight = Long.compare(a.meta().weight(), b.meta().weight());
    return byWeight != 0 ? byWeight : Long.compare(a.meta().hash(), b.meta().hash());
  }

  /** Numbers first, then by the first name without regard to case, then by its case. */
  private static String lead(Expr e) {
    String lead = e.meta().lead();
    return lead.isEmpty() ? "" : lead.toLowerCase(java.util.Locale.ROOT) + " " + lead;
  }
}
