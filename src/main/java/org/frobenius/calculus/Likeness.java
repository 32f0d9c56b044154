package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Order;
import org.frobenius.expr.Rational;

/** What a reader sees to be the same expression without being told why. */
final class Likeness {
  /** What else than the order of commuting parts may differ. */
  enum Difference {
    /** Where a transpose is taken. */
    TRANSPOSES,
    /** {@code -(A - B)} and {@code B - A}. */
    SIGNS
  }

  /** What is the same of a transpose. */
  private static final Set<Op> OF_TRANSPOSE =
      EnumSet.of(Op.TRACE, Op.DIAGONAL, Op.DETERMINANT, Op.LOGDET);

  private final Set<Difference> differences;
  private final Map<Expr, Expr> done = new IdentityHashMap<>();
  private final Map<Expr, Expr> turned = new IdentityHashMap<>();

  private Likeness(Set<Difference> differences) {
    this.differences = differences;
  }

  /** Whether the two differ in the order of commuting parts only. */
  static boolean upToOrder(Expr a, Expr b) {
    return upTo(EnumSet.noneOf(Difference.class), a, b);
  }

  /** Whether the two differ in that order, and in where a transpose is taken. */
  static boolean upToTransposes(Expr a, Expr b) {
    return upTo(EnumSet.of(Difference.TRANSPOSES), a, b);
  }

  /** Whether the two differ in that order, and in nothing else than that. */
  static boolean upTo(Set<Difference> differences, Expr a, Expr b) {
    var likeness = new Likeness(differences);
    return likeness.of(a) == likeness.of(b);
  }

  /** Whether each sum inside the first expression is a part of the second as well. */
  static boolean keepsSums(List<Expr> parts, Expr whole) {
    var likeness = new Likeness(EnumSet.of(Difference.TRANSPOSES));
    Set<Expr> before = new HashSet<>();
    Set<Expr> seen = new HashSet<>();
    parts.forEach(part -> likeness.sums(part, before, seen));
    Set<Expr> after = new HashSet<>();
    likeness.sums(whole, after, new HashSet<>());
    return after.containsAll(before);
  }

  /** The sums inside, each without its sign. */
  private void sums(Expr e, Set<Expr> found, Set<Expr> seen) {
    if (!seen.add(e)) {
      return;
    }
    if (e instanceof Expr.Sum sum) {
      Expr minus = negated(sum);
      Expr normal = of(e);
      Expr negated = of(minus);
      Expr turned = of(Build.transpose(e));
      Expr both = of(Build.transpose(minus));
      found.add(List.of(normal, negated, turned, both).stream().min(Order.NATURAL).orElseThrow());
    }
    Children.of(e).forEach(child -> sums(child, found, seen));
  }

  private Expr of(Expr e) {
    Expr known = done.get(e);
    if (known == null) {
      known = ordered(e);
      done.put(e, known);
    }
    return known;
  }

  private Expr ordered(Expr e) {
    if (may(Difference.TRANSPOSES) && e instanceof Expr.Transpose(var arg, _)) {
      Expr inside = transposed(arg);
      return inside instanceof Expr.Transpose ? inside : of(inside);
    }
    Expr ofChildren = Children.map(e, this::of);
    Expr ordered =
        switch (ofChildren) {
          case Expr.Sum(var terms, _) -> Build.sum(sorted(terms));
          case Expr.Hadamard(var factors, _) -> Build.hadamard(sorted(factors));
          case Expr.Product(var c, var scalars, var factors, _) ->
              Build.product(c, sorted(scalars), factors);
          case Expr.Call(var op, _, _)
              when may(Difference.TRANSPOSES) && OF_TRANSPOSE.contains(op) ->
              Children.map(ofChildren, this::smaller);
          case Expr other -> other;
        };
    return may(Difference.SIGNS) ? signed(ordered) : ordered;
  }

  /** Of something and its transpose, the one that comes first. */
  private Expr smaller(Expr e) {
    Expr turned = of(Build.transpose(e));
    return Order.NATURAL.compare(turned, e) < 0 ? turned : e;
  }

  private boolean may(Difference difference) {
    return differences.contains(difference);
  }

  /** With the sign of a sum, or of what is raised to a whole power, in front. */
  private static Expr signed(Expr e) {
    return switch (e) {
      case Expr.Sum sum -> {
        Expr negated = Build.sum(sorted(negatedTerms(sum)));
        yield Order.NATURAL.compare(negated, e) < 0 ? Build.negate(negated) : e;
      }
      case Expr.Power(var base, Expr.Num(var k, _), _) when isNegative(base) && k.isInteger() ->
          raised(k, Build.power(Build.negate(base), Build.num(k)));
      case Expr.EntryPower(var base, Expr.Num(var k, _), _)
          when isNegative(base) && k.isInteger() ->
          raised(k, Build.entryPower(Build.negate(base), Build.num(k)));
      case Expr.BigSum(var index, var first, var last, var body, _) when isNegative(body) ->
          Build.negate(Build.bigSum(index, first, last, Build.negate(body)));
      case Expr.Transpose(var arg, _) when isNegative(arg) ->
          Build.negate(Build.transpose(Build.negate(arg)));
      case Expr.Call(var op, var args, _)
          when LinearPassage.isLinear(op) && args.stream().anyMatch(Likeness::isNegative) -> {
        long minuses = args.stream().filter(Likeness::isNegative).count();
        Expr positive = Children.map(e, a -> isNegative(a) ? Build.negate(a) : a);
        yield minuses % 2 == 1 ? Build.negate(positive) : positive;
      }
      case Expr other -> other;
    };
  }

  /** The power of something negative. */
  private static Expr raised(Rational exponent, Expr ofOpposite) {
    boolean odd = exponent.numerator().testBit(0);
    return odd ? Build.negate(ofOpposite) : ofOpposite;
  }

  private static boolean isNegative(Expr e) {
    return e instanceof Expr.Product(var c, _, _, _) && c.signum() < 0;
  }

  private static List<Expr> negatedTerms(Expr.Sum sum) {
    return sum.terms().stream().map(Build::negate).toList();
  }

  private static Expr negated(Expr.Sum sum) {
    return Build.sum(negatedTerms(sum));
  }

  private static List<Expr> sorted(List<Expr> list) {
    return list.stream().sorted(Order.NATURAL).toList();
  }

  /** The transpose of that, taken of the parts. */
  private Expr transposed(Expr e) {
    Expr known = turned.get(e);
    if (known == null) {
      known = turn(e);
      turned.put(e, known);
    }
    return known;
  }

  private Expr turn(Expr e) {
    return switch (e) {
      case Expr.Product(var c, var scalars, var factors, _) ->
          Build.product(c, scalars, factors.reversed().stream().map(this::transposed).toList());
      case Expr.Sum(var terms, _) -> Build.sum(terms.stream().map(this::transposed).toList());
      case Expr.Hadamard(var factors, _) ->
          Build.hadamard(factors.stream().map(this::transposed).toList());
      case Expr.Frechet(var f, var at, var directions, _) ->
          Build.frechet(
              f,
              transposed(at),
              new ArrayList<>(directions.stream().map(this::transposed).toList()));
      case Expr.MatrixFunction(var f, var arg, _) -> Build.matrixFunction(f, transposed(arg));
      case Expr.Power(var base, var exponent, _) -> Build.power(transposed(base), exponent);
      case Expr other -> TransposedFactors.turned(other);
    };
  }
}
