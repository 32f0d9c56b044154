package org.frobenius.numeric;

import java.util.Arrays;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.function.Catalogue;
import org.frobenius.function.ScalarFunction;

/**
 * Functions of a symmetric matrix {@code X = V*diag(w)*V'} by its eigenvectors, and their Fréchet
 * derivatives by divided differences: {@code V'*L(f, X, E)*V} is {@code V'*E*V}, entry (i, j) times
 * {@code f[w[i], w[j]]} (Daleckii & Krein 1965; Higham, Functions of Matrices, theorem 3.11). Those
 * of sums, products and compositions follow without a difference of nearly equal numbers from
 * {@code (f*g)[a, b] = f(a)*g[a, b] + f[a, b]*g(b)} and {@code f(g)[a, b] = f[g(a), g(b)]*g[a, b]}
 * (de Boor, Divided differences, 2005).
 */
final class SymmetricFunction implements Arithmetic<SymmetricFunction.Spectral> {
  /** A function at the eigenvalues, and its divided differences if they are asked for. */
  record Spectral(double[] values, double[][] between) {}

  /** The divided difference for a pair of eigenvalues, by their numbers. */
  @FunctionalInterface
  private interface Pairs {
    double at(int i, int j);
  }

  private final RealMatrix x;
  private final SymmetricEigen eigen;
  private final double[] w;
  private final boolean differences;

  private SymmetricFunction(RealMatrix x, boolean differences) {
    this.x = x;
    this.eigen = SymmetricEigen.of(x);
    this.w = eigen.values();
    this.differences = differences;
  }

  /** Whether {@code x} is symmetric but for the rounding of a few operations. */
  static boolean isSymmetric(RealMatrix x) {
    return Dense.isSymmetric(x, SymmetricEigen.SYMMETRIC);
  }

  static RealMatrix value(ReadableFunction f, RealMatrix x) {
    var arithmetic = new SymmetricFunction(x, false);
    double[] values = f.read(arithmetic, arithmetic.variable()).values();
    return arithmetic.eigen.apply(values);
  }

  /** {@code L(f, X, E)}. */
  static RealMatrix derivative(ReadableFunction f, RealMatrix x, RealMatrix e) {
    var arithmetic = new SymmetricFunction(x, true);
    double[][] between = f.read(arithmetic, arithmetic.variable()).between();
    RealMatrix v = arithmetic.eigen.vectors();
    RealMatrix vt = Dense.transpose(v);
    double[][] inner = Dense.rows(Dense.multiply(Dense.multiply(vt, e), v));
    for (int i = 0; i < inner.length; i++) {
      for (int j = 0; j < inner.length; j++) {
        inner[i][j] *= between[i][j];
      }
    }
    return Dense.multiply(Dense.multiply(v, Dense.of(inner)), vt);
  }

  private Spectral variable() {
    return new Spectral(w, pairs((i, j) -> 1));
  }

  private double[][] pairs(Pairs pair) {
    if (!differences) {
      return new double[0][0];
    }
    var between = new double[w.length][w.length];
    for (int i = 0; i < w.length; i++) {
      for (int j = 0; j <= i; j++) {
        between[i][j] = between[j][i] = pair.at(i, j);
      }
    }
    return between;
  }

  @Override
  public Spectral number(double c) {
    var values = new double[w.length];
    Arrays.fill(values, c);
    return new Spectral(values, pairs((i, j) -> 0));
  }

  @Override
  public Spectral sum(Spectral a, Spectral b) {
    var sum = new double[w.length];
    Arrays.setAll(sum, i -> a.values[i] + b.values[i]);
    return new Spectral(sum, pairs((i, j) -> a.between[i][j] + b.between[i][j]));
  }

  @Override
  public Spectral scaled(double c, Spectral a) {
    var scaled = new double[w.length];
    Arrays.setAll(scaled, i -> c * a.values[i]);
    return new Spectral(scaled, pairs((i, j) -> c * a.between[i][j]));
  }

  @Override
  public Spectral product(Spectral a, Spectral b) {
    var product = new double[w.length];
    Arrays.setAll(product, i -> a.values[i] * b.values[i]);
    return new Spectral(
        product, pairs((i, j) -> a.values[i] * b.between[i][j] + a.between[i][j] * b.values[j]));
  }

  @Override
  public Spectral power(Spectral base, double exponent) {
    String operation = MatrixPower.operation(exponent);
    if (exponent == Math.rint(exponent) && Math.abs(exponent) <= 0x1p53) {
      return wholePower(exponent < 0 ? inverse(base, operation) : base, (long) Math.abs(exponent));
    }
    if (exponent < 0 || differences) {
      regular(base, operation);
    }
    double[] a = exponent > 0 && !differences ? clipped(base) : base.values;
    Spectrum.outside(operation, a, value -> value < 0);
    var power = new double[w.length];
    Arrays.setAll(power, i -> Math.pow(a[i], exponent));
    return new Spectral(
        power,
        pairs(
            (i, j) ->
                DividedDifferences.ofPower(exponent, a[i], a[j], power[i], power[j])
                    * base.between[i][j]));
  }

  /** With those that rounding may have made of zero, or moved below it, set to zero. */
  private double[] clipped(Spectral a) {
    double negligible = a.values.length * Math.ulp(1.0) * largest(a.values);
    boolean singular = isSingular(a);
    return Arrays.stream(a.values)
        .map(v -> Math.abs(v) <= negligible && (singular || v < 0) ? 0 : v)
        .toArray();
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  /** Fails if the function has a value that is zero within rounding. */
  private void regular(Spectral a, String operation) {
    if (isSingular(a)) {
      throw Failures.singular(operation, w.length);
    }
  }

  /** Whether a value is zero within rounding: not where the rows are of different sizes only. */
  private boolean isSingular(Spectral a) {
    double least = Arrays.stream(a.values).map(Math::abs).min().orElse(0);
    return least <= 16 * w.length * Math.ulp(1.0) * largest(a.values)
        && LuFactorization.of(Arrays.equals(a.values, w) ? x : eigen.apply(a.values)).isSingular();
  }

  private Spectral wholePower(Spectral base, long exponent) {
    Spectral power = number(1);
    Spectral square = base;
    for (long k = exponent; k > 0; k >>= 1) {
      power = (k & 1) == 1 ? product(power, square) : power;
      square = k > 1 ? product(square, square) : square;
    }
    return power;
  }

  private Spectral inverse(Spectral a, String operation) {
    regular(a, operation);
    var inverse = new double[w.length];
    Arrays.setAll(inverse, i -> 1 / a.values[i]);
    return new Spectral(inverse, pairs((i, j) -> -inverse[i] * a.between[i][j] * inverse[j]));
  }

  @Override
  public Spectral apply(String name, Spectral a) {
    if (name.equals("sqrt") || name.equals("inv")) {
      return power(a, name.equals("inv") ? -1 : 0.5);
    }
    ScalarFunction f =
        Catalogue.find(name)
            .filter(ScalarFunction::ofMatrix)
            .orElseThrow(() -> MatrixArithmetic.notOfMatrix(name));
    if (name.equals("log")) {
      regular(a, name);
    }
    Spectrum.outside(name, a.values, value -> !f.domain().contains(value));
    var values = new double[w.length];
    Arrays.setAll(values, i -> f.numeric().applyAsDouble(a.values[i]));
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      throw Failures.overflow(name, x);
    }
    return new Spectral(
        values,
        pairs(
            (i, j) ->
                DividedDifferences.of(name, a.values[i], a.values[j], values[i], values[j])
                    * a.between[i][j]));
  }
}
