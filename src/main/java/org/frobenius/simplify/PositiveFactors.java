package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Operators;
import org.frobenius.expr.Rational;

/**
 * Products without the sign in front, one of their sums turned: {@code -2*(y - X*w)} is {@code
 * 2*(X*w - y)}.
 */
final class PositiveFactors {
  private final ReadingCost cost;
  private final Map<Expr, Expr> opposites = new IdentityHashMap<>();

  PositiveFactors(ReadingCost cost) {
    this.cost = cost;
  }

  /** An equal product with no sign in front, where one of its sums can be turned. */
  Expr in(Expr e) {
    if (!(e instanceof Expr.Product(var c, var scalars, var factors, _)) || c.signum() > 0) {
      return e;
    }
    var number = new Rational[] {c};
    List<Expr> positive = of(factors, number);
    return Build.product(number[0], scalars, positive);
  }

  /**
   * The factors with one of their sums turned, where the number in front is negative; but not one
   * of a pair: {@code (x - m)'*S*(x - m)} is a square, whatever its sign.
   *
   * @param number the number in front, whose sign is turned with the sum
   */
  List<Expr> of(List<Expr> factors, Rational[] number) {
    if (number[0].signum() > 0) {
      return factors;
    }
    return Children.all(
        factors, f -> !f.isScalar() && isPaired(f, factors) ? f : positive(f, number));
  }

  /** Whether its transpose is there, too. */
  private static boolean isPaired(Expr factor, List<Expr> factors) {
    for (int i = 0; i < factors.size(); i++) {
      Expr other = factors.get(i);
      if (other instanceof Expr.Transpose(var arg, _) && arg == factor
          || factor instanceof Expr.Transpose(var upright, _) && upright == other) {
        return true;
      }
    }
    return false;
  }

  /**
   * A sum turned so that the sign in front is positive: {@code -2*(y - X*w)} is {@code 2*(X*w -
   * y)}; but of {@code -r'*A*r} neither {@code r} is turned.
   */
  private Expr positive(Expr e, Rational[] number) {
    return number[0].signum() < 0 && Operators.mayBeIn(e, Operators.SUM) ? turned(e, number) : e;
  }

  private Expr turned(Expr e, Rational[] number) {
    return switch (e) {
      case Expr.Sum sum -> {
        Expr opposite = opposites.computeIfAbsent(sum, _ -> opposite(sum));
        if (opposite != e) {
          number[0] = number[0].negate();
        }
        yield opposite;
      }
      case Expr.Power(var base, var exponent, _) when isOdd(exponent) -> {
        Expr positive = positive(base, number);
        yield positive == base ? e : Build.power(positive, exponent);
      }
      case Expr.EntryPower(var base, var exponent, _) when isOdd(exponent) -> {
        Expr positive = positive(base, number);
        yield positive == base ? e : Build.entryPower(positive, exponent);
      }
      case Expr.Hadamard(var factors, _) -> {
        List<Expr> positive = Children.all(factors, f -> positive(f, number));
        yield positive == factors ? e : Build.hadamard(positive);
      }
      case Expr.Product(var c, var scalars, var factors, _) -> {
        List<Expr> positive = of(factors, number);
        yield positive == factors ? e : Build.product(c, scalars, positive);
      }
      case Expr.Transpose(var arg, _) -> {
        Expr positive = positiveFactor(arg, number);
        yield positive == arg ? e : Build.transpose(positive);
      }
      case Expr.Entrywise(var f, var arg, _) when EntrywiseArrangement.isOdd(f) ->
          Build.entrywise(f, positive(arg, number));
      case Expr.MatrixFunction(var f, var arg, _) when EntrywiseArrangement.isOdd(f) ->
          Build.matrixFunction(f, positive(arg, number));
      case Expr.Call(var op, var args, _) when op.isLinear() ->
          Build.call(op, withPositive(0, args, number));
      case Expr.Frechet(var f, var at, var directions, _) ->
          Build.frechet(f, at, withPositive(directions.size() - 1, directions, number));
      case Expr.BigSum(var index, var from, var to, var body, _) ->
          Build.bigSum(index, from, to, positiveFactor(body, number));
      case Expr other -> other;
    };
  }

  /** The sum turned; itself where that is longer. */
  private Expr opposite(Expr.Sum sum) {
    Expr turned = Factoring.sum(Children.all(sum.terms(), Build::negate));
    return cost.of(turned) > cost.of(sum) ? sum : turned;
  }

  /** With the sum in one argument turned, in which the operator is linear. */
  private List<Expr> withPositive(int i, List<Expr> args, Rational[] number) {
    var turned = new ArrayList<>(args);
    turned.set(i, positiveFactor(args.get(i), number));
    return turned;
  }

  private static boolean isOdd(Expr exponent) {
    return exponent instanceof Expr.Num(var k, _) && k.isInteger() && k.numerator().testBit(0);
  }

  /**
   * A sum turned likewise in the direction of a Fréchet derivative, or in the terms of a sum over
   * an index: both are linear in it.
   */
  private Expr positiveFactor(Expr linear, Rational[] number) {
    if (!(linear instanceof Expr.Product(var c, var scalars, var factors, _))
        || !Operators.mayBeIn(linear, Operators.SUM)) {
      return positive(linear, number);
    }
    return Build.product(c, Children.all(scalars, s -> positive(s, number)), of(factors, number));
  }
}
