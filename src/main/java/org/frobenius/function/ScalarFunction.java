package org.frobenius.function;

import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * One scalar function: its scalar, entrywise and matrix forms, their derivatives and numerics all
 * come from this entry.
 *
 * @param name in the language
 * @param derivative in the language, in the letter {@code z}; empty where the language has no name
 *     for it
 * @param numeric the value in double precision
 * @param domain where the value is defined
 * @param ofMatrix whether {@code f(X)} of a square matrix is meant as the power series; otherwise
 *     only {@code f.(X)} is
 * @param traits what simplification and properties may use
 * @param latex how LaTeX writes the name
 */
public record ScalarFunction(
    String name,
    Optional<String> derivative,
    DoubleUnaryOperator numeric,
    FunctionDomain domain,
    boolean ofMatrix,
    Set<Trait> traits,
    String latex) {
  /** Facts about a function's values. */
  public enum Trait {
    ODD,
    EVEN,
    /** Of the negative argument it is one minus the value. */
    COMPLEMENT,
    /** Values are positive. */
    POSITIVE,
    /** Values are not negative. */
    NONNEGATIVE,
    /** Of what is not negative it is that itself. */
    KEEPS_NONNEGATIVE,
    /** Not differentiable at zero; a subgradient is given there. */
    KINK
  }
}
