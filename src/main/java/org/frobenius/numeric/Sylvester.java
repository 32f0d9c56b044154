package org.frobenius.numeric;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * {@code A*X + X*B = C} by the Schur forms of A and B (Bartels & Stewart 1972; Golub & Van Loan,
 * Matrix Computations, 7.6.3).
 */
final class Sylvester {
  private Sylvester() {}

  /**
   * Fails, in the name of the operation, where A and -B share an eigenvalue and no single X solves.
   */
  static RealMatrix solve(RealMatrix a, RealMatrix b, RealMatrix c, String operation) {
    var left = ComplexSchur.of(a);
    var right = ComplexSchur.of(b);
    ComplexMatrix t = left.triangle();
    ComplexMatrix s = right.triangle();
    double negligible = Math.ulp(1.0) * Math.max(t.n, s.n) * Math.max(t.norm1(), s.norm1());
    Complex[][] y = multiply(conjugateTransposed(left.unitary()), complex(c));
    y = multiply(y, entries(right.unitary()));
    for (int j = 0; j < s.n; j++) {
      for (int i = t.n - 1; i >= 0; i--) {
        Complex rest = y[i][j];
        for (int k = i + 1; k < t.n; k++) {
          rest = rest.subtract(t.get(i, k).multiply(y[k][j]));
        }
        for (int k = 0; k < j; k++) {
          rest = rest.subtract(y[i][k].multiply(s.get(k, j)));
        }
        Complex divisor = t.get(i, i).add(s.get(j, j));
        if (divisor.abs() <= negligible) {
          throw Failures.domain(
              operation.equals("lyap")
                  ? "`lyap(A, Q)` where A has eigenvalues of sum zero: no single X solves it"
                  : "`sylvester(A, B, C)` where A and -B share an eigenvalue: no single X solves"
                      + " it");
        }
        y[i][j] = rest.divide(divisor);
      }
    }
    Complex[][] x = multiply(entries(left.unitary()), y);
    x = multiply(x, conjugateTransposed(right.unitary()));
    var real = new double[t.n][s.n];
    for (int i = 0; i < t.n; i++) {
      for (int j = 0; j < s.n; j++) {
        real[i][j] = x[i][j].getReal();
      }
    }
    return Dense.of(real);
  }

  private static Complex[][] entries(ComplexMatrix m) {
    var entries = new Complex[m.n][m.n];
    for (int i = 0; i < m.n; i++) {
      for (int j = 0; j < m.n; j++) {
        entries[i][j] = m.get(i, j);
      }
    }
    return entries;
  }

  private static Complex[][] conjugateTransposed(ComplexMatrix m) {
    return entries(m.conjugateTranspose());
  }

  private static Complex[][] complex(RealMatrix m) {
    var entries = new Complex[m.getRowDimension()][m.getColumnDimension()];
    for (int i = 0; i < entries.length; i++) {
      for (int j = 0; j < entries[i].length; j++) {
        entries[i][j] = new Complex(m.getEntry(i, j));
      }
    }
    return entries;
  }

  private static Complex[][] multiply(Complex[][] a, Complex[][] b) {
    var product = new Complex[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        Complex sum = Complex.ZERO;
        for (int k = 0; k < b.length; k++) {
          sum = sum.add(a[i][k].multiply(b[k][j]));
        }
        product[i][j] = sum;
      }
    }
    return product;
  }
}
