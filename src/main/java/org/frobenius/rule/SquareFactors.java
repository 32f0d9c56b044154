package org.frobenius.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;

/**
 * A sum of square matrices as a product of what all its terms begin with, a shorter sum, and what
 * all its terms end with: {@code A*B*C - A^2*C} is {@code A*(B - A)*C}. Inverses, adjugates and
 * determinants of a product are products (MC 1, 21; MN 1.9), so that they meet whether it was
 * multiplied out or not.
 */
public record SquareFactors(List<Expr> left, Expr sum, List<Expr> right) {
  /** What an operation makes of each, that of a product being the product of them. */
  public List<Expr> each(UnaryOperator<Expr> operation) {
    var parts = new ArrayList<Expr>();
    if (!left.isEmpty()) {
      parts.add(operation.apply(Build.product(left)));
    }
    parts.add(operation.apply(sum));
    if (!right.isEmpty()) {
      parts.add(operation.apply(Build.product(right)));
    }
    return parts;
  }

  /** Empty where the terms have nothing square in common. */
  public static Optional<SquareFactors> of(Expr.Sum sum) {
    if (sum.isScalar() || !sum.shape().isSquare()) {
      return Optional.empty();
    }
    Dim size = sum.shape().rows();
    List<List<Expr>> chains = chains(sum.terms());
    List<Expr> left = common(chains, size, Shape::cols);
    List<List<Expr>> rests = chains.stream().map(chain -> without(chain, left)).toList();
    List<List<Expr>> backwards = rests.stream().map(SquareFactors::reversed).toList();
    List<Expr> right = common(backwards, size, Shape::rows);
    if (left.isEmpty() && right.isEmpty()) {
      return Optional.empty();
    }
    var terms = new ArrayList<Expr>(chains.size());
    for (int i = 0; i < chains.size(); i++) {
      List<Expr> rest = reversed(without(backwards.get(i), right));
      List<Expr> chain = rest.isEmpty() ? List.of(Build.identity(size)) : rest;
      terms.add(
          sum.terms().get(i) instanceof Expr.Product(var c, var scalars, _, _)
              ? Build.product(c, scalars, chain)
              : Build.product(chain));
    }
    return Optional.of(new SquareFactors(left, Build.sum(terms), reversed(right)));
  }

  private static List<List<Expr>> chains(List<Expr> terms) {
    var chains = new ArrayList<List<Expr>>(terms.size());
    for (Expr term : terms) {
      chains.add(
          switch (term) {
            case Expr.Product(_, _, var factors, _) -> factors;
            case Expr other -> List.of(other);
          });
    }
    return chains;
  }

  /**
   * The longest square product that all chains begin with; a power has the lower ones, too.
   *
   * @param end the dimension in which a factor read so ends
   */
  private static List<Expr> common(List<List<Expr>> chains, Dim size, Function<Shape, Dim> end) {
    int shortest = chains.stream().mapToInt(List::size).min().orElse(0);
    var common = new ArrayList<Expr>();
    int square = 0;
    boolean whole = true;
    for (int i = 0; i < shortest && whole; i++) {
      int place = i;
      Optional<Expr> shared = shared(chains, i);
      if (shared.isEmpty() || Build.isConstant(shared.get(), Expr.Constant.Kind.IDENTITY)) {
        break;
      }
      common.add(shared.get());
      if (end.apply(shared.get().shape()).equals(size)) {
        square = common.size();
      }
      whole = chains.stream().allMatch(chain -> chain.get(place) == shared.get());
    }
    return List.copyOf(common.subList(0, square));
  }

  /** The factor at one place, or the power of its base nearest to none. */
  private static Optional<Expr> shared(List<List<Expr>> chains, int place) {
    Expr shared = chains.getFirst().get(place);
    for (List<Expr> chain : chains) {
      Expr factor = chain.get(place);
      if (factor != shared) {
        Rational own = exponent(factor);
        Rational other = exponent(shared);
        if (base(factor) != base(shared) || own.isZero() || own.signum() != other.signum()) {
          return Optional.empty();
        }
        shared = own.abs().compareTo(other.abs()) < 0 ? factor : shared;
      }
    }
    return Optional.of(shared);
  }

  /** What a whole power is of, or the factor itself. */
  public static Expr base(Expr e) {
    return e instanceof Expr.Power(var base, Expr.Num(var k, _), _) && k.isInteger() ? base : e;
  }

  /** Its whole exponent, or one. */
  public static Rational exponent(Expr e) {
    return e instanceof Expr.Power(_, Expr.Num(var k, _), _) && k.isInteger() ? k : Rational.ONE;
  }

  /** What is left of a chain that begins with the other, but for the exponent of the last one. */
  private static List<Expr> without(List<Expr> chain, List<Expr> beginning) {
    if (beginning.isEmpty()) {
      return chain;
    }
    int last = beginning.size() - 1;
    List<Expr> rest = chain.subList(last + 1, chain.size());
    Expr own = chain.get(last);
    Expr taken = beginning.getLast();
    if (own == taken) {
      return rest;
    }
    var with = new ArrayList<Expr>(rest.size() + 1);
    with.add(Build.power(base(own), Build.num(exponent(own).minus(exponent(taken)))));
    with.addAll(rest);
    return with;
  }

  private static List<Expr> reversed(List<Expr> chain) {
    var turned = new ArrayList<>(chain);
    Collections.reverse(turned);
    return turned;
  }
}
