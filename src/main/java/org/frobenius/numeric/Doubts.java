package org.frobenius.numeric;

import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/**
 * Takes notice where what was divided by is singular, or was but for rounding, where the terms of a
 * series cancel, and where numbers became too small.
 */
final class Doubts {
  /** What moves by more than this part of itself has no digit that is known. */
  private static final double FIRST_DIGIT = 0.5;

  /** A series is named for what it converges to: of that fewer digits would be no value. */
  private static final double SIX_DIGITS = 1e-6;

  /**
   * @param reason why a value may be wrong
   * @param moved the part of itself that other rounding errors may move it by, if it is not
   */
  record Doubt(String reason, double moved) {}

  private final Function<Expr, RealMatrix> value;
  private final AddedTerms terms;
  private Optional<Doubt> strongest = Optional.empty();

  /**
   * @param value the value of a node
   */
  Doubts(Function<Expr, RealMatrix> value, AddedTerms terms) {
    this.value = value;
    this.terms = terms;
  }

  /** The one that asks most of a value, if there is any. */
  Optional<Doubt> strongest() {
    return strongest;
  }

  /** Looks at a node and its value. */
  void look(Expr e, RealMatrix result) {
    if (strongest.isEmpty() && isNearlySingular(e, result)) {
      add(Failures.onlyRounding(Operands.operation(e)), FIRST_DIGIT);
    }
  }

  /** Looks at a matrix whose inverse stands in a product. */
  void look(LuFactorization divisor) {
    if (strongest.isEmpty() && divisor.isNearlySingular()) {
      add(Failures.onlyRounding("inv"), FIRST_DIGIT);
    }
  }

  /** Of a series whose terms are much larger than their sum. */
  void addCancelledSeries() {
    add("the terms of the series cancel: too few digits of the value are known", SIX_DIGITS);
  }

  /** Of numbers that became 0 since doubles have no smaller ones. */
  void addUnderflow() {
    add("underflow: numbers on the way are too small for double precision", FIRST_DIGIT);
  }

  private void add(String reason, double moved) {
    if (strongest.filter(doubt -> doubt.moved() <= moved).isEmpty()) {
      strongest = Optional.of(new Doubt(reason, moved));
    }
  }

  /** Whether the result is so large that what was divided by may be singular but for rounding. */
  private boolean isNearlySingular(Expr e, RealMatrix result) {
    return switch (e) {
      case Expr.Power(var base, var exponent, _) when exponent == Build.MINUS_ONE ->
          base.isScalar()
              ? Dense.largest(value.apply(base)) < LuFactorization.NEARLY_SINGULAR * terms.of(base)
              : 1
                  < LuFactorization.NEARLY_SINGULAR
                      * Dense.largest(value.apply(base))
                      * Dense.largest(result);
      case Expr.Call(var op, var args, _) when op == Op.SYLVESTER || op == Op.LYAPUNOV ->
          Dense.largest(value.apply(args.getLast()))
              < LuFactorization.NEARLY_SINGULAR
                  * Math.max(
                      Dense.largest(value.apply(args.getFirst())),
                      Dense.largest(value.apply(args.get(args.size() - 2))))
                  * Dense.largest(result);
      case Expr.Call(var op, var args, _) when op == Op.LOGDET ->
          LuFactorization.of(value.apply(args.getFirst())).isNearlySingular();
      case Expr _ -> false;
    };
  }
}
