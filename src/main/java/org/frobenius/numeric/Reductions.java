package org.frobenius.numeric;

import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Numbers from many entries: sums, norms, soft maxima, of a matrix or row by row. Scaled or shifted
 * where they could overflow.
 */
final class Reductions {
  private Reductions() {}

  /** Column by column, as {@code vec}. */
  static double[] entries(RealMatrix a) {
    var rows = Dense.rows(a);
    var all = new double[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        all[i + j * rows.length] = rows[i][j];
      }
    }
    return all;
  }

  /** A column: the number made of each row. */
  static RealMatrix ofRows(RealMatrix a, ToDoubleFunction<double[]> f) {
    var rows = Dense.rows(a);
    var results = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      results[i] = f.applyAsDouble(rows[i]);
    }
    return Dense.column(results);
  }

  static RealMatrix mapRows(RealMatrix a, UnaryOperator<double[]> f) {
    var rows = Dense.rows(a);
    var mapped = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      mapped[i] = f.apply(rows[i]);
    }
    return Dense.of(mapped);
  }

  /** 1 where the largest entry stands, 0 elsewhere; several equal ones share the 1. */
  static RealMatrix argmax(RealMatrix a) {
    double largest = max(entries(a));
    RealMatrix marked = Entries.map(a, x -> x == largest ? 1 : 0);
    return Dense.scale(1 / sum(entries(marked)), marked);
  }

  static double frobenius(RealMatrix a, RealMatrix b) {
    var x = Dense.rows(a);
    var y = Dense.rows(b);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[i].length; j++) {
        sum += x[i][j] * y[i][j];
      }
    }
    return sum;
  }

  static double sum(double[] x) {
    double sum = 0;
    for (double entry : x) {
      sum += entry;
    }
    return sum;
  }

  static double product(double[] x) {
    double product = 1;
    for (double entry : x) {
      product *= entry;
    }
    return product;
  }

  /** Of each entry, the product of the others, without division. */
  static double[] productsOfOthers(double[] x) {
    var products = new double[x.length];
    double before = 1;
    for (int i = 0; i < x.length; i++) {
      products[i] = before;
      before *= x[i];
    }
    double after = 1;
    for (int i = x.length - 1; i >= 0; i--) {
      products[i] *= after;
      after *= x[i];
    }
    return products;
  }

  static RealMatrix productsOfOthers(RealMatrix a) {
    return Arrangements.unvec(
        Dense.column(productsOfOthers(entries(a))), a.getRowDimension(), a.getColumnDimension());
  }

  static double max(double[] x) {
    double max = x[0];
    for (double entry : x) {
      max = Math.max(max, entry);
    }
    return max;
  }

  private static double largest(double[] x) {
    double largest = 0;
    for (double entry : x) {
      largest = Math.max(largest, Math.abs(entry));
    }
    return largest;
  }

  /**
   * {@code (sum |x_i|^p)^(1/p)}, p positive; entries relative to the largest, so that powers do not
   * overflow.
   */
  static double norm(double[] x, double p) {
    if (!(p > 0)) {
      throw Failures.domain("`norm` with p = " + Failures.number(p) + ", which is not positive");
    }
    double largest = largest(x);
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (double entry : x) {
      double ratio = Math.abs(entry) / largest;
      sum += p == 2 ? ratio * ratio : p == 1 ? ratio : Math.pow(ratio, p);
    }
    return largest * (p == 2 ? Math.sqrt(sum) : p == 1 ? sum : Math.pow(sum, 1 / p));
  }

  static double logSumExp(double[] x) {
    double max = max(x);
    double sum = 0;
    for (double entry : x) {
      sum += Math.exp(entry - max);
    }
    return max + Math.log(sum);
  }

  static double[] softmax(double[] x) {
    double max = max(x);
    var shares = new double[x.length];
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      shares[i] = Math.exp(x[i] - max);
      sum += shares[i];
    }
    for (int i = 0; i < x.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }
}
