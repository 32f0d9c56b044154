package org.frobenius.verify;

/**
 * How the entries of a name without further structure are drawn, in the order in which they are
 * tried.
 */
enum Draw {
  /** Entries of either sign, of magnitude 0.1 to 1.5. */
  GENERAL,
  /**
   * Square matrices near a multiple of the identity, other entries positive: for logarithms, roots,
   * inverses.
   */
  NEAR_IDENTITY,
  /** Entries from 0.1 to 1.5. */
  POSITIVE,
  /** Entries of either sign below 0.35: inside the domains of asin and of power series. */
  SMALL,
  /**
   * Square matrices symmetric, and so are their differentials: for what is defined of symmetric
   * matrices only.
   */
  SYMMETRIC,
  /** The same, positive definite. */
  POSITIVE_DEFINITE
}
