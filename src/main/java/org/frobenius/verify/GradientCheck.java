package org.frobenius.verify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.numeric.Evaluator;
import org.frobenius.numeric.Values;
import org.frobenius.rule.Assumption;

/**
 * A claimed gradient against finite differences: {@code G : D} for each direction D in which the
 * variable can move.
 */
public final class GradientCheck {
  private static final int DIGITS = 7;

  /** So many times what is drawn at first: where other pieces of a function are. */
  private static final List<Double> SCALES = List.of(4.0, 16.0);

  private GradientCheck() {}

  /**
   * Whether {@code dphi = G : dX} on random instances.
   *
   * @param phi a scalar
   * @param wrt a name, or a definition of the program
   * @param gradient of the shape of {@code wrt}; in a structured space its projection into the
   *     space is all that is seen
   * @param seed the same seed gives the same instances
   */
  public static Verdict of(Expr phi, Expr wrt, Expr gradient, long seed) {
    return of(phi, wrt, gradient, List.of(), seed);
  }

  /** Where what the gradient assumes holds. */
  public static Verdict of(
      Expr phi, Expr wrt, Expr gradient, Collection<Assumption> assumptions, long seed) {
    var moving = Moving.of(List.of(wrt));
    Expr.Symbol variable = moving.symbols().getFirst();
    Expr value = TrialMap.bound(moving.in(phi));
    Expr claimed = TrialMap.bound(moving.in(gradient));
    var assumed = assumptions.stream().map(a -> TrialMap.bound(a.map(moving::in))).toList();
    var drawn = new ArrayList<Expr>(List.of(value, claimed, variable));
    drawn.addAll(Assumed.mentioned(assumed));
    var instances = RandomInstances.of(drawn, seed).where(moving.values());
    Check.OnInstance check =
        instance -> {
          Assumed.require(assumed, instance.values());
          return compare(value, variable, claimed, instance);
        };
    Check.Words words = (c, instance) -> words(c, variable, instance);
    Verdict verdict = Check.run(instances, Check.WANTED, check, words);
    return verdict.right() && Pieces.in(value)
        ? Check.further(instances, new Extremes(drawn), SCALES, check, words).orElse(verdict)
        : verdict;
  }

  private static Comparison compare(
      Expr phi, Expr.Symbol variable, Expr gradient, Instance instance) {
    Values values = instance.values();
    RealMatrix at = Objects.requireNonNull(instance.matrices().get(variable.name()));
    var directions = RandomInstances.sampler(instance).directions(variable.space(), at);
    double value = Evaluator.evaluate(phi, values).getEntry(0, 0);
    RealMatrix g =
        Evaluator.derivative(
            gradient,
            phi,
            values,
            1,
            // what it is compared with is the middle of both sides, at a corner too
            (ties, _) ->
                new Confirmation(
                        phi,
                        1,
                        List.of(variable),
                        Build.frobenius(gradient, Build.differential(variable)))
                    .at(values, ties, true));
    if (directions.isEmpty()) {
      return Comparison.nothing();
    }
    double[] claimed = directions.stream().mapToDouble(d -> inner(g, d.tangent())).toArray();
    return Comparison.ofDerivatives(
        claimed,
        step ->
            directions.stream()
                .mapToDouble(
                    d ->
                        FiniteDifferences.derivative(
                                t ->
                                    Evaluator.evaluate(
                                        phi, values.with(variable.name(), d.curve().apply(t))),
                                step)
                            .getEntry(0, 0))
                .toArray(),
        Math.abs(value));
  }

  private static String words(Comparison c, Expr.Symbol variable, Instance instance) {
    RealMatrix at = Objects.requireNonNull(instance.matrices().get(variable.name()));
    var names = new ArrayList<String>();
    RandomInstances.sampler(instance)
        .directions(variable.space(), at)
        .forEach(d -> names.add(d.name()));
    if (names.isEmpty()) {
      return variable.name() + " cannot move in " + variable.space();
    }
    return "by "
        + variable.name()
        + " along "
        + names.get(c.worst())
        + " the gradient gives "
        + number(c.claimed())
        + ", finite differences give "
        + number(c.found())
        + " ("
        + instance
        + ")";
  }

  /** As many digits as finite differences have. */
  private static String number(double value) {
    return BigDecimal.valueOf(value)
        .round(new MathContext(DIGITS))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** {@code A : B}. */
  static double inner(RealMatrix a, RealMatrix b) {
    double sum = 0;
    for (int i = 0; i < a.getRowDimension(); i++) {
      for (int j = 0; j < a.getColumnDimension(); j++) {
        sum += a.getEntry(i, j) * b.getEntry(i, j);
      }
    }
    return sum;
  }
}
