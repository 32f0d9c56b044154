package org.frobenius.numeric;

/**
 * A number beyond the range of double: {@code mantissa * 2^exponent} with {@code 1/2 <= |mantissa|
 * < 1}, or 0.
 */
record WideNumber(double mantissa, long exponent) {
  static final WideNumber ZERO = new WideNumber(0, 0);
  static final WideNumber ONE = of(1);

  /** Beyond this the sum of two numbers is the larger one. */
  private static final long DIGITS = 60;

  private static final double LN2 = Math.log(2);

  /** The first digits of {@code log(2)}, so few that their multiples are exact, and the others. */
  private static final double LN2_FIRST = 0x1.62e42fefap-1;

  private static final double LN2_REST = 0x1.cf79abc9e3b39p-40;

  /** Powers so small are products. */
  private static final int FEW = 64;

  static WideNumber of(double x) {
    return of(x, 0);
  }

  /** {@code x * 2^exponent}. */
  static WideNumber of(double x, long exponent) {
    if (x == 0) {
      return ZERO;
    }
    if (!Double.isFinite(x)) {
      throw Failures.domain("a number that is not finite");
    }
    if (Math.abs(x) < Double.MIN_NORMAL) {
      return of(Math.scalb(x, (int) DIGITS), exponent - DIGITS);
    }
    int shift = Math.getExponent(x) + 1;
    return new WideNumber(Math.scalb(x, -shift), exponent + shift);
  }

  /** {@code exp(x)}. */
  static WideNumber exp(double x) {
    double n = Math.rint(x / LN2);
    return of(Math.exp(x - n * LN2_FIRST - n * LN2_REST), (long) n);
  }

  /** As a double, infinite or 0 where that has no room for it. */
  double value() {
    return Math.scalb(mantissa, Math.clamp(exponent, -5000, 5000));
  }

  /** Whether a double has it with all its digits. */
  static boolean isOrdinary(double x) {
    return Math.abs(x) >= Double.MIN_NORMAL && Math.abs(x) <= Double.MAX_VALUE;
  }

  boolean isZero() {
    return mantissa == 0;
  }

  WideNumber abs() {
    return new WideNumber(Math.abs(mantissa), exponent);
  }

  WideNumber negated() {
    return new WideNumber(-mantissa, exponent);
  }

  /** {@code this * 2^power}. */
  WideNumber scaled(long power) {
    return isZero() ? this : new WideNumber(mantissa, exponent + power);
  }

  WideNumber times(WideNumber other) {
    return of(mantissa * other.mantissa, exponent + other.exponent);
  }

  WideNumber plus(WideNumber other) {
    if (isZero() || (!other.isZero() && other.exponent - exponent > DIGITS)) {
      return other;
    }
    long shift = other.exponent - exponent;
    return other.isZero() || shift < -DIGITS
        ? this
        : of(mantissa + Math.scalb(other.mantissa, (int) shift), exponent);
  }

  boolean isLess(WideNumber other) {
    return plus(other.negated()).mantissa < 0;
  }

  /** The natural logarithm of a positive number. */
  double log() {
    if (mantissa <= 0) {
      throw Failures.domain("`log` of " + Failures.number(value()));
    }
    return Math.log(mantissa) + exponent * LN2;
  }

  WideNumber power(double k) {
    if (isZero()) {
      return of(Scalars.power(0, k));
    }
    if (k == Math.rint(k) && Math.abs(k) <= FEW) {
      WideNumber product = ONE;
      for (int i = 0; i < Math.abs(k); i++) {
        product = product.times(this);
      }
      return k < 0 ? of(1 / product.mantissa, -product.exponent) : product;
    }
    if (k == 0.5 && mantissa > 0) {
      long odd = Math.floorMod(exponent, 2L);
      return of(Math.sqrt(Math.scalb(mantissa, (int) odd)), (exponent - odd) / 2);
    }
    double sign = Scalars.power(Math.signum(mantissa), k);
    WideNumber size = exp(k * abs().log());
    return sign < 0 ? size.negated() : size;
  }
}
