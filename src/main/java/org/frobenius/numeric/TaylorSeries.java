package org.frobenius.numeric;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.complex.Complex;

/**
 * Taylor series truncated after the power {@code order}, as their complex coefficients: sums,
 * products, powers and functions of series by the recurrences of automatic differentiation
 * (Griewank & Walther, Evaluating Derivatives, 13.2). A function without a series where it is asked
 * for one, at a pole or on its branch cut, is a DomainException.
 */
record TaylorSeries(int order) implements Arithmetic<Complex[]> {
  /** {@code center + z}. */
  Complex[] variable(Complex center) {
    Complex[] z = constant(center);
    if (order > 0) {
      z[1] = Complex.ONE;
    }
    return z;
  }

  private Complex[] constant(Complex c) {
    var constant = new Complex[order + 1];
    Arrays.fill(constant, Complex.ZERO);
    constant[0] = c;
    return constant;
  }

  @Override
  public Complex[] number(double c) {
    return constant(new Complex(c));
  }

  @Override
  public Complex[] sum(Complex[] a, Complex[] b) {
    var sum = new Complex[order + 1];
    Arrays.setAll(sum, k -> a[k].add(b[k]));
    return sum;
  }

  @Override
  public Complex[] scaled(double c, Complex[] a) {
    var scaled = new Complex[order + 1];
    Arrays.setAll(scaled, k -> a[k].multiply(c));
    return scaled;
  }

  @Override
  public Complex[] product(Complex[] a, Complex[] b) {
    var product = new Complex[order + 1];
    Arrays.setAll(product, k -> convolution(a, b, 0, k));
    return product;
  }

  /** {@code sum(j = from..k, a[j]*b[k-j])}. */
  private static Complex convolution(Complex[] a, Complex[] b, int from, int k) {
    double re = 0;
    double im = 0;
    for (int j = from; j <= k; j++) {
      Complex x = a[j];
      Complex y = b[k - j];
      re += x.getReal() * y.getReal() - x.getImaginary() * y.getImaginary();
      im += x.getReal() * y.getImaginary() + x.getImaginary() * y.getReal();
    }
    return new Complex(re, im);
  }

  /** The coefficients {@code k*a[k]} of {@code z*a'(z)}. */
  private static Complex[] derivative(Complex[] a) {
    var derivative = new Complex[a.length];
    Arrays.setAll(derivative, k -> a[k].multiply(k));
    return derivative;
  }

  @Override
  public Complex[] power(Complex[] base, double exponent) {
    boolean whole = exponent == Math.rint(exponent);
    if (whole && exponent >= 0 && exponent <= 0x1p53) {
      return wholePower(base, (long) exponent);
    }
    if (!whole) {
      offTheCut(base[0]);
    } else if (base[0].abs() == 0) {
      throw Failures.domain("a pole");
    }
    var power = new Complex[order + 1];
    power[0] = whole ? wholePower(base[0], exponent) : base[0].pow(exponent);
    for (int k = 1; k <= order; k++) {
      Complex sum = Complex.ZERO;
      for (int j = 1; j <= k; j++) {
        sum = sum.add(base[j].multiply(power[k - j]).multiply(exponent * j - (k - j)));
      }
      power[k] = sum.divide(base[0].multiply(k));
    }
    return power;
  }

  private static Complex wholePower(Complex base, double exponent) {
    return exponent == -1 ? base.reciprocal() : base.pow(exponent);
  }

  private Complex[] wholePower(Complex[] base, long exponent) {
    Complex[] power = number(1);
    Complex[] square = base;
    for (long k = exponent; k > 0; k >>= 1) {
      power = (k & 1) == 1 ? product(power, square) : power;
      square = k > 1 ? product(square, square) : square;
    }
    return power;
  }

  private static void offTheCut(Complex z) {
    if (z.getReal() <= 0 && z.getImaginary() == 0) {
      throw Failures.domain("a branch cut");
    }
  }

  @Override
  public Complex[] exp(Complex[] a) {
    Complex[] da = derivative(a);
    var e = new Complex[order + 1];
    e[0] = a[0].exp();
    for (int k = 1; k <= order; k++) {
      e[k] = convolution(da, e, 1, k).divide(k);
    }
    return e;
  }

  @Override
  public Complex[] log(Complex[] a) {
    offTheCut(a[0]);
    var log = new Complex[order + 1];
    var dlog = new Complex[order + 1];
    log[0] = a[0].log();
    for (int k = 1; k <= order; k++) {
      Complex sum = a[k].multiply(k);
      for (int j = 1; j < k; j++) {
        sum = sum.subtract(dlog[j].multiply(a[k - j]));
      }
      dlog[k] = sum.divide(a[0]);
      log[k] = dlog[k].divide(k);
    }
    return log;
  }

  @Override
  public Complex[] apply(String name, Complex[] a) {
    return switch (name) {
      case "sqrt" -> power(a, 0.5);
      case "inv" -> power(a, -1);
      case "exp" -> exp(a);
      case "log" -> log(a);
      case "sin" -> pair(a, a[0].sin(), a[0].cos(), -1)[0];
      case "cos" -> pair(a, a[0].sin(), a[0].cos(), -1)[1];
      case "sinh" -> pair(a, a[0].sinh(), a[0].cosh(), 1)[0];
      case "cosh" -> pair(a, a[0].sinh(), a[0].cosh(), 1)[1];
      case "tan" -> tangent(a, Complex::tan, 1);
      case "tanh" -> tangent(a, Complex::tanh, -1);
      case String other -> throw Failures.unsupported("`" + other + "` of a matrix");
    };
  }

  /** {@code s' = c*a'}, {@code c' = sign*s*a'}. */
  private Complex[][] pair(Complex[] a, Complex s0, Complex c0, int sign) {
    Complex[] da = derivative(a);
    var s = new Complex[order + 1];
    var c = new Complex[order + 1];
    s[0] = s0;
    c[0] = c0;
    for (int k = 1; k <= order; k++) {
      s[k] = convolution(da, c, 1, k).divide(k);
      c[k] = convolution(da, s, 1, k).multiply((double) sign / k);
    }
    return new Complex[][] {s, c};
  }

  /** {@code t' = (1 + sign*t^2)*a'}. */
  private Complex[] tangent(Complex[] a, UnaryOperator<Complex> value, int sign) {
    Complex[] da = derivative(a);
    var t = new Complex[order + 1];
    var q = new Complex[order + 1];
    t[0] = value.apply(a[0]);
    for (int k = 0; k <= order; k++) {
      t[k] = k == 0 ? t[0] : convolution(da, q, 1, k).divide(k);
      q[k] = convolution(t, t, 0, k).multiply(sign).add(k == 0 ? 1 : 0);
    }
    return t;
  }
}
