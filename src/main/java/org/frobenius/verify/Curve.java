package org.frobenius.verify;

import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Space;

/**
 * How a value moves inside its space: on a straight line, and where its columns are orthonormal as
 * {@code R(t)*X} with rotations R (Wen & Yin, A feasible method for optimization with orthogonality
 * constraints, 2013).
 */
final class Curve {
  private final RealMatrix start;
  private final RealMatrix tangent;
  private final boolean straight;
  private final RealMatrix generator;

  private Curve(RealMatrix start, RealMatrix tangent, boolean straight, RealMatrix generator) {
    this.start = start;
    this.tangent = tangent;
    this.straight = straight;
    this.generator = generator;
  }

  /**
   * From a value of the space.
   *
   * @param direction in a linear space any; of orthonormal columns its tangent part counts
   */
  static Curve of(Space space, RealMatrix value, RealMatrix direction) {
    return switch (space.kind()) {
      case ORTHOGONAL, STIEFEL -> rotating(value, generator(value, direction));
      case REAL, POSITIVE, NATURAL, SYMMETRIC, SKEW, DIAGONAL, LOWER, UPPER, POSITIVE_DEFINITE ->
          straight(value, direction);
      case COMPLEX, HERMITIAN, SEQUENCE, FUNCTION, ANALYTIC -> straight(value, direction);
    };
  }

  static Curve straight(RealMatrix value, RealMatrix direction) {
    return new Curve(value, direction, true, direction);
  }

  /** {@code R(t)*X} with {@code R'(0) = W}, for a skew-symmetric W. */
  static Curve rotating(RealMatrix value, RealMatrix w) {
    return new Curve(value, w.multiply(value), false, w);
  }

  /** The W with {@code W*X = D} for a tangent D: {@code P*D*X' - X*D'*P, P = I - X*X'/2}. */
  private static RealMatrix generator(RealMatrix x, RealMatrix d) {
    RealMatrix p =
        MatrixUtils.createRealIdentityMatrix(x.getRowDimension())
            .subtract(x.multiply(x.transpose()).scalarMultiply(0.5));
    RealMatrix half = p.multiply(d).multiply(x.transpose());
    return half.subtract(half.transpose());
  }

  /** Its derivative at time 0. */
  RealMatrix tangent() {
    return tangent;
  }

  /** The value at a time; at 0 the one it starts from. */
  RealMatrix at(double t) {
    return straight ? start.add(tangent.scalarMultiply(t)) : cayley(generator, t).multiply(start);
  }

  /** {@code inv(I - t/2*W)*(I + t/2*W)}, orthogonal, {@code I + t*W} to first order. */
  private static RealMatrix cayley(RealMatrix w, double t) {
    RealMatrix half = w.scalarMultiply(t / 2);
    RealMatrix identity = MatrixUtils.createRealIdentityMatrix(w.getRowDimension());
    return new LUDecomposition(identity.subtract(half)).getSolver().solve(identity.add(half));
  }
}
