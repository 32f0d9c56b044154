package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/** Products by vectors of ones as sums of entries, rows and columns. */
final class OnesAsSums {
  private OnesAsSums() {}

  /**
   * {@code X*ones(n)} is {@code rowsum(X)}, {@code ones(m)'*X} is {@code colsum(X)'}, both at once
   * {@code sum(X)}.
   */
  static Expr in(Expr e) {
    if (!(e instanceof Expr.Product(var c, var scalars, var factors, _)) || factors.size() < 2) {
      return e;
    }
    var chain = new ArrayList<>(factors);
    Expr last = chain.getLast();
    Expr first = chain.getFirst();
    boolean right = isOnes(last) && last.shape().isColumn();
    boolean left = isOnes(first) && first.shape().isRow();
    if (left && right && chain.size() > 2) {
      Expr middle = Build.product(chain.subList(1, chain.size() - 1));
      return Build.product(c, scalars, List.of(Build.call(Op.SUM, middle)));
    }
    if (left && chain.get(1).shape().isColumn() && chain.size() == 2) {
      return Build.product(c, scalars, List.of(Build.call(Op.SUM, chain.get(1))));
    }
    if (right && chain.size() == 2 && first.shape().isRow()) {
      return Build.product(c, scalars, List.of(Build.call(Op.SUM, Build.transpose(first))));
    }
    if (right && !first.shape().rows().isOne()) {
      Expr summed = sums(Op.ROWSUM, Op.COLSUM, chain.get(chain.size() - 2));
      var rest = new ArrayList<>(chain.subList(0, chain.size() - 2));
      rest.add(summed);
      return Build.product(c, scalars, rest);
    }
    if (left && !chain.get(1).shape().cols().isOne()) {
      var rest = new ArrayList<Expr>();
      rest.add(Build.transpose(sums(Op.COLSUM, Op.ROWSUM, chain.get(1))));
      rest.addAll(chain.subList(2, chain.size()));
      return Build.product(c, scalars, rest);
    }
    return e;
  }

  /** Sums along one side of a matrix are those along the other of its transpose. */
  static Expr sums(Op along, Op across, Expr e) {
    return e instanceof Expr.Transpose(var upright, _)
        ? Build.call(across, upright)
        : Build.call(along, e);
  }

  private static boolean isOnes(Expr e) {
    return Build.isConstant(e, Expr.Constant.Kind.ONES);
  }
}
