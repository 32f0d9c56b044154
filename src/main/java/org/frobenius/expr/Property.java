package org.frobenius.expr;

/**
 * What may be known of an expression's value. Of a scalar, sign and integrality; of a matrix,
 * structure.
 */
public enum Property {
  SYMMETRIC,
  SKEW,
  DIAGONAL,
  LOWER,
  UPPER,
  /** Symmetric, with no negative eigenvalue. */
  POSITIVE_SEMIDEFINITE,
  POSITIVE_DEFINITE,
  /** {@code Q'*Q = I}. */
  ORTHONORMAL,
  INVERTIBLE,
  /** Every entry is positive. */
  POSITIVE,
  /** No entry is negative. */
  NONNEGATIVE,
  /** Every entry is an integer. */
  INTEGER
}
