package org.frobenius.numeric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import org.frobenius.expr.Rational;

/**
 * Powers and functions of decimal numbers, right to about the digits asked for: Taylor series of
 * arguments halved until they are small, and the formulas of twice an argument (Brent & Zimmermann,
 * Modern Computer Arithmetic, 4.3, 4.4).
 */
final class PreciseNumbers {
  /** Numbers with more digits before or after the point are too large or too small. */
  static final int LARGEST_EXPONENT = 1_000_000;

  private static final BigDecimal LARGEST_ARGUMENT = BigDecimal.valueOf(2L * LARGEST_EXPONENT);

  private static final BigDecimal TWO = BigDecimal.TWO;

  /** Halvings after which a series needs few terms; each costs the third of a digit. */
  private static final int HALVINGS = 16;

  private static final int SPARE_DIGITS = 15;

  private final MathContext digits;
  private final ArrayList<BigDecimal> factorials = new ArrayList<>();

  PreciseNumbers(int digits) {
    this.digits = new MathContext(digits, RoundingMode.HALF_EVEN);
    factorials.add(BigDecimal.ONE);
  }

  MathContext digits() {
    return digits;
  }

  BigDecimal number(Rational number) {
    return new BigDecimal(number.numerator()).divide(new BigDecimal(number.denominator()), digits);
  }

  BigDecimal plus(BigDecimal x, BigDecimal y) {
    return x.add(y, digits);
  }

  BigDecimal times(BigDecimal x, BigDecimal y) {
    return finite(x.multiply(y, digits));
  }

  BigDecimal over(BigDecimal x, BigDecimal y) {
    if (y.signum() == 0) {
      throw Failures.domain("division by 0");
    }
    return finite(x.divide(y, digits));
  }

  private static BigDecimal finite(BigDecimal x) {
    if (Math.abs((long) x.precision() - x.scale()) > LARGEST_EXPONENT && x.signum() != 0) {
      throw Failures.domain("a number that is too large or too small in multiple precision");
    }
    return x;
  }

  static boolean isWhole(BigDecimal x) {
    return x.signum() == 0 || x.stripTrailingZeros().scale() <= 0;
  }

  BigDecimal power(BigDecimal base, BigDecimal exponent) {
    if (isWhole(exponent)) {
      return power(base, Summation.whole(exponent.doubleValue()));
    }
    if (base.signum() == 0 && exponent.signum() > 0) {
      return BigDecimal.ZERO;
    }
    return exponent.multiply(TWO).compareTo(BigDecimal.ONE) == 0
        ? root(base)
        : exp(times(exponent, log(base)));
  }

  private BigDecimal power(BigDecimal base, long exponent) {
    BigDecimal power = BigDecimal.ONE;
    BigDecimal square = base;
    for (long k = Math.abs(exponent); k > 0; k >>= 1) {
      power = (k & 1) == 1 ? times(power, square) : power;
      square = k > 1 ? times(square, square) : square;
    }
    return exponent < 0 ? over(BigDecimal.ONE, power) : power;
  }

  BigDecimal root(BigDecimal x) {
    if (x.signum() < 0) {
      throw Failures.domain("`sqrt` of a negative number");
    }
    return x.sqrt(digits);
  }

  BigDecimal exp(BigDecimal x) {
    int halvings = halvings(x);
    var inner = inner(halvings);
    BigDecimal small = halved(x, halvings, inner);
    BigDecimal power = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int k = 1; isSeen(term, power, inner); k++) {
      term = term.multiply(small, inner).divide(BigDecimal.valueOf(k), inner);
      power = power.add(term, inner);
    }
    for (int k = 0; k < halvings; k++) {
      power = power.multiply(power, inner);
    }
    return power.round(digits);
  }

  /** Newton's method, from the logarithm of a double. */
  BigDecimal log(BigDecimal x) {
    if (x.signum() <= 0) {
      throw Failures.domain("`log` of a number that is not positive");
    }
    int exponent = x.precision() - x.scale();
    double first = Math.log(x.scaleByPowerOfTen(-exponent).doubleValue()) + exponent * Math.log(10);
    BigDecimal log = new BigDecimal(first);
    for (int right = 10; right < 2 * digits.getPrecision(); right *= 2) {
      BigDecimal quotient = over(x, exp(log));
      log = log.add(quotient.subtract(BigDecimal.ONE), digits);
    }
    return log;
  }

  BigDecimal sin(BigDecimal x) {
    return sineAndCosine(x)[0];
  }

  BigDecimal cos(BigDecimal x) {
    return sineAndCosine(x)[1];
  }

  BigDecimal tan(BigDecimal x) {
    BigDecimal[] both = sineAndCosine(x);
    return over(both[0], both[1]);
  }

  private BigDecimal[] sineAndCosine(BigDecimal x) {
    int halvings = halvings(x);
    var inner = inner(halvings);
    BigDecimal small = halved(x, halvings, inner);
    BigDecimal sin = BigDecimal.ZERO;
    BigDecimal cos = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int k = 1; isSeen(term, cos, inner) || (k <= 2 && x.signum() != 0); k++) {
      term = term.multiply(small, inner).divide(BigDecimal.valueOf(k), inner);
      BigDecimal signed = k % 4 < 2 ? term : term.negate();
      sin = k % 2 == 1 ? sin.add(signed, inner) : sin;
      cos = k % 2 == 0 ? cos.add(signed, inner) : cos;
    }
    for (int k = 0; k < halvings; k++) {
      BigDecimal twice = sin.multiply(cos, inner).multiply(TWO);
      cos = cos.multiply(cos, inner).subtract(sin.multiply(sin, inner), inner);
      sin = twice;
    }
    return new BigDecimal[] {sin.round(digits), cos.round(digits)};
  }

  BigDecimal sinh(BigDecimal x) {
    return halfOf(exp(x).subtract(exp(x.negate()), digits));
  }

  BigDecimal cosh(BigDecimal x) {
    return halfOf(exp(x).add(exp(x.negate()), digits));
  }

  BigDecimal tanh(BigDecimal x) {
    return over(sinh(x), cosh(x));
  }

  BigDecimal halfOf(BigDecimal x) {
    return x.divide(TWO, digits);
  }

  /** A factorial; the gamma function of other numbers is not to be had. */
  BigDecimal gamma(BigDecimal x, PreciseWork work) {
    if (x.signum() <= 0 || !isWhole(x)) {
      throw Failures.unsupported("`gamma` of a fraction in multiple precision");
    }
    long n = Summation.whole(x.doubleValue()) - 1;
    Summation.requireEnd(0, n);
    while (factorials.size() <= n) {
      work.add(1, digits);
      factorials.add(times(factorials.getLast(), BigDecimal.valueOf(factorials.size())));
    }
    return factorials.get((int) n);
  }

  private static boolean isSeen(BigDecimal term, BigDecimal sum, MathContext digits) {
    return term.signum() != 0
        && term.precision() - term.scale() > sum.precision() - sum.scale() - digits.getPrecision();
  }

  private static int halvings(BigDecimal x) {
    if (x.abs().compareTo(LARGEST_ARGUMENT) > 0) {
      throw Failures.domain("an argument that is too large in multiple precision");
    }
    return HALVINGS + Math.max(0, Math.getExponent(x.doubleValue()));
  }

  private MathContext inner(int halvings) {
    return new MathContext(digits.getPrecision() + SPARE_DIGITS + halvings, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal halved(BigDecimal x, int halvings, MathContext digits) {
    return x.divide(TWO.pow(halvings), digits);
  }
}
