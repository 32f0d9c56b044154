package org.frobenius.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.numeric.Evaluator;
import org.frobenius.numeric.Ties;
import org.frobenius.numeric.Values;

/**
 * Whether a function changes as its derivative says, in the middle of both sides of given values.
 * Asked where eigenvectors, singular vectors or a polar factor are not determined by their matrix:
 * the formula has a value there, and may be no derivative. A corner as that of {@code abs} is
 * confirmed, where the middle is a subgradient: {@code polar(X)} of {@code normnuc(X)}.
 *
 * @param function of any shape; a scalar if the order is 2
 * @param order 1 or 2
 * @param wrt the names that move, or definitions
 * @param change linear in {@code d(X)} of these names if the order is 1, {@code d(X) : H[d(X)]} if
 *     it is 2
 * @param along where X moves; {@code d(X)} itself, if anywhere
 */
public record Confirmation(
    Expr function, int order, List<Expr> wrt, Expr change, Map<Expr, Expr> along) {
  /** Relative to the size of what moves. */
  private static final List<Double> STEPS = List.of(1e-3, 1e-4, 1e-5);

  /** One-sided differences are right to the square of a step; a kink shows in the first digits. */
  private static final double TOLERANCE = 1e-3;

  /** What rounding leaves of the differences, relative to the function, times the least step. */
  private static final double FLOOR = 1e-5;

  /** The function's own rounding, where its terms cancel, by how much more differences have. */
  private static final double SPREADS = 100;

  /** What rounding of the name itself leaves, relative to the function's values farther away. */
  private static final double ROUNDED = 1e-12;

  /** Steps fall to a tenth, and differences that have the claim as their limit nearly so. */
  private static final double FALLING = 0.2;

  private static final double LARGEST_ROUNDING = 1e-9;

  public Confirmation {
    wrt = List.copyOf(wrt);
    along = Map.copyOf(along);
  }

  /** In whatever direction the values give as {@code dX}, or a random one. */
  public Confirmation(Expr function, int order, List<Expr> wrt, Expr change) {
    this(function, order, wrt, change, Map.of());
  }

  /** Where a gradient lies between the differences to both sides, it is a subgradient. */
  private enum Sides {
    MIDDLE,
    BETWEEN;

    double distance(double claimed, double ahead, double behind) {
      return switch (this) {
        case MIDDLE -> Math.abs((ahead + behind) / 2 - claimed);
        case BETWEEN ->
            Math.max(
                0, Math.max(claimed - Math.max(ahead, behind), Math.min(ahead, behind) - claimed));
      };
    }
  }

  /** With the subgradients of the language at ties. */
  public boolean at(Values values) {
    return at(values, Ties.SUBGRADIENT, true);
  }

  /**
   * True where the differences agree; what cannot be evaluated beside the values is not confirmed.
   *
   * @param ties what the formula has at ties
   * @param smooth whether the middle of both sides has to be what is claimed; else that lies
   *     between them
   */
  public boolean at(Values values, Ties ties, boolean smooth) {
    Sides sides = smooth ? Sides.MIDDLE : Sides.BETWEEN;
    var moving = Moving.of(wrt);
    try {
      Values here = start(values, moving);
      Expr f = moving.in(function);
      double[] claimed = Equality.entries(Evaluator.derivative(moving.in(change), f, here, ties));
      double[] distances =
          STEPS.stream()
              .mapToDouble(step -> distance(f, here, moving.symbols(), claimed, step, sides))
              .toArray();
      boolean agrees =
          Arrays.stream(distances).anyMatch(d -> d == 0)
              || (largest(claimed) == 0 && fall(distances));
      return agrees && !(order == 2 && smooth && hasCorner(f, here, moving.symbols()));
    } catch (FrobeniusException outside) {
      return false;
    }
  }

  /** With values for the definitions that move and for all directions. */
  private Values start(Values given, Moving moving) {
    var sampler = new Sampler(Draw.GENERAL, new Random(1));
    Values start = given;
    for (int i = 0; i < wrt.size(); i++) {
      Expr x = wrt.get(i);
      String name = moving.symbols().get(i).name();
      RealMatrix at = Evaluator.evaluate(x, given);
      Expr direction = along.getOrDefault(x, Build.differential(x));
      RealMatrix dx =
          direction instanceof Expr.Differential && given.find("d" + name).isEmpty()
              ? sampler.tangent(moving.symbols().get(i).space(), at)
              : Evaluator.evaluate(direction, given);
      RealMatrix tangent = Curve.of(moving.symbols().get(i).space(), at, dx).tangent();
      start = start.with(name, at).with("d" + name, tangent);
    }
    return start;
  }

  /** To nothing: the function vanishes to a higher order than its differences are right to. */
  private static boolean fall(double[] distances) {
    return IntStream.range(1, distances.length)
        .allMatch(i -> distances[i] <= FALLING * distances[i - 1]);
  }

  /** How far the differences lie from the claim; 0 where that is as near as they can be. */
  private double distance(
      Expr f, Values start, List<Expr.Symbol> names, double[] claimed, double step, Sides sides) {
    double size = size(start, names, "");
    double change = size(start, names, "d");
    if (change == 0) {
      return 0;
    }
    double h = step * (size > 0 ? size : 1) / change;
    double[] f0 = at(f, start, names, 0);
    double[] ahead = difference(f, start, names, h, order);
    double[] behind = difference(f, start, names, -h, order);
    double unit = size > 0 ? size / change : 1 / change;
    double floor =
        (FLOOR * largest(f0) + ROUNDED * away(f, start, names, unit)) / Math.pow(unit, order)
            + SPREADS * rounding(f, start) / Math.pow(Math.abs(h), order);
    double scale = largest(claimed);
    for (int i = 0; i < claimed.length; i++) {
      scale = Math.max(scale, Math.abs(ahead[i] + behind[i]) / 2);
    }
    double distance = 0;
    for (int i = 0; i < claimed.length; i++) {
      distance = Math.max(distance, sides.distance(claimed[i], ahead[i], behind[i]));
    }
    return distance <= TOLERANCE * scale + floor ? 0 : distance;
  }

  /**
   * Whether the first derivative jumps, by as much from nearby as from farther away: second
   * differences to each side show nothing of it.
   */
  private boolean hasCorner(Expr f, Values start, List<Expr.Symbol> names) {
    double size = size(start, names, "");
    double change = size(start, names, "d");
    if (change == 0) {
      return false;
    }
    double unit = (size > 0 ? size : 1) / change;
    double far = jump(f, start, names, STEPS.getFirst() * unit);
    double near = jump(f, start, names, STEPS.getLast() * unit);
    double rounding =
        FLOOR * largest(at(f, start, names, 0)) / unit
            + SPREADS * rounding(f, start) / (STEPS.getLast() * unit);
    return near > Math.max(far / 2, rounding);
  }

  private static double jump(Expr f, Values start, List<Expr.Symbol> names, double h) {
    double[] ahead = difference(f, start, names, h, 1);
    double[] behind = difference(f, start, names, -h, 1);
    return IntStream.range(0, ahead.length)
        .mapToDouble(i -> Math.abs(ahead[i] - behind[i]))
        .max()
        .orElse(0);
  }

  /** How large the function is as far away as the name is large; where it has no value, 0. */
  private static double away(Expr f, Values start, List<Expr.Symbol> names, double unit) {
    try {
      return largest(at(f, start, names, unit));
    } catch (FrobeniusException outside) {
      return 0;
    }
  }

  /** What rounding moves the function by; more is no rounding, but a part left undetermined. */
  private static double rounding(Expr f, Values start) {
    double spread = Measured.of(f, start).spread();
    return spread <= LARGEST_ROUNDING ? spread : 0;
  }

  /** The derivative to one side, right to the square of the step. */
  private static double[] difference(
      Expr f, Values start, List<Expr.Symbol> names, double h, int order) {
    double[] f0 = at(f, start, names, 0);
    double[] f1 = at(f, start, names, h);
    double[] f2 = at(f, start, names, 2 * h);
    double[] f3 = at(f, start, names, 3 * h);
    var found = new double[f0.length];
    for (int i = 0; i < found.length; i++) {
      found[i] =
          order == 1
              ? (-3 * f0[i] + 4 * f1[i] - f2[i]) / (2 * h)
              : (2 * f0[i] - 5 * f1[i] + 4 * f2[i] - f3[i]) / (h * h);
    }
    return found;
  }

  private static double size(Values values, List<Expr.Symbol> names, String prefix) {
    return names.stream()
        .mapToDouble(x -> largest(Equality.entries(values.find(prefix + x.name()).orElseThrow())))
        .max()
        .orElse(0);
  }

  private static double[] at(Expr f, Values start, List<Expr.Symbol> names, double t) {
    Values moved = start;
    for (Expr.Symbol x : names) {
      RealMatrix at = start.find(x.name()).orElseThrow();
      RealMatrix dx = start.find("d" + x.name()).orElseThrow();
      moved = moved.with(x.name(), Curve.of(x.space(), at, dx).at(t));
    }
    return Equality.entries(Evaluator.evaluate(f, moved));
  }

  private static double largest(double[] entries) {
    return Arrays.stream(entries).map(Math::abs).max().orElse(0);
  }
}
