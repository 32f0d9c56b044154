package org.frobenius.numeric;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A square complex matrix, real and imaginary parts apart: the factors of a complex Schur form and
 * functions of its triangle.
 */
final class ComplexMatrix {
  final int n;
  final double[][] re;
  final double[][] im;

  private ComplexMatrix(double[][] re, double[][] im) {
    this.n = re.length;
    this.re = re;
    this.im = im;
  }

  static ComplexMatrix zeros(int n) {
    return new ComplexMatrix(new double[n][n], new double[n][n]);
  }

  static ComplexMatrix identity(int n) {
    return of(Dense.identity(n));
  }

  /** A copy of a real matrix. */
  static ComplexMatrix of(RealMatrix a) {
    int n = a.getRowDimension();
    return new ComplexMatrix(a.getData(), new double[n][n]);
  }

  Complex get(int i, int j) {
    return new Complex(re[i][j], im[i][j]);
  }

  void set(int i, int j, Complex value) {
    re[i][j] = value.getReal();
    im[i][j] = value.getImaginary();
  }

  RealMatrix realPart() {
    return Dense.of(re);
  }

  /** Multiplies by a power of two, in place. */
  void scale(int exponent) {
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        re[i][j] = Math.scalb(re[i][j], exponent);
        im[i][j] = Math.scalb(im[i][j], exponent);
      }
    }
  }

  ComplexMatrix copy() {
    var copy = zeros(n);
    for (int i = 0; i < n; i++) {
      System.arraycopy(re[i], 0, copy.re[i], 0, n);
      System.arraycopy(im[i], 0, copy.im[i], 0, n);
    }
    return copy;
  }

  /** A copy of the rows and columns from {@code from}, before {@code to}. */
  ComplexMatrix block(int from, int to) {
    var block = zeros(to - from);
    for (int i = from; i < to; i++) {
      System.arraycopy(re[i], from, block.re[i - from], 0, to - from);
      System.arraycopy(im[i], from, block.im[i - from], 0, to - from);
    }
    return block;
  }

  /** Writes this on the diagonal of {@code target}, from row and column {@code at} on. */
  void copyInto(ComplexMatrix target, int at) {
    for (int i = 0; i < n; i++) {
      System.arraycopy(re[i], 0, target.re[at + i], at, n);
      System.arraycopy(im[i], 0, target.im[at + i], at, n);
    }
  }

  /** Adds {@code factor*term}, in place. */
  void accumulate(Complex factor, ComplexMatrix term) {
    double x = factor.getReal();
    double y = factor.getImaginary();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        re[i][j] += x * term.re[i][j] - y * term.im[i][j];
        im[i][j] += x * term.im[i][j] + y * term.re[i][j];
      }
    }
  }

  ComplexMatrix conjugateTranspose() {
    var t = zeros(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        t.re[j][i] = re[i][j];
        t.im[j][i] = -im[i][j];
      }
    }
    return t;
  }

  ComplexMatrix multiply(ComplexMatrix b) {
    var product = zeros(n);
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < n; k++) {
        double x = re[i][k];
        double y = im[i][k];
        if (x != 0 || y != 0) {
          for (int j = 0; j < n; j++) {
            product.re[i][j] += x * b.re[k][j] - y * b.im[k][j];
            product.im[i][j] += x * b.im[k][j] + y * b.re[k][j];
          }
        }
      }
    }
    return product;
  }

  /** The product of upper triangular matrices. */
  ComplexMatrix multiplyTriangular(ComplexMatrix b) {
    var product = zeros(n);
    for (int i = 0; i < n; i++) {
      for (int k = i; k < n; k++) {
        double x = re[i][k];
        double y = im[i][k];
        for (int j = k; j < n; j++) {
          product.re[i][j] += x * b.re[k][j] - y * b.im[k][j];
          product.im[i][j] += x * b.im[k][j] + y * b.re[k][j];
        }
      }
    }
    return product;
  }

  /** The {@code k} by {@code k} block matrix with this on its diagonal, zeros elsewhere. */
  ComplexMatrix repeated(int k) {
    var blocks = zeros(k * n);
    for (int b = 0; b < k; b++) {
      for (int i = 0; i < n; i++) {
        System.arraycopy(re[i], 0, blocks.re[b * n + i], b * n, n);
        System.arraycopy(im[i], 0, blocks.im[b * n + i], b * n, n);
      }
    }
    return blocks;
  }

  /** The largest column sum of magnitudes. */
  double norm1() {
    double norm = 0;
    for (int j = 0; j < n; j++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += Math.hypot(re[i][j], im[i][j]);
      }
      norm = Math.max(norm, sum);
    }
    return norm;
  }
}
