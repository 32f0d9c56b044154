package org.frobenius.verify;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Space;
import org.frobenius.numeric.Evaluator;
import org.frobenius.numeric.Values;
import org.frobenius.rule.Assumption;

/**
 * A claimed gradient against finite differences: {@code G : D} for each direction D in which the
 * variable can move.
 */
public final class GradientCheck {
  private static final int DIGITS = 7;

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
    if (!(wrt instanceof Expr.Symbol variable)) {
      // a definition: its name becomes a variable of its own
      String name = wrt instanceof Expr.Named(var given, _, _) ? given : "_";
      Expr.Symbol free = Build.symbol(name, Space.real(wrt.shape()));
      Map<Expr, Expr> renamed = Map.of(wrt, free);
      return of(
          Children.substitute(phi, renamed),
          free,
          Children.substitute(gradient, renamed),
          assumptions.stream().map(a -> renamed(a, renamed)).toList(),
          seed);
    }
    Expr value = TrialMap.bound(phi);
    Expr claimed = TrialMap.bound(gradient);
    var assumed = assumptions.stream().map(TrialMap::bound).toList();
    return Check.run(
        RandomInstances.of(List.of(value, claimed, variable), seed),
        Check.WANTED,
        instance -> {
          Assumed.require(assumed, instance.values());
          return compare(value, variable, claimed, instance);
        },
        (c, instance) -> words(c, variable, instance));
  }

  private static Assumption renamed(Assumption a, Map<Expr, Expr> names) {
    return a.map(e -> Children.substitute(e, names));
  }

  private static Comparison compare(
      Expr phi, Expr.Symbol variable, Expr gradient, Instance instance) {
    Values values = instance.values();
    RealMatrix at = Objects.requireNonNull(instance.matrices().get(variable.name()));
    var directions = RandomInstances.sampler(instance).directions(variable.space(), at);
    double value = Evaluator.evaluate(phi, values).getEntry(0, 0);
    RealMatrix g = Evaluator.derivative(gradient, phi, values);
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
