package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Operators;
import org.frobenius.expr.Rational;

/**
 * Products multiplied out over sums, so that what cancels meets; where that would make many terms
 * it is left alone.
 */
public final class Expansion {
  /**
   * More terms than this are not worth looking at: an answer that long is read by its named parts.
   */
  private static final int MOST_TERMS = 48;

  /** So deep in sums and products of a factor a divisor is looked for. */
  private static final int NEAR = 3;

  /** What is multiplied out, and norms, which are opened to meet others. */
  private static final long OPENED = Operators.SUM | Operators.of(Op.NORM);

  private static final long POWERS = Operators.POWER | Operators.ENTRY_POWER;

  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  public Expr expand(Expr e) {
    if (!Operators.mayBeIn(e, OPENED)) {
      return e;
    }
    Expr known = done.get(e);
    if (known == null) {
      known = e instanceof Expr.Named ? e : head(Children.map(e, this::expand));
      done.put(e, known);
    }
    return known;
  }

  private static Expr head(Expr e) {
    return switch (e) {
      case Expr.Product(var c, var scalars, var factors, _) -> {
        long terms = 1;
        List<Expr> parts = Children.of(e);
        for (Expr part : parts) {
          terms *= terms(part, parts).size();
          if (terms > MOST_TERMS) {
            yield e;
          }
        }
        if (terms == 1) {
          yield e;
        }
        yield Build.sum(
            choices(parts).stream()
                .map(
                    chosen ->
                        Build.product(
                            c,
                            chosen.subList(0, scalars.size()),
                            chosen.subList(scalars.size(), chosen.size())))
                .toList());
      }
      case Expr.Hadamard(var factors, _) -> hadamard(e, factors);
      case Expr.Power(Expr.Call(var op, var args, _), Expr.Num(var k, _), _)
          when op == Op.NORM && k.equals(Rational.TWO) ->
          squaredNorm(e, args.getFirst());
      case Expr.Call(var op, var args, _) when isLinear(op) -> linear((Expr.Call) e, op, args);
      case Expr.Frechet _ -> eachDirection(e);
      case Expr.Call _ when LinearMap.is(e) -> eachDirection(e);
      case Expr.Power(var base, Expr.Num(var k, _), _)
          when base instanceof Expr.Sum && k.equals(Rational.TWO) ->
          head(plainProduct(base, base));
      case Expr other -> other;
    };
  }

  /** The terms of a factor; a sum that another factor is divided by is left whole. */
  private static List<Expr> terms(Expr factor, List<Expr> factors) {
    return factor instanceof Expr.Sum(var inner, _) && !isAnyDividedBy(factors, factor, NEAR)
        ? inner
        : List.of(factor);
  }

  private static boolean isDividedBy(Expr e, Expr divisor, int depth) {
    return e instanceof Expr.Power(var base, _, _) && base == divisor
        || e instanceof Expr.EntryPower(var b, _, _) && b == divisor
        || depth > 0
            && (e instanceof Expr.Sum || e instanceof Expr.Product || e instanceof Expr.Hadamard)
            && isAnyDividedBy(Children.of(e), divisor, depth - 1);
  }

  private static boolean isAnyDividedBy(List<Expr> parts, Expr divisor, int depth) {
    for (int i = 0; i < parts.size(); i++) {
      if (Operators.mayBeIn(parts.get(i), POWERS) && isDividedBy(parts.get(i), divisor, depth)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The square of a sum as a trace, or of a column as an inner product; one switch has no two cases
   * of this shape, as javac 25 compiles their guards to an endless loop.
   */
  private static Expr squaredNorm(Expr e, Expr arg) {
    if (arg instanceof Expr.Sum(var terms, _) && terms.size() * terms.size() <= MOST_TERMS) {
      return arg.shape().isColumn()
          ? head(plainProduct(Mirror.of(arg), arg))
          : new Expansion().expand(Build.trace(head(plainProduct(Mirror.of(arg), arg))));
    }
    return arg instanceof Expr.Product(_, _, var factors, _)
            && arg.shape().isColumn()
            && factors.stream().anyMatch(Expansion::isInverse)
        ? plainProduct(Mirror.of(arg), arg)
        : e;
  }

  /** It may cancel against what the square brings beside it. */
  private static boolean isInverse(Expr e) {
    return e instanceof Expr.Power(_, Expr.Num(var k, _), _) && k.signum() < 0;
  }

  /** Linear in each argument. */
  private static boolean isLinear(Op op) {
    return op == Op.VEC
        || op == Op.KRON
        || op == Op.DIAG
        || op == Op.DIAGONAL
        || op == Op.ROWSUM
        || op == Op.COLSUM;
  }

  private static Expr linear(Expr.Call e, Op op, List<Expr> args) {
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i) instanceof Expr.Sum(var terms, _) && terms.size() <= MOST_TERMS) {
        var sum = new ArrayList<Expr>();
        for (Expr term : terms) {
          var one = new ArrayList<>(args);
          one.set(i, term);
          sum.add(linear((Expr.Call) Build.call(op, one), op, one));
        }
        return Build.sum(sum);
      }
    }
    return e;
  }

  /** A linear map of a sum as the sum of the map of each term. */
  private static Expr eachDirection(Expr map) {
    for (Expr direction : LinearMap.directions(map)) {
      if (direction instanceof Expr.Sum(var terms, _) && terms.size() <= MOST_TERMS) {
        var sum = new ArrayList<Expr>();
        for (Expr term : terms) {
          sum.add(eachDirection(LinearMap.with(map, direction, term)));
        }
        return Build.sum(sum);
      }
    }
    return map;
  }

  /** A term of each part, in all ways. */
  private static List<List<Expr>> choices(List<Expr> parts) {
    List<List<Expr>> choices = List.of(List.of());
    for (Expr part : parts) {
      var longer = new ArrayList<List<Expr>>();
      for (List<Expr> chosen : choices) {
        for (Expr term : terms(part, parts)) {
          var next = new ArrayList<Expr>(parts.size());
          next.addAll(chosen);
          next.add(term);
          longer.add(next);
        }
      }
      choices = longer;
    }
    return choices;
  }

  private static Expr plainProduct(Expr left, Expr right) {
    return Build.product(left, right);
  }

  private static Expr hadamard(Expr e, List<Expr> factors) {
    List<Expr> products = List.of(Build.ONE);
    for (Expr factor : factors) {
      List<Expr> terms = terms(factor, factors);
      if ((long) terms.size() * products.size() > MOST_TERMS) {
        return e;
      }
      var next = new ArrayList<Expr>();
      for (Expr product : products) {
        for (Expr term : terms) {
          next.add(Build.hadamard(product, term));
        }
      }
      products = next;
    }
    return products.size() == 1 ? e : Build.sum(products);
  }
}
