package org.frobenius.numeric;

import java.util.Optional;
import java.util.Set;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.expr.Expr;

/**
 * A sum whose terms cancel, with as many digits as two evaluations, one of twice as many digits,
 * need to agree.
 */
final class PreciseSum {
  private static final int FEWEST_DIGITS = 40;

  /** Sums of doubles that are smaller than their terms by so many digits have no double. */
  private static final int MOST_DIGITS = 1280;

  private PreciseSum() {}

  /**
   * Empty where it is not to be had so.
   *
   * @param bound the names bound in the sum, its index among them
   */
  static Optional<RealMatrix> of(
      Expr.BigSum sum, MultiplePrecision.Ordinary ordinary, Set<Expr.Symbol> bound) {
    var dependence = new Dependence(bound);
    var work = new PreciseWork();
    try {
      PreciseMatrix fewer =
          new MultiplePrecision(ordinary, dependence, FEWEST_DIGITS, work).sum(sum);
      for (int digits = 2 * FEWEST_DIGITS; digits <= MOST_DIGITS; digits *= 2) {
        PreciseMatrix more = new MultiplePrecision(ordinary, dependence, digits, work).sum(sum);
        if (more.agrees(fewer)) {
          return Optional.of(more.rounded()).filter(Dense::isFinite);
        }
        fewer = more;
      }
      return Optional.empty();
    } catch (FrobeniusException none) {
      return Optional.empty();
    }
  }
}
