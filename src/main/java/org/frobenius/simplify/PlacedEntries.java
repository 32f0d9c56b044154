package org.frobenius.simplify;

import java.util.ArrayList;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Range;

/** What unit vectors take of a matrix, as a reader writes it: its entries, rows and columns. */
final class PlacedEntries {
  private PlacedEntries() {}

  /** {@code e(i)'*A} is {@code A[i, :]}, {@code A*e(j)} is {@code A[:, j]}, both is an entry. */
  static Expr taken(Expr e) {
    if (!(e instanceof Expr.Product(var c, var scalars, var factors, _)) || factors.size() < 2) {
      return e;
    }
    var chain = new ArrayList<>(factors);
    Range rows = Range.ALL;
    Range cols = Range.ALL;
    if (chain.getFirst() instanceof Expr.Transpose(var unit, _)
        && isUnit(unit)
        && !(chain.get(1) instanceof Expr.Constant)) {
      rows = at(unit);
      chain.removeFirst();
    }
    if (chain.size() > 1
        && isUnit(chain.getLast())
        && !(chain.get(chain.size() - 2) instanceof Expr.Constant)) {
      cols = at(chain.removeLast());
    }
    if (chain.size() == factors.size()) {
      return e;
    }
    if (chain.size() == 1) {
      chain.set(0, slice(chain.getFirst(), rows, cols));
    } else {
      chain.set(0, slice(chain.getFirst(), rows, Range.ALL));
      chain.set(chain.size() - 1, slice(chain.getLast(), Range.ALL, cols));
    }
    return Build.product(c, scalars, chain);
  }

  private static Expr slice(Expr e, Range rows, Range cols) {
    return e instanceof Expr.Transpose(var upright, _)
        ? Build.transpose(Build.slice(upright, cols, rows))
        : Build.slice(e, rows, cols);
  }

  private static boolean isUnit(Expr e) {
    return Build.isConstant(e, Expr.Constant.Kind.UNIT_VECTOR);
  }

  private static Range at(Expr unit) {
    return unit instanceof Expr.Constant(_, _, var indices, _)
        ? new Range.At(indices.getFirst())
        : Range.ALL;
  }
}
