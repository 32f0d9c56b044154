package org.frobenius.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Expr;
import org.frobenius.numeric.Evaluator;
import org.frobenius.numeric.Values;
import org.frobenius.print.Printer;
import org.frobenius.rule.Assumption;

/**
 * A claimed differential, linear in {@code d(X)}, against finite differences along a random tangent
 * of each space.
 */
public final class DifferentialCheck {
  private DifferentialCheck() {}

  /**
   * Whether {@code U(X + t*dX, ...)} changes by {@code t} times the claim, to first order.
   *
   * @param u of any shape
   * @param wrt the names that move, all at once, in linear spaces; or definitions
   * @param differential of the shape of {@code u}
   * @param seed the same seed gives the same instances
   */
  public static Verdict of(Expr u, Collection<? extends Expr> wrt, Expr differential, long seed) {
    return of(u, wrt, differential, List.of(), seed);
  }

  /** Where what the differential assumes holds. */
  public static Verdict of(
      Expr function,
      Collection<? extends Expr> wrt,
      Expr claimed,
      Collection<Assumption> assumptions,
      long seed) {
    var names = Moving.of(wrt);
    Expr u = TrialMap.bound(names.in(function));
    Expr differential = TrialMap.bound(names.in(claimed));
    var assumed = assumptions.stream().map(a -> TrialMap.bound(a.map(names::in))).toList();
    Set<Expr.Symbol> moving = Set.copyOf(names.symbols());
    var drawn = new ArrayList<Expr>(List.of(u, differential));
    drawn.addAll(Assumed.mentioned(assumed));
    var confirmation = new Confirmation(u, 1, List.copyOf(moving), differential);
    return Check.run(
        RandomInstances.of(drawn, moving, seed).where(names.values()),
        Check.WANTED,
        instance -> {
          Values values = instance.values();
          Assumed.require(assumed, values);
          double[] value = Equality.entries(Evaluator.evaluate(u, values));
          return Comparison.ofDerivatives(
              Equality.entries(
                  Evaluator.derivative(
                      differential,
                      u,
                      values,
                      1,
                      // what it is compared with is the middle of both sides, at a corner too
                      (ties, _) -> confirmation.at(values, ties, true))),
              step ->
                  Equality.entries(
                      FiniteDifferences.derivative(
                          t -> Evaluator.evaluate(u, moved(instance, moving, t)), step)),
              Arrays.stream(value).map(Math::abs).max().orElse(0));
        },
        (c, instance) -> {
          int columns = Evaluator.evaluate(u, instance.values()).getColumnDimension();
          return "entry "
              + Equality.place(c.worst(), columns)
              + " of "
              + Printer.text(differential)
              + " is "
              + c.claimed()
              + ", finite differences give "
              + c.found()
              + " ("
              + instance
              + ")";
        });
  }

  private static Values moved(Instance instance, Set<Expr.Symbol> moving, double t) {
    var at = new HashMap<String, RealMatrix>();
    for (Expr.Symbol letter : moving) {
      RealMatrix x = Objects.requireNonNull(instance.matrices().get(letter.name()));
      RealMatrix dx = Objects.requireNonNull(instance.matrices().get("d" + letter.name()));
      at.put(letter.name(), x.add(dx.scalarMultiply(t)));
    }
    return instance.values().with(at);
  }
}
