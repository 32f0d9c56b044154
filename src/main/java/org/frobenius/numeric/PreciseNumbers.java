package org.frobenius.numeric;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import org.frobenius.expr.Rational;

/** Arithmetic and functions of decimal numbers, right to the digits asked for. */
final class PreciseNumbers {
  /** Numbers with more digits before or after the point are too large or too small. */
  static final int LARGEST_EXPONENT = 1_000_000;

  private static final BigDecimal LARGEST_ARGUMENT = BigDecimal.valueOf(2L * LARGEST_EXPONENT);

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
    return exp(times(exponent, log(base)));
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
    return BigDecimalMath.exp(moderate(x), digits);
  }

  BigDecimal log(BigDecimal x) {
    if (x.signum() <= 0) {
      throw Failures.domain("`log` of a number that is not positive");
    }
    return BigDecimalMath.log(x, digits);
  }

  BigDecimal sin(BigDecimal x) {
    return BigDecimalMath.sin(moderate(x), digits);
  }

  BigDecimal cos(BigDecimal x) {
    return BigDecimalMath.cos(moderate(x), digits);
  }

  BigDecimal tan(BigDecimal x) {
    return over(sin(x), cos(x));
  }

  BigDecimal sinh(BigDecimal x) {
    return BigDecimalMath.sinh(moderate(x), digits);
  }

  BigDecimal cosh(BigDecimal x) {
    return BigDecimalMath.cosh(moderate(x), digits);
  }

  BigDecimal tanh(BigDecimal x) {
    return over(sinh(x), cosh(x));
  }

  BigDecimal halfOf(BigDecimal x) {
    return x.divide(BigDecimal.TWO, digits);
  }

  private static BigDecimal moderate(BigDecimal x) {
    if (x.abs().compareTo(LARGEST_ARGUMENT) > 0) {
      throw Failures.domain("an argument that is too large in multiple precision");
    }
    return x;
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
}
