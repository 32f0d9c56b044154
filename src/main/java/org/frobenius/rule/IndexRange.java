package org.frobenius.rule;

import java.util.function.UnaryOperator;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;

/** The values an index takes under a sum, {@code i = 1..n}; both ends belong to it. */
public record IndexRange(Expr.Symbol index, Expr from, Expr to) {
  static IndexRange of(Expr.BigSum sum) {
    return new IndexRange(sum.index(), sum.from(), sum.to());
  }

  boolean mentions(Expr.Symbol name) {
    return Children.symbols(from).contains(name) || Children.symbols(to).contains(name);
  }

  /** The range with other ends. */
  public IndexRange map(UnaryOperator<Expr> ends) {
    return new IndexRange(index, ends.apply(from), ends.apply(to));
  }
}
