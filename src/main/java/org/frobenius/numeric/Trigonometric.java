package org.frobenius.numeric;

import org.apache.commons.math3.linear.RealMatrix;

/**
 * {@code sin cos tan sinh cosh tanh} of a matrix, from one exponential of twice the size: {@code
 * exp([0, -X; X, 0]) = [cos(X), -sin(X); sin(X), cos(X)]}, and likewise without the sign; no
 * cancellation at small X.
 */
final class Trigonometric {
  /** {@code cosh(X)} is divided by if that costs few digits; otherwise the argument is halved. */
  private static final double WELL_CONDITIONED = 0.2;

  /** Below this norm {@code cosh(X)} is far from overflow. */
  private static final double MODERATE = 300;

  /**
   * The denominator is right to some tens of units roundoff: conditioned worse than this, it may be
   * singular.
   */
  private static final double POLE = 1e-14;

  private Trigonometric() {}

  static RealMatrix sin(RealMatrix x) {
    return part(x, -1, 1, "sin");
  }

  static RealMatrix cos(RealMatrix x) {
    return part(x, -1, 0, "cos");
  }

  static RealMatrix sinh(RealMatrix x) {
    return part(x, 1, 1, "sinh");
  }

  static RealMatrix cosh(RealMatrix x) {
    return part(x, 1, 0, "cosh");
  }

  /** {@code cos(X)\sin(X)}; diagonal blocks of size n, all the same. */
  static RealMatrix tan(RealMatrix x, int n) {
    RealMatrix e = exponential(x, -1, "tan");
    return quotient(e, n, "tan");
  }

  /**
   * {@code cosh(X)\sinh(X)}, or by {@code tanh(2*Y) = (I + tanh(Y)^2)\(2*tanh(Y))}; diagonal blocks
   * of size n, all the same.
   */
  static RealMatrix tanh(RealMatrix x, int n) {
    double norm = Dense.norm1(x);
    if (norm < MODERATE) {
      RealMatrix e = exponential(x, 1, "tanh");
      var cosh = LuFactorization.of(Dense.block(e, 0, 0, n, n));
      if (norm < 1 || cosh.reciprocalCondition() > WELL_CONDITIONED) {
        return quotient(e, n, "tanh");
      }
    }
    RealMatrix t = tanh(Dense.scale(0.5, x), n);
    RealMatrix denominator = Dense.addIdentity(Dense.multiply(t, t), 1);
    return BlockForm.solve(denominator, Dense.scale(2, t), n, "tanh");
  }

  /** Of the left half of an exponential, {@code upper\lower}. */
  private static RealMatrix quotient(RealMatrix e, int n, String operation) {
    int size = e.getRowDimension() / 2;
    var denominator = LuFactorization.of(Dense.block(e, 0, 0, n, n));
    if (denominator.reciprocalCondition() < POLE) {
      throw Failures.domain("`" + operation + "` of a matrix with an eigenvalue at a pole");
    }
    return BlockForm.solve(
        Dense.block(e, 0, 0, size, size), Dense.block(e, size, 0, size, size), n, operation);
  }

  private static RealMatrix part(RealMatrix x, int sign, int row, String operation) {
    int size = x.getRowDimension();
    return Dense.block(exponential(x, sign, operation), row * size, 0, size, size);
  }

  private static RealMatrix exponential(RealMatrix x, int sign, String operation) {
    RealMatrix zero = Dense.zeros(x.getRowDimension(), x.getRowDimension());
    return MatrixExponential.of(Dense.blocks(zero, Dense.scale(sign, x), x, zero), operation);
  }
}
