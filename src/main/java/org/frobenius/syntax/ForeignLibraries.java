package org.frobenius.syntax;

import java.util.Set;

/** What stands before the point in {@code np.trace(X)}: libraries, and parts of them. */
final class ForeignLibraries {
  private static final Set<String> NAMES =
      Set.of(
          "np",
          "numpy",
          "scipy",
          "sp",
          "sympy",
          "torch",
          "tf",
          "jnp",
          "jax",
          "math",
          "linalg",
          "special",
          "nn",
          "functional",
          "F",
          "LA",
          "la",
          "sla",
          "anp",
          "cp",
          "LinearAlgebra",
          "Math");

  private ForeignLibraries() {}

  static boolean isOne(String name) {
    return NAMES.contains(name);
  }
}
