package org.frobenius.numeric;

import java.util.List;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Space;

/**
 * Scalars made of indices, names in N and numbers by sums and products: what a coefficient such as
 * {@code k} of {@code k*X^(k-1)} is. Where it is zero the term is absent from the series, whatever
 * the rest of it: {@code 0*X^-1} at a singular X. A real coefficient that happens to be zero does
 * not excuse the rest: {@code a*log(x)} has no value at x = -1.
 */
final class Counts {
  /** Coefficients are small; a deeper expression is taken for a number like any other. */
  private static final int DEEPEST = 8;

  private Counts() {}

  static boolean isCount(Expr e) {
    return isCount(e, DEEPEST);
  }

  private static boolean isCount(Expr e, int depth) {
    return depth > 0
        && switch (e) {
          case Expr.Symbol(_, var space, _) -> space.kind() == Space.Kind.NATURAL;
          case Expr.Sum(var terms, _) -> areCounts(terms, depth - 1);
          case Expr.Product(_, var scalars, var factors, _) ->
              factors.isEmpty() && areCounts(scalars, depth - 1);
          case Expr.Num _, Expr.Size _ -> true;
          case Expr.Named _,
              Expr.Constant _,
              Expr.Hadamard _,
              Expr.Transpose _,
              Expr.Power _,
              Expr.EntryPower _,
              Expr.MatrixFunction _,
              Expr.Entrywise _,
              Expr.Frechet _,
              Expr.Call _,
              Expr.Applied _,
              Expr.Slice _,
              Expr.Block _,
              Expr.BigSum _,
              Expr.Integral _,
              Expr.Differential _ ->
              false;
        };
  }

  private static boolean areCounts(List<Expr> terms, int depth) {
    return terms.stream().allMatch(term -> isCount(term, depth));
  }
}
