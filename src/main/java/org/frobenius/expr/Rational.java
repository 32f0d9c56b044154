package org.frobenius.expr;

import java.math.BigInteger;

/** An exact rational number in lowest terms, the denominator positive. */
public record Rational(BigInteger numerator, BigInteger denominator)
    implements Comparable<Rational> {
  public static final Rational ZERO = of(0);
  public static final Rational ONE = of(1);
  public static final Rational MINUS_ONE = of(-1);
  public static final Rational TWO = of(2);
  public static final Rational HALF = of(1, 2);

  /** Lowest terms; a zero denominator is an {@link ArithmeticException}. */
  public Rational {
    if (denominator.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    if (!denominator.equals(BigInteger.ONE)) {
      BigInteger common = gcd(numerator, denominator);
      if (denominator.signum() < 0) {
        common = common.negate();
      }
      numerator = over(numerator, common);
      denominator = over(denominator, common);
    }
  }

  /** The greatest common divisor; of numbers as there mostly are, without making any. */
  static BigInteger gcd(BigInteger a, BigInteger b) {
    if (!isSmall(a) || !isSmall(b)) {
      return a.gcd(b);
    }
    long common = Math.abs(a.longValue());
    long rest = Math.abs(b.longValue());
    while (rest != 0) {
      long next = common % rest;
      common = rest;
      rest = next;
    }
    return BigInteger.valueOf(common);
  }

  /** A number divided by one of its divisors. */
  private static BigInteger over(BigInteger a, BigInteger divisor) {
    if (divisor.equals(BigInteger.ONE)) {
      return a;
    }
    return isSmall(a) && isSmall(divisor)
        ? BigInteger.valueOf(a.longValue() / divisor.longValue())
        : a.divide(divisor);
  }

  private static BigInteger product(BigInteger a, BigInteger b) {
    return a.equals(BigInteger.ONE) ? b : b.equals(BigInteger.ONE) ? a : a.multiply(b);
  }

  private static boolean isSmall(BigInteger a) {
    return a.bitLength() < Long.SIZE - 1;
  }

  public static Rational of(long value) {
    return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
  }

  public static Rational of(long numerator, long denominator) {
    return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
  }

  public Rational plus(Rational other) {
    if (isInteger() && other.isInteger()) {
      return new Rational(numerator.add(other.numerator), BigInteger.ONE);
    }
    return new Rational(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  public Rational minus(Rational other) {
    return plus(other.negate());
  }

  public Rational times(Rational other) {
    if (other.isOne()) {
      return this;
    }
    return isOne()
        ? other
        : new Rational(
            product(numerator, other.numerator), product(denominator, other.denominator));
  }

  /** Division by zero is an {@link ArithmeticException}. */
  public Rational over(Rational other) {
    return other.isOne() ? this : times(other.inverse());
  }

  public Rational inverse() {
    return new Rational(denominator, numerator);
  }

  public Rational negate() {
    return new Rational(numerator.negate(), denominator);
  }

  public Rational abs() {
    return signum() < 0 ? negate() : this;
  }

  /** {@code this^exponent}; a negative exponent of zero is an {@link ArithmeticException}. */
  public Rational power(int exponent) {
    return exponent < 0
        ? inverse().power(-exponent)
        : new Rational(numerator.pow(exponent), denominator.pow(exponent));
  }

  public int signum() {
    return numerator.signum();
  }

  public boolean isZero() {
    return numerator.signum() == 0;
  }

  public boolean isOne() {
    return this == ONE || (numerator.equals(BigInteger.ONE) && isInteger());
  }

  public boolean isInteger() {
    return denominator.equals(BigInteger.ONE);
  }

  /** Whether the value is an integer that fits an {@code int}. */
  public boolean isSmallInteger() {
    return isInteger() && numerator.bitLength() < 32;
  }

  public int intValue() {
    return numerator.intValueExact();
  }

  public double doubleValue() {
    return numerator.bitLength() < 53 && denominator.bitLength() < 53
        ? numerator.doubleValue() / denominator.doubleValue()
        : new java.math.BigDecimal(numerator)
            .divide(new java.math.BigDecimal(denominator), java.math.MathContext.DECIMAL64)
            .doubleValue();
  }

  /** The rational r with {@code this = r^2}, where there is one. */
  public java.util.Optional<Rational> squareRoot() {
    if (signum() < 0) {
      return java.util.Optional.empty();
    }
    BigInteger p = numerator.sqrt();
    BigInteger q = denominator.sqrt();
    return p.multiply(p).equals(numerator) && q.multiply(q).equals(denominator)
        ? java.util.Optional.of(new Rational(p, q))
        : java.util.Optional.empty();
  }

  @Override
  public int compareTo(Rational other) {
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  @Override
  public String toString() {
    return isInteger() ? numerator.toString() : numerator + "/" + denominator;
  }
}
