package org.frobenius.print;

/**
 * The one precedence table, loosest first. An operand looser than its place asks for is bracketed.
 */
enum Precedence {
  /** {@code z -> z^2}; also any place between brackets or commas. */
  LAMBDA,
  /** {@code A + B}. */
  SUM,
  /** {@code A : B}. */
  FROBENIUS,
  /** {@code A*B}, {@code A .* B}, and with a leading sign {@code -A*B}. */
  PRODUCT,
  /** {@code A^2}. */
  POWER,
  /** {@code A'}, {@code A[1, 2]}, {@code f(A)}. */
  POSTFIX,
  /** {@code A}, {@code 2}, {@code [A, B]}. */
  ATOM
}
