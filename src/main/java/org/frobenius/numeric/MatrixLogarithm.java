package org.frobenius.numeric;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The principal logarithm by inverse scaling and squaring on the Schur form: square roots until the
 * triangle is near to the identity, then the Padé approximant of degree 7 in partial fractions
 * (Higham, Functions of Matrices, algorithm 11.9; the diagonal as in Al-Mohy & Higham, Improved
 * inverse scaling and squaring algorithms, 2012).
 */
final class MatrixLogarithm {
  /**
   * {@code |T - I|} up to which degree 7 is accurate to the unit roundoff (Higham 2008, table
   * 11.1).
   */
  private static final double REACH = 2.64e-1;

  private static final int MOST_ROOTS = 100;

  /** Nodes and weights of the 7 point Gauss-Legendre rule on [0, 1] (NIST DLMF 3.5(v)). */
  private static final double[] NODES = {
    0.5,
    0.5 - 0.405845151377397166906606 / 2,
    0.5 + 0.405845151377397166906606 / 2,
    0.5 - 0.741531185599394439863864 / 2,
    0.5 + 0.741531185599394439863864 / 2,
    0.5 - 0.949107912342758524526189 / 2,
    0.5 + 0.949107912342758524526189 / 2,
  };

  private static final double[] WEIGHTS = {
    0.417959183673469387755102 / 2,
    0.381830050505118944950369 / 2,
    0.381830050505118944950369 / 2,
    0.279705391489276667901467 / 2,
    0.279705391489276667901467 / 2,
    0.129484966168869693270611 / 2,
    0.129484966168869693270611 / 2,
  };

  private MatrixLogarithm() {}

  /**
   * Of a matrix of {@code n} by {@code n} diagonal blocks, all the same (one, if it is no block
   * form).
   */
  static RealMatrix of(RealMatrix x, int n, String operation) {
    LuFactorization.of(Dense.block(x, 0, 0, n, n), operation);
    var schur = ComplexSchur.of(x, n);
    Spectrum.offNegativeAxis(schur.triangle(), n, operation);
    return schur.realFunction(ofTriangle(schur.triangle()));
  }

  private static ComplexMatrix ofTriangle(ComplexMatrix t) {
    int n = t.n;
    var logarithms = new Complex[n];
    for (int i = 0; i < n; i++) {
      logarithms[i] = t.get(i, i).log();
    }
    ComplexMatrix root = t;
    int roots = 0;
    while (distanceFromIdentity(root) > REACH && roots < MOST_ROOTS) {
      root = SquareRoot.ofTriangle(root);
      roots++;
    }
    ComplexMatrix small = root.copy();
    for (int i = 0; i < n; i++) {
      small.set(i, i, expm1(logarithms[i].multiply(Math.scalb(1.0, -roots))));
    }
    var sum = ComplexMatrix.zeros(n);
    for (int k = 0; k < NODES.length; k++) {
      accumulateQuotient(sum, small, NODES[k], WEIGHTS[k] * Math.scalb(1.0, roots));
    }
    for (int i = 0; i < n; i++) {
      sum.set(i, i, logarithms[i]);
    }
    return sum;
  }

  private static double distanceFromIdentity(ComplexMatrix t) {
    var difference = t.copy();
    for (int i = 0; i < t.n; i++) {
      difference.re[i][i] -= 1;
    }
    return difference.norm1();
  }

  /** {@code e^z - 1} without cancellation. */
  private static Complex expm1(Complex z) {
    double x = z.getReal();
    double half = Math.sin(z.getImaginary() / 2);
    return new Complex(
        Math.expm1(x) * Math.cos(z.getImaginary()) - 2 * half * half,
        Math.exp(x) * Math.sin(z.getImaginary()));
  }

  /** {@code sum += weight * inv(I + node*A)*A}, A upper triangular, by back substitution. */
  private static void accumulateQuotient(
      ComplexMatrix sum, ComplexMatrix a, double node, double weight) {
    int n = a.n;
    var x = ComplexMatrix.zeros(n);
    for (int j = 0; j < n; j++) {
      for (int i = j; i >= 0; i--) {
        double re = a.re[i][j];
        double im = a.im[i][j];
        for (int k = i + 1; k <= j; k++) {
          re -= node * (a.re[i][k] * x.re[k][j] - a.im[i][k] * x.im[k][j]);
          im -= node * (a.re[i][k] * x.im[k][j] + a.im[i][k] * x.re[k][j]);
        }
        x.set(i, j, new Complex(re, im).divide(a.get(i, i).multiply(node).add(1)));
        sum.re[i][j] += weight * x.re[i][j];
        sum.im[i][j] += weight * x.im[i][j];
      }
    }
  }
}
