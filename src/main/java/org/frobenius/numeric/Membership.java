package org.frobenius.numeric;

import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Space;

/** Whether a value lies in the space its name was declared in. */
final class Membership {
  /**
   * Relative to the largest entry: eight digits, as a file written by another program has at least.
   */
  static final double TOLERANCE = 1e-8;

  private Membership() {}

  static void check(String name, RealMatrix value, Space space) {
    switch (space.kind()) {
      case REAL, COMPLEX -> {}
      case POSITIVE -> require(entry(value) > 0, name, "positive", space);
      case NATURAL ->
          require(
              entry(value) >= 0 && entry(value) == Math.rint(entry(value)),
              name,
              "a non-negative integer",
              space);
      case SYMMETRIC, HERMITIAN ->
          require(Dense.isSymmetric(value, TOLERANCE), name, "symmetric", space);
      case SKEW -> require(isSkew(value), name, "skew-symmetric", space);
      case DIAGONAL ->
          require(isLower(value) && isLower(value.transpose()), name, "diagonal", space);
      case LOWER -> require(isLower(value), name, "lower triangular", space);
      case UPPER -> require(isLower(value.transpose()), name, "upper triangular", space);
      case POSITIVE_DEFINITE -> {
        require(Dense.isSymmetric(value, TOLERANCE), name, "symmetric", space);
        require(isPositiveDefinite(value), name, "positive definite", space);
      }
      case ORTHOGONAL, STIEFEL ->
          require(
              hasOrthonormalColumns(value),
              name,
              "orthogonal: its columns are not orthonormal",
              space);
      case SEQUENCE -> require(value.getColumnDimension() == 1, name, "a column", space);
      case FUNCTION, ANALYTIC ->
          throw Failures.data("`" + name + "` is a function, and a matrix is given for it");
    }
  }

  /**
   * A differential in a space that is linear, or open in a linear one, lies in that linear space.
   */
  static void checkTangent(String name, RealMatrix value, Space space) {
    switch (space.kind()) {
      case SYMMETRIC, HERMITIAN, POSITIVE_DEFINITE ->
          require(Dense.isSymmetric(value, TOLERANCE), "d" + name, "symmetric", space);
      case SKEW, DIAGONAL, LOWER, UPPER -> check("d" + name, value, space);
      case REAL, COMPLEX, POSITIVE, NATURAL, SEQUENCE, FUNCTION, ANALYTIC, ORTHOGONAL, STIEFEL -> {}
    }
  }

  private static void require(boolean holds, String name, String property, Space space) {
    if (!holds) {
      throw Failures.data(
          "the value of `" + name + "` is not " + property + ", as " + space + " asks");
    }
  }

  private static double entry(RealMatrix value) {
    return value.getEntry(0, 0);
  }

  private static boolean isSkew(RealMatrix a) {
    return a.getRowDimension() == a.getColumnDimension()
        && Dense.largest(Dense.add(a, a.transpose())) <= TOLERANCE * Dense.largest(a);
  }

  private static boolean isLower(RealMatrix a) {
    double allowed = TOLERANCE * Dense.largest(a);
    for (int i = 0; i < a.getRowDimension(); i++) {
      for (int j = i + 1; j < a.getColumnDimension(); j++) {
        if (Math.abs(a.getEntry(i, j)) > allowed) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean hasOrthonormalColumns(RealMatrix q) {
    RealMatrix gram = Dense.multiply(q.transpose(), q);
    return Dense.largest(Dense.addIdentity(gram, -1)) <= TOLERANCE;
  }

  /** By Cholesky's factorization, which exists exactly then. */
  private static boolean isPositiveDefinite(RealMatrix a) {
    var l = a.getData();
    for (int j = 0; j < l.length; j++) {
      for (int i = j; i < l.length; i++) {
        double sum = l[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        if (i == j && !(sum > 0)) {
          return false;
        }
        l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
      }
    }
    return true;
  }
}
