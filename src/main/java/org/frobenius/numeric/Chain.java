package org.frobenius.numeric;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A product of matrices associated so that it costs least (the matrix-chain dynamic program:
 * Cormen, Leiserson, Rivest & Stein, Introduction to Algorithms, 15.2). Inverses in it are solved
 * with, not formed.
 */
final class Chain {
  /**
   * Above this the cubic dynamic program would cost more than it saves; a chain starts at its
   * thinner end then.
   */
  private static final int LONGEST = 64;

  /** A factor of a chain. */
  sealed interface Factor {
    int rows();

    int cols();

    RealMatrix value();
  }

  record Plain(RealMatrix value) implements Factor {
    @Override
    public int rows() {
      return value.getRowDimension();
    }

    @Override
    public int cols() {
      return value.getColumnDimension();
    }
  }

  /** {@code inv(A)}, or its transpose, by the factorization of A. */
  record Inverse(LuFactorization lu, boolean transposed) implements Factor {
    @Override
    public int rows() {
      return lu.size();
    }

    @Override
    public int cols() {
      return lu.size();
    }

    @Override
    public RealMatrix value() {
      return transposed ? lu.inverse().transpose() : lu.inverse();
    }

    RealMatrix times(RealMatrix right) {
      return transposed ? lu.solveTransposed(right) : lu.solve(right);
    }

    /** {@code left*inv(A) = (inv(A')*left')'}. */
    RealMatrix after(RealMatrix left) {
      RealMatrix right = left.transpose();
      return (transposed ? lu.solve(right) : lu.solveTransposed(right)).transpose();
    }
  }

  private Chain() {}

  static RealMatrix product(List<Factor> factors) {
    if (factors.size() <= 2) {
      return associate(factors, 0, factors.size() - 1, new int[][] {{0, 0}, {0, 0}}).value();
    }
    return factors.size() <= LONGEST
        ? associate(factors, 0, factors.size() - 1, splits(factors)).value()
        : inOneDirection(factors);
  }

  private static RealMatrix inOneDirection(List<Factor> factors) {
    boolean fromLeft = factors.getFirst().rows() <= factors.getLast().cols();
    var order = new ArrayList<>(fromLeft ? factors : factors.reversed());
    Factor product = order.getFirst();
    for (Factor next : order.subList(1, order.size())) {
      product = fromLeft ? multiply(product, next) : multiply(next, product);
    }
    return product.value();
  }

  /** Where to split each stretch {@code i..j}: after {@code splits[i][j]}. */
  private static int[][] splits(List<Factor> factors) {
    int n = factors.size();
    var cost = new double[n][n];
    var splits = new int[n][n];
    for (int length = 2; length <= n; length++) {
      for (int i = 0; i + length <= n; i++) {
        int j = i + length - 1;
        cost[i][j] = Double.POSITIVE_INFINITY;
        for (int k = i; k < j; k++) {
          double here =
              cost[i][k]
                  + cost[k + 1][j]
                  + (double) factors.get(i).rows() * factors.get(k).cols() * factors.get(j).cols();
          if (here < cost[i][j]) {
            cost[i][j] = here;
            splits[i][j] = k;
          }
        }
      }
    }
    return splits;
  }

  private static Factor associate(List<Factor> factors, int i, int j, int[][] splits) {
    return i == j
        ? factors.get(i)
        : multiply(
            associate(factors, i, splits[i][j], splits),
            associate(factors, splits[i][j] + 1, j, splits));
  }

  private static Factor multiply(Factor left, Factor right) {
    return new Plain(
        switch (left) {
          case Inverse inverse -> inverse.times(right.value());
          case Plain(var a) ->
              switch (right) {
                case Inverse inverse -> inverse.after(a);
                case Plain(var b) -> Dense.multiply(a, b);
              };
        });
  }
}
