package org.frobenius.numeric;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * {@code X = Q*T*Q'} with {@code Q} unitary and {@code T} upper triangular, for any real square
 * matrix, defective ones included: Householder reduction to Hessenberg form, then the QR algorithm
 * with single complex shifts (Golub & Van Loan, Matrix Computations, 7.4, 7.5).
 */
final class ComplexSchur {
  private static final int ITERATIONS_PER_EIGENVALUE = 60;

  private final ComplexMatrix q;
  private final ComplexMatrix t;

  private ComplexSchur(ComplexMatrix q, ComplexMatrix t) {
    this.q = q;
    this.t = t;
  }

  ComplexMatrix unitary() {
    return q;
  }

  ComplexMatrix triangle() {
    return t;
  }

  /** {@code Q*f*Q'}, real by what the caller knows of the function. */
  RealMatrix realFunction(ComplexMatrix f) {
    return q.multiply(f).multiply(q.conjugateTranspose()).realPart();
  }

  /**
   * Exchanges the eigenvalues in places k and k+1, in place, by one rotation (Golub & Van Loan,
   * Matrix Computations, 7.6.2).
   */
  void exchange(int k) {
    Complex a = t.get(k, k);
    Complex b = t.get(k + 1, k + 1);
    Complex above = t.get(k, k + 1);
    Complex apart = b.subtract(a);
    double r = Math.hypot(above.abs(), apart.abs());
    if (r == 0) {
      return;
    }
    rotateRows(k, k, above.divide(r), apart.divide(r));
    rotateColumns(t, k, k + 2, above.divide(r), apart.divide(r));
    rotateColumns(q, k, q.n, above.divide(r), apart.divide(r));
    t.set(k, k, b);
    t.set(k + 1, k, Complex.ZERO);
    t.set(k + 1, k + 1, a);
  }

  static ComplexSchur of(RealMatrix x) {
    double largest = Dense.largest(x);
    int exponent =
        largest == 0 ? 0 : Math.getExponent(largest); // products of entries must not overflow
    var q = Dense.identity(x.getRowDimension()).getData();
    var h = Dense.map(x, entry -> Math.scalb(entry, -exponent)).getData();
    hessenberg(h, q);
    var schur = new ComplexSchur(ComplexMatrix.of(Dense.of(q)), ComplexMatrix.of(Dense.of(h)));
    schur.iterate();
    schur.t.scale(exponent);
    return schur;
  }

  /**
   * Of a block upper triangular matrix whose diagonal blocks all are one {@code n} by {@code n}
   * matrix: the Schur form of that block makes the whole triangular, and its eigenvalues stay
   * exactly repeated.
   */
  static ComplexSchur of(RealMatrix m, int n) {
    int k = m.getRowDimension() / n;
    if (k == 1) {
      return of(m);
    }
    ComplexSchur block = of(Dense.block(m, 0, 0, n, n));
    ComplexMatrix q = block.q.repeated(k);
    ComplexMatrix t = q.conjugateTranspose().multiply(ComplexMatrix.of(m)).multiply(q);
    for (int i = 0; i < t.n; i++) {
      for (int j = 0; j < t.n; j++) {
        if (i / n == j / n) {
          t.set(i, j, block.t.get(i % n, j % n));
        } else if (i > j) {
          t.set(i, j, Complex.ZERO);
        }
      }
    }
    return new ComplexSchur(q, t);
  }

  /**
   * {@code X = Q*H*Q'} by Householder reflections, {@code h} and {@code q} in place (Golub & Van
   * Loan, algorithm 7.4.2).
   */
  private static void hessenberg(double[][] h, double[][] q) {
    int n = h.length;
    for (int k = 0; k < n - 2; k++) {
      double scale = 0;
      for (int i = k + 2; i < n; i++) {
        scale = Math.max(scale, Math.abs(h[i][k]));
      }
      if (scale == 0) {
        continue;
      }
      scale = Math.max(scale, Math.abs(h[k + 1][k]));
      var v = new double[n];
      double square = 0;
      for (int i = k + 1; i < n; i++) {
        v[i] = h[i][k] / scale;
        square += v[i] * v[i];
      }
      v[k + 1] += Math.copySign(Math.sqrt(square), v[k + 1]);
      double half = 0;
      for (int i = k + 1; i < n; i++) {
        half += v[i] * v[i];
      }
      half /= 2;
      for (int j = 0; j < n; j++) {
        double dot = 0;
        for (int i = k + 1; i < n; i++) {
          dot += v[i] * h[i][j];
        }
        for (int i = k + 1; i < n; i++) {
          h[i][j] -= v[i] * (dot / half);
        }
      }
      for (double[][] m : new double[][][] {h, q}) {
        for (double[] row : m) {
          double dot = 0;
          for (int j = k + 1; j < n; j++) {
            dot += row[j] * v[j];
          }
          for (int j = k + 1; j < n; j++) {
            row[j] -= v[j] * (dot / half);
          }
        }
      }
      for (int i = k + 2; i < n; i++) {
        h[i][k] = 0;
      }
    }
  }

  private void iterate() {
    double norm = t.norm1();
    int last = t.n - 1;
    int steps = 0;
    while (last > 0) {
      int first = firstOfActiveBlock(last, norm);
      if (first == last) {
        last--;
        steps = 0;
        continue;
      }
      if (++steps > ITERATIONS_PER_EIGENVALUE) {
        throw Failures.limit(
            "the QR algorithm found no eigenvalue in " + ITERATIONS_PER_EIGENVALUE + " steps");
      }
      step(first, last, steps % 10 == 0 ? exceptionalShift(last) : shift(last));
    }
  }

  /** Looks upward for a negligible subdiagonal entry and clears it. */
  private int firstOfActiveBlock(int last, double norm) {
    for (int k = last; k > 0; k--) {
      double neighbours = t.get(k, k).abs() + t.get(k - 1, k - 1).abs();
      if (t.get(k, k - 1).abs() <= Math.ulp(1.0) / 2 * (neighbours == 0 ? norm : neighbours)) {
        t.set(k, k - 1, Complex.ZERO);
        return k;
      }
    }
    return 0;
  }

  /** Wilkinson's: the eigenvalue of the last 2 by 2 block that is nearer to its last entry. */
  private Complex shift(int last) {
    Complex d = t.get(last, last);
    Complex bc = t.get(last - 1, last).multiply(t.get(last, last - 1));
    Complex half = t.get(last - 1, last - 1).subtract(d).divide(2);
    Complex root = half.multiply(half).add(bc).sqrt();
    Complex plus = half.add(root);
    Complex minus = half.subtract(root);
    Complex larger = plus.abs() >= minus.abs() ? plus : minus;
    return larger.abs() == 0 ? d : d.subtract(bc.divide(larger));
  }

  private Complex exceptionalShift(int last) {
    double beside = t.get(last, last - 1).abs();
    double above = last > 1 ? t.get(last - 1, last - 2).abs() : 0;
    return t.get(last, last).add(0.75 * (beside + above));
  }

  /** One QR step on rows and columns first..last, by Givens rotations. */
  private void step(int first, int last, Complex shift) {
    for (int k = first; k <= last; k++) {
      t.set(k, k, t.get(k, k).subtract(shift));
    }
    var cosines = new Complex[last];
    var sines = new Complex[last];
    for (int k = first; k < last; k++) {
      Complex a = t.get(k, k);
      Complex b = t.get(k + 1, k);
      double r = Math.hypot(a.abs(), b.abs());
      cosines[k] = r == 0 ? Complex.ONE : a.divide(r);
      sines[k] = r == 0 ? Complex.ZERO : b.divide(r);
      rotateRows(k, k, cosines[k], sines[k]);
      t.set(k + 1, k, Complex.ZERO);
    }
    for (int k = first; k < last; k++) {
      rotateColumns(t, k, Math.min(k + 2, last + 1), cosines[k], sines[k]);
      rotateColumns(q, k, q.n, cosines[k], sines[k]);
    }
    for (int k = first; k <= last; k++) {
      t.set(k, k, t.get(k, k).add(shift));
    }
  }

  /** Rows k, k+1 of the triangle, from a column on, by {@code [c', s'; -s, c]}. */
  private void rotateRows(int k, int from, Complex c, Complex s) {
    double cr = c.getReal();
    double ci = c.getImaginary();
    double sr = s.getReal();
    double si = s.getImaginary();
    for (int j = from; j < t.n; j++) {
      double xr = t.re[k][j];
      double xi = t.im[k][j];
      double yr = t.re[k + 1][j];
      double yi = t.im[k + 1][j];
      t.re[k][j] = cr * xr + ci * xi + sr * yr + si * yi;
      t.im[k][j] = cr * xi - ci * xr + sr * yi - si * yr;
      t.re[k + 1][j] = -sr * xr + si * xi + cr * yr - ci * yi;
      t.im[k + 1][j] = -sr * xi - si * xr + cr * yi + ci * yr;
    }
  }

  /** Columns k, k+1 of the first rows by {@code [c, -s'; s, c']}. */
  private static void rotateColumns(ComplexMatrix m, int k, int rows, Complex c, Complex s) {
    double cr = c.getReal();
    double ci = c.getImaginary();
    double sr = s.getReal();
    double si = s.getImaginary();
    for (int i = 0; i < rows; i++) {
      double xr = m.re[i][k];
      double xi = m.im[i][k];
      double yr = m.re[i][k + 1];
      double yi = m.im[i][k + 1];
      m.re[i][k] = cr * xr - ci * xi + sr * yr - si * yi;
      m.im[i][k] = cr * xi + ci * xr + sr * yi + si * yr;
      m.re[i][k + 1] = -sr * xr - si * xi + cr * yr + ci * yi;
      m.im[i][k + 1] = -sr * xi + si * xr + cr * yi - ci * yr;
    }
  }
}
