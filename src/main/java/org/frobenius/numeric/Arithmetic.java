package org.frobenius.numeric;

/**
 * What a function of one variable is read in: matrices that commute, truncated Taylor series,
 * divided differences. Values are immutable.
 */
interface Arithmetic<T> {
  T number(double c);

  T sum(T a, T b);

  T scaled(double c, T a);

  T product(T a, T b);

  /** Fails where the principal power does not exist. */
  T power(T base, double exponent);

  T exp(T exponent);

  T log(T argument);

  /** A function of the catalogue that is defined on matrices, {@code sqrt} or {@code inv}. */
  T apply(String name, T argument);
}
