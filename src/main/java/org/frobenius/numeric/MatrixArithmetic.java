package org.frobenius.numeric;

import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.function.Catalogue;
import org.frobenius.function.ScalarFunction;

/**
 * Matrices that commute: one matrix and functions of it, or block upper triangular matrices whose
 * diagonal blocks all are one {@code n} by {@code n} matrix. Each function by its own algorithm.
 */
record MatrixArithmetic(int size, int n) implements Arithmetic<RealMatrix> {
  @Override
  public RealMatrix number(double c) {
    return Dense.scale(c, Dense.identity(size));
  }

  @Override
  public RealMatrix sum(RealMatrix a, RealMatrix b) {
    return Dense.add(a, b);
  }

  @Override
  public RealMatrix scaled(double c, RealMatrix a) {
    return Dense.scale(c, a);
  }

  @Override
  public RealMatrix product(RealMatrix a, RealMatrix b) {
    return Dense.multiply(a, b);
  }

  @Override
  public RealMatrix power(RealMatrix base, double exponent) {
    return MatrixPower.of(base, exponent, n);
  }

  @Override
  public RealMatrix exp(RealMatrix exponent) {
    return MatrixExponential.of(exponent, "^");
  }

  @Override
  public RealMatrix log(RealMatrix argument) {
    return MatrixLogarithm.of(argument, n, "^");
  }

  @Override
  public RealMatrix apply(String name, RealMatrix x) {
    if (name.equals("sqrt") || name.equals("inv")) {
      return MatrixPower.of(x, name.equals("inv") ? -1 : 0.5, n);
    }
    if (Catalogue.find(name).filter(ScalarFunction::ofMatrix).isEmpty()) {
      throw notOfMatrix(name);
    }
    if (n == size && SymmetricFunction.isSymmetric(x)) {
      return SymmetricFunction.value(ReadableFunction.named(name), x);
    }
    return switch (name) {
      case "exp" -> MatrixExponential.of(x, name);
      case "log" -> MatrixLogarithm.of(x, n, name);
      case "sin" -> Trigonometric.sin(x);
      case "cos" -> Trigonometric.cos(x);
      case "tan" -> Trigonometric.tan(x, n);
      case "sinh" -> Trigonometric.sinh(x);
      case "cosh" -> Trigonometric.cosh(x);
      case "tanh" -> Trigonometric.tanh(x, n);
      case String other -> throw Failures.unsupported("`" + other + "` of a matrix");
    };
  }

  static UnsupportedException notOfMatrix(String name) {
    return Failures.unsupported(
        "`" + name + "` of a square matrix; entry by entry it is `" + name + ".`");
  }
}
