package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Rational;
import org.frobenius.rule.SquareFactors;

/**
 * Sums whose terms are multiples of one square matrix, under an inverse, an adjugate or a
 * determinant: each of these is a product of such (MC 1, 21; MN 1.9), so that {@code inv(A*B -
 * A^2)} meets {@code inv(B - A)*inv(A)}.
 */
final class SumsOfMultiples {
  /** Sums of more terms are not multiplied in. */
  private static final int FEW = 12;

  private SumsOfMultiples() {}

  /**
   * The inverse, determinant, adjugate or logarithm of the determinant of a sum that is one. A sum
   * with a definition's name stays whole: {@code Z = inv(A*Y + A)} would not be found in its parts.
   */
  static Optional<Expr> pulledOut(Expr e) {
    return parts(e).filter(_ -> !hasDefinition(Children.of(e).getFirst()));
  }

  /** Among the factors of its terms. */
  private static boolean hasDefinition(Expr e) {
    return switch (e) {
      case Expr.Named _ -> true;
      case Expr.Sum _, Expr.Product _, Expr.Transpose _, Expr.Power _ ->
          Children.of(e).stream().anyMatch(SumsOfMultiples::hasDefinition);
      case Expr _ -> false;
    };
  }

  private static Optional<Expr> parts(Expr e) {
    return switch (e) {
      case Expr.Power(Expr.Sum sum, Expr.Num(var k, _), _) when k.isInteger() && k.signum() < 0 ->
          SquareFactors.of(sum)
              .map(f -> Build.product(f.each(Build::inverse).reversed()))
              .map(inverse -> Build.power(inverse, Build.num(k.abs())));
      case Expr.Call(var op, var args, _)
          when op == Op.DETERMINANT && args.getFirst() instanceof Expr.Sum sum ->
          SquareFactors.of(sum).map(f -> Build.product(f.each(part -> Build.call(op, part))));
      case Expr.Call(var op, var args, _)
          when op == Op.ADJUGATE && args.getFirst() instanceof Expr.Sum sum ->
          SquareFactors.of(sum)
              .map(f -> Build.product(f.each(part -> Build.call(op, part)).reversed()));
      case Expr.Call(var op, var args, _)
          when op == Op.LOGDET && args.getFirst() instanceof Expr.Sum sum ->
          SquareFactors.of(sum).map(f -> Build.call(op, Build.product(f.each(part -> part))));
      case Expr _ -> Optional.empty();
    };
  }

  /**
   * The other way: a chain with one sum in it as a sum, which a reader may find shorter; empty
   * where there is no such sum, or one of many terms.
   */
  static Optional<Expr> multipliedIn(List<Expr> chain) {
    List<Expr> sums = chain.stream().filter(Expr.Sum.class::isInstance).toList();
    if (chain.size() < 2
        || sums.size() != 1
        || !(sums.getFirst() instanceof Expr.Sum(var terms, _))
        || terms.size() > FEW) {
      return Optional.empty();
    }
    int at = chain.indexOf(sums.getFirst());
    var products = new ArrayList<Expr>(terms.size());
    for (Expr term : terms) {
      var factors = new ArrayList<>(chain.subList(0, at));
      Expr front = Build.ONE;
      switch (term) {
        case Expr.Product(var c, var scalars, var own, _) -> {
          front = Build.product(c, scalars, List.of());
          factors.addAll(own);
        }
        case Expr other -> factors.add(other);
      }
      factors.addAll(chain.subList(at + 1, chain.size()));
      products.add(Build.product(front, Build.product(powers(factors))));
    }
    return Optional.of(SumArrangement.arranged(Build.sum(products)));
  }

  /** The chain without identities, neighbours of one base as one power. */
  private static List<Expr> powers(List<Expr> chain) {
    var gathered = new ArrayList<Expr>(chain.size());
    for (Expr factor : chain) {
      if (Build.isConstant(factor, Expr.Constant.Kind.IDENTITY)) {
        continue;
      }
      boolean again =
          !gathered.isEmpty()
              && factor.shape().isSquare()
              && SquareFactors.base(gathered.getLast()) == SquareFactors.base(factor);
      if (again) {
        Rational both =
            SquareFactors.exponent(gathered.removeLast()).plus(SquareFactors.exponent(factor));
        gathered.add(Build.power(SquareFactors.base(factor), Build.num(both)));
      } else {
        gathered.add(factor);
      }
    }
    return gathered;
  }
}
