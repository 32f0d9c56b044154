package org.frobenius.verify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Space;
import org.frobenius.numeric.Evaluator;

/**
 * Random sizes and values for expressions, each name in its space. Instances come in a fixed order
 * of attempts: first general entries, then such as lie in the domains of logarithms, roots and
 * their like.
 */
public final class RandomInstances {
  private static final int ATTEMPTS_A_DRAW = 6;

  /** So many instances there are for one seed. */
  public static final int ATTEMPTS = ATTEMPTS_A_DRAW * Draw.values().length;

  private final List<Expr> expressions;
  private final Map<String, Expr> definitions;
  private final Contents contents;
  private final long seed;

  private RandomInstances(List<Expr> expressions, Map<String, Expr> definitions, long seed) {
    this.expressions = expressions;
    this.definitions = definitions;
    this.contents = Contents.of(expressions);
    this.seed = seed;
  }

  /** Instances of all the expressions together. */
  public static RandomInstances of(Collection<? extends Expr> expressions, long seed) {
    return of(expressions, List.of(), seed);
  }

  /**
   * With a differential {@code dX} of each of the names, whether the expressions have it or not.
   */
  static RandomInstances of(
      Collection<? extends Expr> expressions, Collection<Expr.Symbol> moving, long seed) {
    var all = new ArrayList<Expr>(expressions);
    moving.forEach(name -> all.add(Build.differential(name)));
    return new RandomInstances(all, Map.of(), seed);
  }

  /**
   * The same, in which some names are not drawn but have the value of an expression in the others.
   */
  RandomInstances where(Map<String, Expr> values) {
    var all = new ArrayList<>(expressions);
    all.addAll(values.values());
    return new RandomInstances(all, Map.copyOf(values), seed);
  }

  /**
   * The instance of an attempt, 0 to {@link #ATTEMPTS} - 1; empty where no small sizes make every
   * dimension a positive integer. One attempt in three has sizes of 1. A definition that has no
   * value there is a DomainException.
   */
  public Optional<Instance> instance(int attempt) {
    var random = random(attempt);
    boolean ones = attempt % 3 == 2;
    return SizeChoice.choose(contents, attempt, ones, random)
        .map(sizes -> draw(attempt, sizes, random));
  }

  private Random random(int attempt) {
    return new Random(mixed(seed, attempt));
  }

  /** Neighbouring seeds of {@link Random} begin alike: these do not (Steele, Lea & Flood 2014). */
  private static long mixed(long seed, long attempt) {
    long z = seed * 0x9E3779B97F4A7C15L + attempt * 0xD1B54A32D192ED03L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The draw of an attempt. */
  private static Draw draw(int attempt) {
    return Draw.values()[attempt / ATTEMPTS_A_DRAW];
  }

  /** Draws as the attempt drew: directions of the space, tangents. */
  static Sampler sampler(Instance instance) {
    return new Sampler(
        draw(instance.attempt()), new Random(mixed(instance.seed(), -1 - instance.attempt())));
  }

  private Instance draw(int attempt, Map<String, Integer> sizes, Random random) {
    var sampler = new Sampler(draw(attempt), random);
    var matrices = new LinkedHashMap<String, RealMatrix>();
    for (Expr.Symbol name : contents.names()) {
      matrices.put(name.name(), value(name.name(), name.space(), sizes, sampler));
    }
    contents
        .differentials()
        .forEach(
            (name, space) -> {
              RealMatrix at =
                  matrices.containsKey(name)
                      ? matrices.get(name)
                      : value(name, space, sizes, sampler);
              matrices.put("d" + name, sampler.tangent(space, at));
            });
    var functions = new LinkedHashMap<String, List<Fun>>();
    for (String f : contents.unknowns()) {
      TrialFunction[] all = TrialFunction.values();
      functions.put(f, all[random.nextInt(all.length)].byOrder());
    }
    var drawn = new Instance(seed, attempt, sizes, matrices, functions);
    if (definitions.isEmpty()) {
      return drawn;
    }
    var known = new LinkedHashMap<>(matrices);
    definitions.forEach((name, e) -> known.put(name, Evaluator.evaluate(e, drawn.values())));
    return new Instance(seed, attempt, sizes, known, functions);
  }

  /** A natural number that is also a dimension is what the dimension is. */
  private static RealMatrix value(
      String name, Space space, Map<String, Integer> sizes, Sampler sampler) {
    if (space.kind() == Space.Kind.NATURAL && sizes.containsKey(name)) {
      return MatrixUtils.createRealMatrix(new double[][] {{sizes.get(name)}});
    }
    return space.kind() == Space.Kind.SEQUENCE
        ? sampler.value(space, 1, 1)
        : sampler.value(
            space,
            SizeChoice.count(space.shape().rows(), sizes),
            SizeChoice.count(space.shape().cols(), sizes));
  }
}
