package org.frobenius.numeric;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Expr;

/**
 * The value of an expression, and of a derivative. A result that is not finite is a DomainException
 * that names the operation that made it.
 */
public final class Evaluator {
  /** Three say within a factor of ten or so how large an error is. */
  private static final int TRIALS = 3;

  private final Values values;
  private final Optional<Ties> ties;
  private final Evaluation evaluation;

  /**
   * @param ties of a derivative, what it has at ties
   */
  private Evaluator(Collection<? extends Expr> roots, Values values, Optional<Ties> ties) {
    this.values = values;
    this.ties = ties;
    this.evaluation = new Evaluation(roots, values, ties, Optional.empty());
  }

  /**
   * The value, a matrix of the expression's shape (a scalar is 1 by 1).
   *
   * @param values one for each name; a missing one is a DataException, sizes that clash are a
   *     ShapeException
   */
  public static RealMatrix evaluate(Expr e, Values values) {
    return evaluateAll(List.of(e), values).getFirst();
  }

  /** The values of several expressions; what they share is evaluated once. */
  public static List<RealMatrix> evaluateAll(List<? extends Expr> expressions, Values values) {
    var evaluator = new Evaluator(expressions, values, Optional.empty());
    return expressions.stream().map(e -> evaluator.known(e).copy()).toList();
  }

  /**
   * The value with every rounding error drawn anew, which another seed does otherwise: how far such
   * values lie apart says how many digits the value has.
   */
  public static RealMatrix evaluateWithNoise(Expr e, Values values, long seed) {
    var noise = Optional.of(new RoundingNoise(seed));
    return new Evaluation(List.of(e), values, Optional.empty(), noise).value(e).copy();
  }

  /** Whether a function changes as the formula of its derivative says. */
  public interface Confirmed {
    /**
     * @param ties what the formula has at ties
     * @param smooth whether there has to be a derivative; else a subgradient will do
     */
    boolean at(Ties ties, boolean smooth);
  }

  /**
   * The value of a derivative: at a kink of a norm the subgradient 0, where the function itself has
   * a value; see {@link Kinks}.
   *
   * @param derivative a gradient, a differential, a Jacobian
   * @param function what it is the derivative of, evaluated only where the convention was needed
   * @param order 2 where the derivative is that of a gradient of the function, else 1
   * @param confirmed asked only where eigenvectors, singular vectors or a polar factor are not
   *     determined, at a tie, and where a second derivative needs the convention; where the
   *     function does not change so, it has no derivative
   */
  public static RealMatrix derivative(
      Expr derivative, Expr function, Values values, int order, Confirmed confirmed) {
    Optional<String> why = Optional.empty();
    for (Ties ties : Ties.values()) {
      var evaluator = new Evaluator(List.of(derivative), values, Optional.of(ties));
      RealMatrix value = evaluator.derivative(derivative, function);
      Kinks kinks = evaluator.evaluation.kinks().orElseThrow();
      Optional<String> undetermined = kinks.undetermined(function);
      Optional<String> tie = kinks.tie().or(() -> jump(function, values, ties));
      // a gradient has a zero of the same order beside the norm; its derivative may have none left
      Optional<String> kink =
          order == 2 && kinks.met() ? Optional.of("division by 0") : Optional.empty();
      if (undetermined.isEmpty() && tie.isEmpty() && kink.isEmpty()) {
        return value;
      }
      boolean smooth = undetermined.isPresent() || kink.isPresent() || ties == Ties.MEAN;
      if (confirmed.at(ties, smooth)) {
        return value;
      }
      why = why.or(() -> undetermined.or(() -> tie).or(() -> kink));
      if (kinks.tie().isEmpty()) {
        break;
      }
    }
    throw Kinks.unconfirmed(why.orElseThrow());
  }

  /** Where the function may jump, in words; its derivative, which is 0 beside it, shows nothing. */
  private static Optional<String> jump(Expr function, Values values, Ties ties) {
    if (!Jumps.in(function)) {
      return Optional.empty();
    }
    var evaluator = new Evaluator(List.of(function), values, Optional.of(ties));
    try {
      evaluator.evaluation.value(function);
    } catch (DataException | UnsupportedException unknown) {
      return Optional.empty(); // the derivative does without
    }
    return evaluator.evaluation.kinks().flatMap(Kinks::tie);
  }

