package org.frobenius.numeric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import org.apache.commons.math3.complex.Complex;
import org.frobenius.diagnostic.DomainException;

/** Where the eigenvalues lie, for functions with a branch cut. */
final class Spectrum {
  /** Rounding parts the eigenvalues of a Jordan block no further than this, relative to them. */
  private static final double NEAR_THE_AXIS = 0.1;

  /** The Schur form is that of a matrix within so many units of roundoff, times its order. */
  private static final double BACKWARD_ERROR = 8;

  /** Six digits of an eigenvalue tell which it is. */
  private static final MathContext SHOWN = new MathContext(6);

  /** More eigenvalues than these are counted and not listed. */
  private static final int MOST_SHOWN = 10;

  private Spectrum() {}

  /**
   * Fails where the principal function has no real value: at negative eigenvalues. One beside the
   * axis counts as negative if a negative number is an eigenvalue of a matrix within the backward
   * error of the Schur form: rounding parts a double negative eigenvalue with one eigenvector into
   * a pair, but not one with two (Higham, Functions of Matrices, B.6; Golub & Van Loan, 7.2.2).
   *
   * @param n the order of the diagonal blocks, all the same, of a block form
   */
  static void offNegativeAxis(ComplexMatrix triangle, int n, String operation) {
    double[] negative =
        IntStream.range(0, n)
            .filter(i -> triangle.re[i][i] < 0 && isOnAxis(triangle, n, triangle.get(i, i)))
            .mapToDouble(i -> triangle.re[i][i])
            .toArray();
    outside(operation, negative, eigenvalue -> true);
  }

  private static boolean isOnAxis(ComplexMatrix t, int n, Complex eigenvalue) {
    if (eigenvalue.getImaginary() == 0) {
      return true;
    }
    double norm = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i; j < n; j++) {
        norm = Math.hypot(norm, t.get(i, j).abs());
      }
    }
    return Math.abs(eigenvalue.getImaginary()) <= NEAR_THE_AXIS * eigenvalue.abs()
        && distanceToSingular(t, n, eigenvalue.getReal())
            <= BACKWARD_ERROR * n * Math.ulp(1.0) * norm;
  }

  /**
   * The least singular value of {@code T - shift*I}, seldom far from above, by two steps of inverse
   * iteration.
   */
  private static double distanceToSingular(ComplexMatrix t, int n, double shift) {
    var v = new Complex[n];
    Arrays.fill(v, new Complex(1 / Math.sqrt(n)));
    double least = Double.POSITIVE_INFINITY;
    for (int step = 0; step < 3; step++) {
      solveAdjoint(t, shift, v);
      double there = normalize(v);
      solve(t, shift, v);
      double back = normalize(v);
      least = Math.min(least, Math.min(1 / there, 1 / back));
    }
    return least;
  }

  private static void solve(ComplexMatrix t, double shift, Complex[] v) {
    for (int i = v.length - 1; i >= 0; i--) {
      Complex rest = v[i];
      for (int k = i + 1; k < v.length; k++) {
        rest = rest.subtract(t.get(i, k).multiply(v[k]));
      }
      v[i] = rest.divide(t.get(i, i).subtract(shift));
    }
  }

  private static void solveAdjoint(ComplexMatrix t, double shift, Complex[] v) {
    for (int i = 0; i < v.length; i++) {
      Complex rest = v[i];
      for (int k = 0; k < i; k++) {
        rest = rest.subtract(t.get(k, i).conjugate().multiply(v[k]));
      }
      v[i] = rest.divide(t.get(i, i).subtract(shift).conjugate());
    }
  }

  /** The norm that the vector had. */
  private static double normalize(Complex[] v) {
    double norm = 0;
    for (Complex entry : v) {
      norm = Math.hypot(norm, entry.abs());
    }
    for (int i = 0; i < v.length; i++) {
      v[i] = v[i].divide(norm);
    }
    return norm;
  }

  /** Fails, naming them all, if real eigenvalues are outside the domain of a principal function. */
  static void outside(String operation, double[] eigenvalues, DoublePredicate isOutside) {
    double[] outside = Arrays.stream(eigenvalues).filter(isOutside).toArray();
    if (outside.length > 0) {
      throw onCut(operation, outside);
    }
  }

  private static DomainException onCut(String operation, double[] eigenvalues) {
    List<String> shown =
        Arrays.stream(eigenvalues)
            .sorted()
            .map(value -> new BigDecimal(value).round(SHOWN).doubleValue())
            .distinct()
            .mapToObj(Failures::number)
            .toList();
    String named =
        shown.size() <= MOST_SHOWN
            ? String.join(", ", shown)
            : String.join(", ", shown.subList(0, MOST_SHOWN))
                + " and "
                + (shown.size() - MOST_SHOWN)
                + " more";
    return Failures.domain(
        "`"
            + operation
            + "` of a matrix with the eigenvalue"
            + (shown.size() == 1 ? " " : "s ")
            + named
            + " on the branch cut has no real value");
  }
}
