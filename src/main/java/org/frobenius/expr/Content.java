package org.frobenius.expr;

import java.math.BigInteger;
import java.util.List;

/**
 * The content of a sum: the largest number that every coefficient is a whole multiple of, as that
 * of a polynomial (Gauss). {@code 4*A - 6*B} is {@code 2*(2*A - 3*B)}.
 */
public final class Content {
  private Content() {}

  /** Positive. */
  public static Rational of(Expr.Sum sum) {
    List<Expr> terms = sum.terms();
    if (isPlain(terms)) {
      return Rational.ONE;
    }
    BigInteger numerator = BigInteger.ZERO;
    BigInteger denominator = BigInteger.ONE;
    for (int i = 0; i < terms.size(); i++) {
      Rational c = coefficient(terms.get(i));
      numerator = Rational.gcd(numerator, c.numerator());
      if (!c.isInteger()) {
        BigInteger common = Rational.gcd(denominator, c.denominator());
        denominator = denominator.divide(common).multiply(c.denominator());
      }
    }
    return new Rational(numerator, denominator);
  }

  /** A quick look: whole numbers, one of them 1 or -1. */
  private static boolean isPlain(List<Expr> terms) {
    boolean unit = false;
    for (int i = 0; i < terms.size(); i++) {
      Rational c = coefficient(terms.get(i));
      if (!c.isInteger()) {
        return false;
      }
      unit |= c.isOne() || c.equals(Rational.MINUS_ONE);
    }
    return unit;
  }

  /** The number in front of a term. */
  public static Rational coefficient(Expr term) {
    return switch (term) {
      case Expr.Num(var value, _) -> value;
      case Expr.Product(var c, _, _, _) -> c;
      case Expr _ -> Rational.ONE;
    };
  }

  /** The sum divided by a number. */
  public static Expr over(Expr.Sum sum, Rational divisor) {
    Rational inverse = divisor.inverse();
    return divisor.isOne()
        ? sum
        : Build.sum(Children.all(sum.terms(), t -> Build.scale(inverse, t)));
  }
}
