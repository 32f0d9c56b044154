package org.frobenius.verify;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Expr;
import org.frobenius.numeric.Evaluator;
import org.frobenius.numeric.Values;

/** Whether two expressions have the same values, on random instances. */
public final class Equality {
  private Equality() {}

  /** Two expressions of one shape. Where only one of them is defined, nothing is compared. */
  public static Verdict compare(Expr first, Expr second, long seed) {
    Expr a = TrialMap.bound(first);
    Expr b = TrialMap.bound(second);
    if (!a.shape().equals(b.shape())) {
      return new Verdict(
          Verdict.Outcome.WRONG, 0, 1, "the shapes are " + a.shape() + " and " + b.shape());
    }
    return Check.run(
        RandomInstances.of(List.of(a, b), seed),
        Check.WANTED,
        instance -> at(a, b, instance.values()),
        (c, instance) -> {
          int columns = Evaluator.evaluate(a, instance.values()).getColumnDimension();
          return "entry "
              + place(c.worst(), columns)
              + " is "
              + c.claimed()
              + " and "
              + c.found()
              + " ("
              + instance
              + ")";
        });
  }

  static Comparison at(Expr a, Expr b, Values values) {
    var both = Evaluator.evaluateAll(List.of(a, b), values);
    return Comparison.ofValues(entries(both.getFirst()), entries(both.getLast()));
  }

  /** {@code [1, 2]}, of the entry at a place counted row by row. */
  static String place(int index, int columns) {
    return "[" + (index / columns + 1) + ", " + (index % columns + 1) + "]";
  }

  /** Row by row. */
  static double[] entries(RealMatrix m) {
    var all = new double[m.getRowDimension() * m.getColumnDimension()];
    for (int i = 0; i < all.length; i++) {
      all[i] = m.getEntry(i / m.getColumnDimension(), i % m.getColumnDimension());
    }
    return all;
  }
}
