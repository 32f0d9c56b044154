package org.frobenius.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.numeric.Evaluator;
import org.frobenius.numeric.Ties;
import org.frobenius.numeric.Values;

/**
 * Lines of a derivation against each other, on random instances of the names and of their
 * differentials. {@code d(U)} of any expression is what U changes by along a curve, by finite
 * differences, so that no rule of differentials is taken on trust.
 */
public final class DerivationCheck {
  /** A line with a term that has no differential is this far from zero where nothing moves. */
  private static final double STILL = 1e-9;

  private final Expr before;
  private final Expr line;
  private final Map<Expr, Expr> moving;

  private DerivationCheck(Expr before, Expr line, Map<Expr, Expr> moving) {
    this.before = before;
    this.line = line;
    this.moving = moving;
  }

  /**
   * Whether two lines have the same values.
   *
   * @param before such as {@code d(phi)} itself; each term is linear in differentials
   * @param varying the names with a differential, symbols or definitions; all others are constant
   */
  public static Verdict equal(
      Expr before, Expr line, Collection<? extends Expr> varying, long seed) {
    var free = new HashMap<Expr, Expr>();
    var values = new HashMap<String, Expr>();
    for (Expr v : varying) {
      if (v instanceof Expr.Named(var name, var value, _)) {
        free.put(v, Build.symbol(name, org.frobenius.expr.Space.real(value.shape())));
        values.put(name, TrialMap.bound(value));
      }
    }
    Expr a = TrialMap.bound(free.isEmpty() ? before : Children.substitute(before, free));
    Expr b = TrialMap.bound(free.isEmpty() ? line : Children.substitute(line, free));
    var names = new ArrayList<Expr.Symbol>();
    varying.forEach(v -> names.add((Expr.Symbol) free.getOrDefault(v, v)));
    var moving = new HashMap<Expr, Expr>();
    names.forEach(n -> moving.put(n, Build.symbol(moved(n), n.space())));
    return new DerivationCheck(displaced(a, moving), displaced(b, moving), moving)
        .run(List.of(undifferentiated(a), undifferentiated(b)), names, values, seed);
  }

  private static String moved(Expr.Symbol name) {
    return name.name() + " moved";
  }

  /** {@code d(U)} as U of the moved names less U. */
  private static Expr displaced(Expr e, Map<Expr, Expr> moving) {
    if (e instanceof Expr.Differential(var u, _)) {
      return Build.minus(Children.substitute(u, moving), u);
    }
    return Children.map(e, child -> displaced(child, moving));
  }

  /** The same names without differentials. */
  private static Expr undifferentiated(Expr e) {
    return e instanceof Expr.Differential(var u, _)
        ? u
        : Children.map(e, DerivationCheck::undifferentiated);
  }

  /** Definitions have their values, from which they move: lines use what holds there. */
  private Verdict run(
      List<Expr> contents, List<Expr.Symbol> names, Map<String, Expr> values, long seed) {
    var all = new ArrayList<>(contents);
    names.forEach(n -> all.add(Build.differential(n)));
    all.addAll(names);
    return Check.run(
        RandomInstances.of(all, seed).where(values),
        Check.WANTED,
        i -> compare(i, names),
        (c, i) -> words(c, i, names));
  }

  private Comparison compare(Instance instance, List<Expr.Symbol> names) {
    double[] still = Equality.entries(at(line, instance, names, Ties.SUBGRADIENT, 0));
    for (int i = 0; i < still.length; i++) {
      if (!(Math.abs(still[i]) <= STILL)) {
        return new Comparison(Comparison.Outcome.DIFFERS, Math.abs(still[i]), i, 0, still[i]);
      }
    }
    Comparison found = compare(instance, names, Ties.SUBGRADIENT);
    if (found.outcome() != Comparison.Outcome.AGREES) {
      Values here = moved(instance, names, 0);
      Evaluator.requireDetermined(before, here);
      Evaluator.requireDetermined(line, here);
    }
    // differences see the middle of both sides of a corner
    return found.outcome() == Comparison.Outcome.DIFFERS
            && compare(instance, names, Ties.MEAN).outcome() == Comparison.Outcome.AGREES
        ? found.unclear()
        : found;
  }

  private Comparison compare(Instance instance, List<Expr.Symbol> names, Ties ties) {
    double size = norm(slope(before, instance, names, ties, FiniteDifferences.STEP));
    return Comparison.ofDerivatives(
        step -> slope(line, instance, names, ties, step),
        step -> slope(before, instance, names, ties, step),
        size * 1e-2);
  }

  private static double norm(double[] entries) {
    double largest = 1;
    for (double entry : entries) {
      largest = Math.max(largest, Math.abs(entry));
    }
    return largest;
  }

  private double[] slope(
      Expr e, Instance instance, List<Expr.Symbol> names, Ties ties, double step) {
    return Equality.entries(
        FiniteDifferences.derivative(t -> at(e, instance, names, ties, t), step));
  }

  /** The value where the names have moved by {@code t} times their differentials. */
  private RealMatrix at(Expr e, Instance instance, List<Expr.Symbol> names, Ties ties, double t) {
    Values values = moved(instance, names, t);
    return switch (ties) {
      case SUBGRADIENT -> Evaluator.evaluate(e, values);
      case MEAN -> Evaluator.derivative(e, e, values, ties);
    };
  }

  private Values moved(Instance instance, List<Expr.Symbol> names, double t) {
    Values values = instance.values();
    for (Expr.Symbol name : names) {
      RealMatrix x = Objects.requireNonNull(instance.matrices().get(name.name()));
      RealMatrix dx = Objects.requireNonNull(instance.matrices().get("d" + name.name()));
      values =
          values.with(
              ((Expr.Symbol) Objects.requireNonNull(moving.get(name))).name(),
              Curve.of(name.space(), x, dx).at(t));
    }
    return values;
  }

  private String words(Comparison c, Instance instance, List<Expr.Symbol> names) {
    double still = at(line, instance, names, Ties.SUBGRADIENT, 0).getNorm();
    if (!(still <= STILL)) {
      return "it has a term without a differential: where nothing changes it is "
          + String.format(Locale.ROOT, "%.6g", c.found())
          + " ("
          + instance
          + ")";
    }
    return String.format(Locale.ROOT, "it is %.6g, and was %.6g", c.claimed(), c.found())
        + " ("
        + instance
        + ")";
  }
}
