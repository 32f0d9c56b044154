package org.frobenius.numeric;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;

/**
 * A function of a matrix by the Schur–Parlett algorithm (Davies & Higham 2003; Higham, Functions of
 * Matrices, algorithm 9.6): a Schur form with near eigenvalues next to each other, on the blocks of
 * near eigenvalues the Taylor series, and between the blocks Parlett's recurrence, {@code F*T =
 * T*F}. No step depends on how the function is composed, so an ill-conditioned step of its formula
 * costs no digits. Of a block form, the corner is the Fréchet derivative.
 */
final class SchurParlett {
  /**
   * Eigenvalues this near, directly or by others between them, share a block. Davies & Higham's is
   * 0.1; the farther apart the blocks, the fewer digits the recurrence costs, so all in one block
   * is tried first, and the next where a Taylor series does not reach.
   */
  private static final double[] NEAR = {Double.POSITIVE_INFINITY, 1, 0.1};

  /** Where the recurrence may lose more than this, the formula's steps are taken. */
  private static final double TOLERANCE = 1e-11;

  private static final double UNIT = Math.ulp(1.0) / 2;

  private final ReadableFunction f;
  private final ComplexSchur schur;
  private final ComplexMatrix t;
  private final int n;

  private SchurParlett(ReadableFunction f, ComplexSchur schur, int n) {
    this.f = f;
    this.schur = schur;
    this.t = schur.triangle();
    this.n = n;
  }

  /**
   * Of a matrix of {@code n} by {@code n} diagonal blocks, all the same (one, if it is no block
   * form); empty where a Taylor series does not reach over its block, because the function has a
   * singularity near the eigenvalues or they spread too far, or where digits would be lost.
   */
  static Optional<RealMatrix> of(ReadableFunction f, RealMatrix x, int n) {
    var algorithm = new SchurParlett(f, ComplexSchur.of(x, n), n);
    for (double near : NEAR) {
      try {
        Optional<RealMatrix> value = algorithm.value(near);
        if (value.isPresent()) {
          return value;
        }
      } catch (DomainException e) {
        continue; // a singularity; the function's own steps say which of them is undefined
      }
    }
    return Optional.empty();
  }

  private Optional<RealMatrix> value(double near) {
    int[] blocks = blocks(near);
    gather(blocks);
    var value = ComplexMatrix.zeros(t.n);
    int from = 0;
    while (from < t.n) {
      int to = from + 1;
      while (to < t.n && blocks[to] == blocks[from]) {
        to++;
      }
      Optional<ComplexMatrix> block = new TaylorBlock(f, t.block(from, to)).value();
      if (block.isEmpty()) {
        return Optional.empty();
      }
      block.get().copyInto(value, from);
      from = to;
    }
    double lost = parlett(value, blocks);
    return Optional.of(schur.realFunction(value))
        .filter(Dense::isFinite)
        .filter(v -> lost == 0 || lost <= TOLERANCE * norm(Dense.block(v, 0, t.n - n, n, n)));
  }

  private static double norm(RealMatrix a) {
    return a.getFrobeniusNorm();
  }

  /** For each place on the diagonal, the number of its block; the blocks in order of mean place. */
  private int[] blocks(double near) {
    var label = new int[n];
    Arrays.setAll(label, i -> i);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (label[i] != label[j] && t.get(i, i).subtract(t.get(j, j)).abs() <= near) {
          int old = label[i];
          int joined = label[j];
          for (int k = 0; k < n; k++) {
            label[k] = label[k] == old ? joined : label[k];
          }
        }
      }
    }
    var sum = new double[n];
    var count = new int[n];
    for (int i = 0; i < n; i++) {
      sum[label[i]] += i;
      count[label[i]]++;
    }
    var rank = new int[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        boolean before =
            count[j] > 0
                && (sum[j] / count[j] < sum[label[i]] / count[label[i]]
                    || (sum[j] / count[j] == sum[label[i]] / count[label[i]] && j < label[i]));
        rank[i] += before ? 1 : 0;
      }
    }
    var blocks = new int[t.n];
    Arrays.setAll(blocks, i -> rank[i % n]);
    return blocks;
  }

  /** Exchanges neighbours on the diagonal until each block is in one place. */
  private void gather(int[] blocks) {
    for (int end = 1; end < blocks.length; end++) {
      for (int k = end; k > 0 && blocks[k - 1] > blocks[k]; k--) {
        schur.exchange(k - 1);
        int block = blocks[k];
        blocks[k] = blocks[k - 1];
        blocks[k - 1] = block;
      }
    }
  }

  /**
   * What is between the blocks, column by column from the diagonal up.
   *
   * @return a bound, in the Frobenius norm, of what rounding does to it (a running error analysis:
   *     Higham, Accuracy and Stability of Numerical Algorithms, 3.3)
   */
  private double parlett(ComplexMatrix value, int[] blocks) {
    var error = new double[t.n][t.n];
    var size = new double[t.n][t.n];
    var above = new double[t.n][t.n];
    double total = 0;
    for (int j = 0; j < t.n; j++) {
      for (int i = j; i >= 0; i--) {
        above[i][j] = Math.hypot(t.re[i][j], t.im[i][j]);
        if (blocks[i] != blocks[j]) {
          Complex sum = t.get(i, j).multiply(value.get(i, i).subtract(value.get(j, j)));
          double re = sum.getReal();
          double im = sum.getImaginary();
          double lost = above[i][j] * (error[i][i] + error[j][j]);
          for (int k = i + 1; k < j; k++) {
            re +=
                value.re[i][k] * t.re[k][j]
                    - value.im[i][k] * t.im[k][j]
                    - t.re[i][k] * value.re[k][j]
                    + t.im[i][k] * value.im[k][j];
            im +=
                value.re[i][k] * t.im[k][j]
                    + value.im[i][k] * t.re[k][j]
                    - t.re[i][k] * value.im[k][j]
                    - t.im[i][k] * value.re[k][j];
            lost +=
                (error[i][k] + UNIT * size[i][k]) * above[k][j]
                    + (error[k][j] + UNIT * size[k][j]) * above[i][k];
          }
          Complex apart = t.get(i, i).subtract(t.get(j, j));
          value.set(i, j, new Complex(re, im).divide(apart));
          error[i][j] = lost / apart.abs();
          total = Math.hypot(total, error[i][j]);
        } else {
          error[i][j] = UNIT * value.get(i, j).abs();
        }
        size[i][j] = Math.hypot(value.re[i][j], value.im[i][j]);
      }
    }
    return total;
  }
}
