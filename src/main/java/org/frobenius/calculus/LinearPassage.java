package org.frobenius.calculus;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.frobenius.calculus.Derivation.Reason;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/**
 * {@code d(u)} carried inwards through all that is linear: sums, constant factors, traces,
 * transposes.
 */
final class LinearPassage {
  /** Operators with {@code d(f(A)) = f(d(A))}, in each argument if they take two. */
  private static final Set<Op> LINEAR =
      EnumSet.of(
          Op.TRACE,
          Op.SUM,
          Op.ROWSUM,
          Op.COLSUM,
          Op.DIAG,
          Op.DIAGONAL,
          Op.VEC,
          Op.VECH,
          Op.UNVEC,
          Op.TRIL,
          Op.TRIU,
          Op.SYM,
          Op.SKEW,
          Op.FROBENIUS,
          Op.KRON,
          Op.KHATRIRAO,
          Op.CONTRACT_LEFT,
          Op.CONTRACT_RIGHT,
          Op.CROSS,
          Op.CONJ);

  private final Varying varying;

  LinearPassage(Varying varying) {
    this.varying = varying;
  }

  static boolean isLinear(Op op) {
    return LINEAR.contains(op);
  }

  /** {@code d(u)} carried inwards through all that is linear. */
  Expr through(Expr u, Set<Reason> reasons) {
    if (!varying.depends(u)) {
      return Build.zeros(u.shape());
    }
    if (varying.isLeaf(u)) {
      return Build.differential(u);
    }
    List<Expr> changing = Children.of(u).stream().filter(varying::depends).toList();
    boolean linear =
        switch (u) {
          case Expr.Sum _, Expr.Transpose _, Expr.Block _ -> true;
          case Expr.Slice(var arg, _, _, _) -> changing.size() == 1 && varying.depends(arg);
          case Expr.BigSum(_, _, _, var body, _) -> changing.size() == 1 && varying.depends(body);
          case Expr.Integral(_, _, _, var body, _) -> changing.size() == 1 && varying.depends(body);
          case Expr.Product _, Expr.Hadamard _ ->
              changing.size() == 1
                  && Collections.frequency(Children.of(u), changing.getFirst()) == 1;
          case Expr.Frechet(_, _, var directions, _) ->
              changing.size() == 1 && Collections.frequency(directions, changing.getFirst()) == 1;
          case Expr.Call(var op, var args, _) ->
              LINEAR.contains(op)
                  && changing.size() == 1
                  && Collections.frequency(args, changing.getFirst()) == 1;
          case Expr.Power _, Expr.EntryPower _, Expr.MatrixFunction _, Expr.Entrywise _ -> false;
          case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _ -> false;
          case Expr.Differential _, Expr.Applied _ -> false;
        };
    if (!linear) {
      return Build.differential(u);
    }
    reasons.add(Reason.LINEAR);
    boolean additive = u instanceof Expr.Sum || u instanceof Expr.Block;
    return Children.map(
        u, child -> varying.depends(child) || additive ? through(child, reasons) : child);
  }

  /** Whether the differential of a term is carried through to names by linearity alone. */
  boolean isToNames(Expr u) {
    if (u instanceof Expr.Sum(var terms, _)) {
      // d(x - mu) is dx at sight
      List<Expr> changing = terms.stream().filter(varying::depends).toList();
      return changing.size() == 1 && varying.isLeaf(changing.getFirst());
    }
    return !(u instanceof Expr.BigSum)
        && !(u instanceof Expr.Integral)
        && !varying.composite(through(u, new LinkedHashSet<>()));
  }
}
