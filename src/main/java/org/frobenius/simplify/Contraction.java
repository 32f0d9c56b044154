package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/**
 * What the normal form takes apart, put together for a reader: {@code inv(B)*inv(A)} is {@code
 * inv(A*B)}, {@code det(A)*det(B)} is {@code det(A*B)}.
 */
final class Contraction {
  private Contraction() {}

  /** A chain with neighbouring inverses of square matrices as one inverse (MC 1). */
  static List<Expr> inverses(List<Expr> chain) {
    if (chain.size() < 2) {
      return chain;
    }
    var contracted = new ArrayList<Expr>(chain.size());
    for (int i = 0; i < chain.size(); ) {
      int next = i;
      while (next < chain.size() && isInverse(chain.get(next))) {
        next++;
      }
      if (next - i < 2) {
        contracted.add(chain.get(i));
        i++;
        continue;
      }
      List<Expr> bases =
          chain.subList(i, next).reversed().stream().map(e -> ((Expr.Power) e).base()).toList();
      contracted.add(Build.power(Build.product(bases), Build.MINUS_ONE));
      i = next;
    }
    return contracted.size() == chain.size() ? chain : contracted;
  }

  private static boolean isInverse(Expr e) {
    return e instanceof Expr.Power(var base, var exponent, _)
        && exponent == Build.MINUS_ONE
        && base.shape().isSquare()
        && !base.isScalar()
        && !(base instanceof Expr.Call);
  }

  /** Likewise neighbouring adjugates (MN 1.9). */
  static List<Expr> adjugates(List<Expr> chain) {
    int found = 0;
    for (int i = 0; i < chain.size(); i++) {
      found += isAdjugate(chain.get(i)) ? 1 : 0;
    }
    if (found < 2) {
      return chain;
    }
    var contracted = new ArrayList<Expr>(chain.size());
    for (Expr factor : chain) {
      if (isAdjugate(factor) && !contracted.isEmpty() && isAdjugate(contracted.getLast())) {
        Expr before = contracted.removeLast();
        contracted.add(Build.call(Op.ADJUGATE, Build.product(argument(factor), argument(before))));
      } else {
        contracted.add(factor);
      }
    }
    return contracted;
  }

  private static boolean isAdjugate(Expr e) {
    return e instanceof Expr.Call(var op, _, _) && op == Op.ADJUGATE;
  }

  /** Determinants of one size of which one is of a sum, as the determinant of a sum; or none. */
  static Optional<List<Expr>> multipliedIn(List<Expr> scalars) {
    if (scalars.stream().noneMatch(Contraction::isDeterminantOfSum)) {
      return Optional.empty();
    }
    Expr sum = scalars.stream().filter(Contraction::isDeterminantOfSum).findFirst().orElseThrow();
    var chain = new ArrayList<Expr>();
    var rest = new ArrayList<Expr>();
    for (Expr scalar : scalars) {
      boolean alike =
          scalar instanceof Expr.Call(var op, var args, _)
              && op == Op.DETERMINANT
              && args.getFirst().shape().equals(argument(sum).shape());
      if (alike) {
        chain.add(argument(scalar));
      } else {
        rest.add(scalar);
      }
    }
    return SumsOfMultiples.multipliedIn(chain)
        .map(
            whole -> {
              rest.add(Build.call(Op.DETERMINANT, whole));
              return rest;
            });
  }

  private static boolean isDeterminantOfSum(Expr e) {
    return e instanceof Expr.Call(var op, var args, _)
        && op == Op.DETERMINANT
        && args.getFirst() instanceof Expr.Sum;
  }

  /** Scalars with determinants of one size as one determinant (MC 21). */
  static List<Expr> determinants(List<Expr> scalars) {
    if (scalars.size() < 2) {
      return scalars;
    }
    var contracted = new ArrayList<Expr>(scalars.size());
    for (Expr scalar : scalars) {
      int at = partner(contracted, scalar);
      if (at < 0) {
        contracted.add(scalar);
      } else {
        Expr both = Build.product(argument(contracted.get(at)), argument(scalar));
        contracted.set(at, Build.call(Op.DETERMINANT, both));
      }
    }
    return contracted;
  }

  private static int partner(List<Expr> scalars, Expr scalar) {
    for (int i = 0; isDeterminant(scalar) && i < scalars.size(); i++) {
      if (isDeterminant(scalars.get(i))
          && argument(scalars.get(i)).shape().equals(argument(scalar).shape())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isDeterminant(Expr e) {
    return e instanceof Expr.Call(var op, _, _) && op == Op.DETERMINANT;
  }

  private static Expr argument(Expr call) {
    return ((Expr.Call) call).args().getFirst();
  }
}
