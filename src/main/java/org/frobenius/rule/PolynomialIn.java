package org.frobenius.rule;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;

/** Polynomials in a scalar name whose coefficients are numbers or matrices. */
final class PolynomialIn {
  private PolynomialIn() {}

  /**
   * Whether it, or its determinant, is known to be zero at single values of the name only: {@code a
   * + s}, {@code I + s*X}, {@code s*I + X}.
   */
  static boolean isNonzero(Expr e, Expr.Symbol name) {
    List<Expr> terms = e instanceof Expr.Sum(var all, _) ? all : List.of(e);
    var degrees = new ArrayList<BigInteger>();
    for (Expr term : terms) {
      Optional<BigInteger> degree = degree(term, name);
      if (degree.isEmpty()) {
        return false;
      }
      degrees.add(degree.get());
    }
    BigInteger highest = degrees.stream().reduce(BigInteger::max).orElseThrow();
    BigInteger lowest = degrees.stream().reduce(BigInteger::min).orElseThrow();
    return isUnit(terms, degrees, highest, name) || isUnit(terms, degrees, lowest, name);
  }

  /** Whether the terms of a degree are one, a number or a multiple of the identity. */
  private static boolean isUnit(
      List<Expr> terms, List<BigInteger> degrees, BigInteger degree, Expr.Symbol name) {
    return degrees.stream().filter(degree::equals).count() == 1
        && isUnit(terms.get(degrees.indexOf(degree)), name);
  }

  private static boolean isUnit(Expr term, Expr.Symbol name) {
    return switch (term) {
      case Expr.Num(var value, _) -> !value.isZero();
      case Expr.Product(_, var scalars, var factors, _) ->
          scalars.stream().allMatch(s -> isPower(s, name))
              && factors.stream().allMatch(PolynomialIn::isIdentity);
      case Expr other -> isPower(other, name) || isIdentity(other);
    };
  }

  private static boolean isIdentity(Expr e) {
    return Build.isConstant(e, Expr.Constant.Kind.IDENTITY);
  }

  private static boolean isPower(Expr e, Expr.Symbol name) {
    return e == name
        || e instanceof Expr.Power(var base, Expr.Num(var k, _), _)
            && base == name
            && k.isInteger()
            && k.signum() > 0;
  }

  /** Empty where it is no product of a power and what is free of the name. */
  private static Optional<BigInteger> degree(Expr term, Expr.Symbol name) {
    if (!Children.symbols(term).contains(name)) {
      return Optional.of(BigInteger.ZERO);
    }
    if (isPower(term, name)) {
      return Optional.of(SquareFactors.exponent(term).numerator());
    }
    if (!(term instanceof Expr.Product(_, var scalars, var factors, _))
        || factors.stream().anyMatch(f -> Children.symbols(f).contains(name))) {
      return Optional.empty();
    }
    BigInteger degree = BigInteger.ZERO;
    for (Expr scalar : scalars) {
      Optional<BigInteger> own = degree(scalar, name);
      if (own.isEmpty()) {
        return own;
      }
      degree = degree.add(own.get());
    }
    return Optional.of(degree);
  }
}