  /**
   * Fails where eigenvectors, singular vectors or a polar factor that the value is made of are not
   * determined: it need not change as any formula says.
   */
  public static void requireDetermined(Expr e, Values values) {
    var evaluator = new Evaluator(List.of(e), values, Optional.of(Ties.SUBGRADIENT));
    evaluator.evaluation.value(e);
    Kinks kinks = evaluator.evaluation.kinks().orElseThrow();
    kinks
        .undetermined(e)
        .ifPresent(
            why -> {
              throw Kinks.unconfirmed(why);
            });
  }

  /** The value that the formula of a derivative has, whether it is one or not. */
  public static RealMatrix derivative(Expr derivative, Expr function, Values values, Ties ties) {
    return new Evaluator(List.of(derivative), values, Optional.of(ties))
        .derivative(derivative, function);
  }

  /**
   * What an expression tends to at values where it may have none itself, as a name comes near to
   * its value from anywhere; empty where that depends on where it comes from, or is not to be had.
   */
  public static Optional<RealMatrix> limit(Expr e, Expr.Symbol name, Values values) {
    return Limit.of(e, name, values);
  }

  private RealMatrix derivative(Expr derivative, Expr function) {
    RealMatrix value = known(derivative);
    if (evaluation.kinks().filter(Kinks::met).isPresent()) {
      evaluate(function, values);
    }
    PartialFunctions.in(function).forEach(this::requireValue);
    Places.in(function).forEach(this::requirePlace);
    if (!Dense.isFinite(value)) {
      throw Kinks.undefined();
    }
    return value.copy();
  }

  /** A derivative is one where there is a function. */
  private void requireValue(Expr part) {
    try {
      evaluate(part, values);
    } catch (DataException | UnsupportedException unknown) {
      // the derivative does without
    }
  }

  private void requirePlace(Places.Place place) {
    try {
      List<RealMatrix> numbers = evaluateAll(List.of(place.index(), place.length()), values);
      place.require(integer(numbers.getFirst()), integer(numbers.getLast()));
    } catch (DataException | UnsupportedException unknown) {
      // the derivative does without
    }
  }

  private static int integer(RealMatrix scalar) {
    return (int) Math.rint(scalar.getEntry(0, 0));
  }

  /**
   * The value, unless it is rounding and nothing else: where something was divided by that is
   * nearly singular, or a series cancels, it is found again with other rounding errors, and must
   * keep its first digits. Where numbers on the way leave the range of double, it is found in wider
   * ones.
   */
  private RealMatrix known(Expr root) {
    RealMatrix value = valueInRange(root);
    Optional<Doubts.Doubt> doubt = evaluation.doubt();
    for (long seed = 1; doubt.isPresent() && seed <= TRIALS; seed++) {
      if (!isConfirmed(root, value, doubt.get().moved(), seed)) {
        throw Failures.domain(doubt.get().reason());
      }
    }
    return value;
  }

  private RealMatrix valueInRange(Expr root) {
    RealMatrix value;
    try {
      value = evaluation.value(root);
    } catch (DomainException outside) {
      return WideEvaluation.of(root, evaluation).orElseThrow(() -> outside);
    }
    if (!evaluation.hasUnderflow()) {
      return value;
    }
    Optional<RealMatrix> wide = WideEvaluation.ofSmall(root, evaluation);
    if (wide.isEmpty()) {
      evaluation.doubtUnderflow();
    }
    return wide.orElse(value);
  }

  private boolean isConfirmed(Expr root, RealMatrix value, double most, long seed) {
    try {
      var noise = Optional.of(new RoundingNoise(seed));
      var again = new Evaluation(List.of(root), values, ties, noise);
      double moved = Dense.largest(Dense.subtract(again.value(root), value));
      return moved <= most * Dense.largest(value);
    } catch (DomainException singular) {
      return false;
    }
  }
}
