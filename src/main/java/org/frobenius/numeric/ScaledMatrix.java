package org.frobenius.numeric;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A matrix of wide numbers as doubles times a power of two, {@code matrix*2^exponent}: what an
 * algorithm for doubles is given.
 *
 * @param matrix its largest entry is about 1
 */
record ScaledMatrix(RealMatrix matrix, long exponent) {
  /** Empty where doubles have no room for the largest and the smallest entries at once. */
  static Optional<ScaledMatrix> of(WideMatrix m) {
    // an even one has a root
    return of(m, m.largest().exponent() / 2 * 2);
  }

  /** With an exponent that is given. */
  static Optional<ScaledMatrix> of(WideMatrix m, long exponent) {
    RealMatrix scaled = m.map(x -> x.scaled(-exponent)).value();
    boolean whole = WideMatrix.of(scaled).map(x -> x.scaled(exponent)).equals(m);
    return whole ? Optional.of(new ScaledMatrix(scaled, exponent)) : Optional.empty();
  }

  /** {@code f(matrix)*2^(degree*exponent)}, for an f with {@code f(c*A) = c^degree*f(A)}. */
  WideMatrix homogeneous(double degree, UnaryOperator<RealMatrix> f) {
    long power = Math.round(degree * exponent);
    return WideMatrix.of(f.apply(matrix)).map(x -> x.scaled(power));
  }

  /** The inverse; empty where the matrix is near to singular ones. */
  Optional<WideMatrix> inverse() {
    var lu = LuFactorization.of(matrix, "inv");
    return lu.reciprocalCondition() < LuFactorization.NEARLY_SINGULAR
        ? Optional.empty()
        : Optional.of(homogeneous(-1, _ -> lu.inverse()));
  }
}
