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

  /** Of an exponent, as in {@code 2^x}. */
  default T exp(T exponent) {
    return apply("exp", exponent);
  }

  /** Of a base, as in {@code x^x}. */
  default T log(T argument) {
    return apply("log", argument);
  }

  /** A function of the catalogue that is defined on matrices, {@code sqrt} or {@code inv}. */
  T apply(String name, T argument);
}
