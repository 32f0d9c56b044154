package org.frobenius.numeric;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The adjugate and its derivatives: polynomials in the entries, found without dividing, so that
 * they are right for every rank. With {@code A = U*S*V'} the adjugate is {@code det(U)*det(V) *
 * V*adj(S)*U'} (Stewart, On the adjugate matrix, 1998), and so it is with its derivatives, the
 * directions being taken to the same bases, {@code U'*E*V}.
 */
final class Adjugates {
  private Adjugates() {}

  /** A matrix as a diagonal one between orthogonal ones, {@code left*S*right'}. */
  private record Bases(double[] diagonal, RealMatrix left, RealMatrix right, double sign) {
    /** Of a diagonal matrix the entries themselves, whose products lose no digits. */
    static Bases of(RealMatrix a) {
      if (isDiagonal(a)) {
        RealMatrix identity = Dense.identity(a.getRowDimension());
        return new Bases(Reductions.entries(Arrangements.diagonal(a)), identity, identity, 1);
      }
      var svd = SingularValues.of(a);
      double sign =
          LuFactorization.of(svd.u()).determinantSign()
              * LuFactorization.of(svd.v()).determinantSign();
      return new Bases(svd.values(), svd.u(), svd.v(), sign);
    }

    private static boolean isDiagonal(RealMatrix a) {
      for (int i = 0; i < a.getRowDimension(); i++) {
        for (int j = 0; j < a.getColumnDimension(); j++) {
          if (i != j && a.getEntry(i, j) != 0) {
            return false;
          }
        }
      }
      return true;
    }

    double[][] direction(RealMatrix e) {
      return Dense.rows(Dense.multiply(Dense.multiply(left.transpose(), e), right));
    }

    RealMatrix result(double[][] ofDiagonal) {
      RealMatrix turned =
          Dense.multiply(Dense.multiply(right, Dense.of(ofDiagonal)), left.transpose());
      return sign < 0 ? Dense.scale(-1, turned) : turned;
    }

    /** Of each entry of the diagonal, the product of the others but those left out. */
    double[] products(int... leftOut) {
      double[] kept = diagonal.clone();
      for (int i : leftOut) {
        kept[i] = 1;
      }
      return Reductions.productsOfOthers(kept);
    }
  }

  /** {@code adj(A)}. */
  static RealMatrix value(RealMatrix a) {
    int n = a.getRowDimension();
    if (n == 1) {
      return Dense.scalar(1);
    }
    var bases = Bases.of(a);
    double[] others = bases.products();
    var result = new double[n][n];
    for (int i = 0; i < n; i++) {
      result[i][i] = others[i];
    }
    return bases.result(result);
  }

  /** {@code adj(A)} where a product of the other singular values may leave the range of double. */
  static WideMatrix wide(RealMatrix a) {
    int n = a.getRowDimension();
    var bases = Bases.of(a);
    double[] s = bases.diagonal();
    var others =
        WideMatrix.make(
            n,
            n,
            (i, j) -> {
              WideNumber product = i == j ? WideNumber.of(bases.sign()) : WideNumber.ZERO;
              for (int k = 0; k < n; k++) {
                product = k == i ? product : product.times(WideNumber.of(s[k]));
              }
              return product;
            });
    return WideMatrix.of(bases.right())
        .times(others)
        .times(WideMatrix.of(bases.left().transpose()));
  }

  /**
   * {@code L(adj, A, E, F, ...)} of k directions. Of a diagonal S it is the sum, over any k + 1
   * places, of the product of the other entries of S times the k-th derivative of the adjugate of
   * the rows and columns there: an entry of that is a minor, multilinear in its k rows, which the
   * directions share in every order.
   */
  static RealMatrix derivative(RealMatrix a, List<RealMatrix> directions) {
    int n = a.getRowDimension();
    var bases = Bases.of(a);
    var turned = directions.stream().map(bases::direction).toList();
    var result = new double[n][n];
    addAll(result, bases, turned, new int[directions.size() + 1], 0);
    return bases.result(result);
  }

  /** The places before one are chosen; the others stand behind them. */
  private static void addAll(
      double[][] result, Bases bases, List<double[][]> directions, int[] places, int chosen) {
    int n = result.length;
    int first = chosen == 0 ? 0 : places[chosen - 1] + 1;
    if (chosen < places.length - 1) {
      for (int i = first; i < n; i++) {
        places[chosen] = i;
        addAll(result, bases, directions, places, chosen + 1);
      }
      return;
    }
    double[] others = bases.products(Arrays.copyOf(places, chosen));
    for (int i = first; i < n; i++) {
      places[chosen] = i;
      if (others[i] != 0) {
        addMinors(result, others[i], directions, places);
      }
    }
  }

  private static void addMinors(
      double[][] result, double factor, List<double[][]> directions, int[] places) {
    for (int r = 0; r < places.length; r++) {
      int[] rows = without(places, r);
      for (int c = 0; c < places.length; c++) {
        double minor = mixed(directions, rows, without(places, c));
        result[places[c]][places[r]] += (r + c) % 2 == 0 ? factor * minor : -factor * minor;
      }
    }
  }

  /**
   * The mixed determinant (Bapat, Mixed discriminants of positive semidefinite matrices, 1989): the
   * sum of the determinants with each row of another of the matrices. The first matrix gives any
   * row and column, the others what is left.
   */
  private static double mixed(List<double[][]> matrices, int[] rows, int[] cols) {
    if (matrices.isEmpty()) {
      return 1;
    }
    var rest = matrices.subList(1, matrices.size());
    double sum = 0;
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < cols.length; c++) {
        double term =
            matrices.getFirst()[rows[r]][cols[c]] * mixed(rest, without(rows, r), without(cols, c));
        sum += (r + c) % 2 == 0 ? term : -term;
      }
    }
    return sum;
  }

  private static int[] without(int[] places, int which) {
    var rest = new int[places.length - 1];
    System.arraycopy(places, 0, rest, 0, which);
    System.arraycopy(places, which + 1, rest, which, rest.length - which);
    return rest;
  }
}
