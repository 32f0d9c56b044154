package org.frobenius.rule;

import java.util.function.UnaryOperator;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;

/**
 * The values a bound name takes: under a sum an index, {@code i = 1..n}, both ends belonging to it;
 * under an integral its variable, {@code s from 0 to 1}, all but single ones.
 */
public record IndexRange(Expr.Symbol index, Expr from, Expr to, boolean isInterval) {
  /** Of an index. */
  public IndexRange(Expr.Symbol index, Expr from, Expr to) {
    this(index, from, to, false);
  }

  static IndexRange of(Expr.BigSum sum) {
    return new IndexRange(sum.index(), sum.from(), sum.to());
  }

  static IndexRange of(Expr.Integral integral) {
    return new IndexRange(integral.variable(), integral.from(), integral.to(), true);
  }

  boolean mentions(Expr.Symbol name) {
    return Children.symbols(from).contains(name) || Children.symbols(to).contains(name);
  }

  /** The range with other ends. */
  public IndexRange map(UnaryOperator<Expr> ends) {
    return new IndexRange(index, ends.apply(from), ends.apply(to), isInterval);
  }
}
