package org.frobenius.numeric;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.expr.Expr;

/**
 * What an expression tends to at values of a name where it may have none itself, {@code
 * sinh(norm(x))/norm(x)} at 0: found from values so close by that doubles show no difference, where
 * these are the same in every direction.
 */
final class Limit {
  private static final int DIRECTIONS = 4;

  /** A distance of {@code 10^-20}, and of {@code 10^-40}; with digits for its powers up to 4. */
  private static final int PLACES = 20;

  private static final int DIGITS = 100;

  /** Beside a limit of 0 values fall as the distance, by 20 digits. */
  private static final BigDecimal FALL = new BigDecimal("1e-15");

  /** Doubles show no more. */
  private static final BigDecimal SAME = new BigDecimal("1e-17");

  private final Expr e;
  private final Expr.Symbol x;
  private final PreciseMatrix at;
  private final Evaluation evaluation;
  private final Dependence dependence;
  private final PreciseWork work = new PreciseWork();

  private Limit(Expr e, Expr.Symbol x, Values values) {
    this.e = e;
    this.x = x;
    this.at = PreciseMatrix.of(values.get(x.name()));
    this.evaluation =
        new Evaluation(List.of(e), values, Optional.of(Ties.SUBGRADIENT), Optional.empty());
    var names = new HashSet<>(evaluation.bound());
    names.add(x);
    this.dependence = new Dependence(names);
  }

  /** Empty where there is none, or it is not to be had so. */
  static Optional<RealMatrix> of(Expr e, Expr.Symbol x, Values values) {
    try {
      return new Limit(e, x, values).found();
    } catch (FrobeniusException none) {
      return Optional.empty();
    }
  }

  private Optional<RealMatrix> found() {
    var random = new Random(1);
    Optional<PreciseMatrix> limit = Optional.empty();
    for (int k = 0; k < DIRECTIONS; k++) {
      PreciseMatrix direction = at.map(_ -> new BigDecimal(random.nextGaussian()));
      Optional<PreciseMatrix> along = tendency(near(direction, 1), near(direction, 2));
      if (along.isEmpty() || limit.filter(l -> !l.agrees(along.get())).isPresent()) {
        return Optional.empty();
      }
      limit = along;
    }
    return limit.filter(_ -> isDetermined()).map(PreciseMatrix::rounded).filter(Dense::isFinite);
  }

  /** Whether what does not move needed no convention. */
  private boolean isDetermined() {
    Kinks kinks = evaluation.kinks().orElseThrow();
    return !kinks.met() && kinks.tie().isEmpty() && kinks.undetermined(e).isEmpty();
  }

  private PreciseMatrix near(PreciseMatrix direction, int times) {
    var precision = new MultiplePrecision(evaluation, dependence, times * DIGITS, work);
    PreciseMatrix moved = at.zip(direction, (a, d) -> a.add(d.scaleByPowerOfTen(-times * PLACES)));
    return precision.under(x, moved, e);
  }

  /** Empty where an entry neither stays nor falls to 0. */
  private static Optional<PreciseMatrix> tendency(PreciseMatrix near, PreciseMatrix nearer) {
    for (int i = 0; i < near.rows(); i++) {
      for (int j = 0; j < near.cols(); j++) {
        if (!stays(near.at(i, j), nearer.at(i, j)) && !falls(near.at(i, j), nearer.at(i, j))) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(near.zip(nearer, (a, b) -> stays(a, b) ? b : BigDecimal.ZERO));
  }

  private static boolean stays(BigDecimal near, BigDecimal nearer) {
    return near.subtract(nearer).abs().compareTo(SAME.multiply(nearer.abs())) <= 0;
  }

  private static boolean falls(BigDecimal near, BigDecimal nearer) {
    return nearer.abs().compareTo(FALL.multiply(near.abs())) <= 0;
  }
}
