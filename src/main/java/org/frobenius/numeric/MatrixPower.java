package org.frobenius.numeric;

import org.apache.commons.math3.linear.RealMatrix;

/**
 * {@code X^p}: whole powers by repeated squaring, dyadic fractions by square roots, other real
 * powers as {@code exp(p*log(X))} (Higham, Functions of Matrices, 7.3, 7.4).
 */
final class MatrixPower {
  /** Exponents are multiples of this where square roots are used, at most six of them. */
  private static final double DYADIC = 1.0 / 64;

  private MatrixPower() {}

  /** How a person names the power: {@code inv}, {@code sqrt}, {@code ^}. */
  static String operation(double exponent) {
    return exponent == -1 ? "inv" : exponent == 0.5 ? "sqrt" : "^";
  }

  /**
   * Of a matrix of {@code n} by {@code n} diagonal blocks, all the same (one, if it is no block
   * form).
   */
  static RealMatrix of(RealMatrix x, double exponent, int n) {
    String operation = operation(exponent);
    if (exponent == Math.rint(exponent)) {
      return whole(x, exponent, n, operation);
    }
    if (n == x.getRowDimension() && SymmetricFunction.isSymmetric(x)) {
      return SymmetricFunction.value(ReadableFunction.power(exponent), x);
    }
    if (exponent / DYADIC == Math.rint(exponent / DYADIC)) {
      RealMatrix root = x;
      double power = exponent;
      while (power != Math.rint(power)) {
        root = SquareRoot.of(root, n, operation);
        power *= 2;
      }
      return whole(root, power, n, operation);
    }
    double rest = exponent - Math.rint(exponent);
    RealMatrix fraction =
        MatrixExponential.of(Dense.scale(rest, MatrixLogarithm.of(x, n, operation)), operation);
    return Dense.multiply(whole(x, Math.rint(exponent), n, operation), fraction);
  }

  private static RealMatrix whole(RealMatrix x, double exponent, int n, String operation) {
    if (Math.abs(exponent) > 0x1p53) {
      throw Failures.domain("`^` with the exponent " + exponent + ", which is too large");
    }
    RealMatrix square =
        exponent < 0 ? BlockForm.solve(x, Dense.identity(x.getRowDimension()), n, operation) : x;
    RealMatrix power = Dense.identity(x.getRowDimension());
    boolean one = true;
    for (long k = (long) Math.abs(exponent); k > 0; k >>= 1) {
      if ((k & 1) == 1) {
        power = one ? square : Dense.multiply(power, square);
        one = false;
      }
      square = k > 1 ? Dense.multiply(square, square) : square;
    }
    return power;
  }
}
