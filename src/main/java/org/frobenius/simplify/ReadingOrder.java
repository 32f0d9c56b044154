package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Order;

/**
 * The order in which a person writes what commutes: {@code v .* (1 .- tanh(x).^2)}, {@code
 * s*norm(x)/t}, {@code W*x + b}.
 */
final class ReadingOrder {
  private ReadingOrder() {}

  /** Factors of an entrywise product. */
  static List<Expr> of(List<Expr> factors) {
    return sorted(factors, Comparator.comparingInt(ReadingOrder::place));
  }

  /** The two sides of an inner product, names by name. */
  static List<Expr> ofSides(List<Expr> sides) {
    return sides.stream().allMatch(s -> place(s) == 0) ? sorted(sides, Order.NATURAL) : sides;
  }

  /** The scalars in front of a product. */
  static List<Expr> ofScalars(List<Expr> scalars) {
    return sorted(scalars, Comparator.comparingInt(ReadingOrder::scalarPlace));
  }

  private static List<Expr> sorted(List<Expr> parts, Comparator<Expr> order) {
    if (parts.size() < 2) {
      return parts;
    }
    var sorted = new ArrayList<>(parts);
    sorted.sort(order);
    return sorted;
  }

  /** Names before functions before products before sums; denominators last. */
  private static int place(Expr e) {
    return switch (e) {
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _ -> 0;
      case Expr.Transpose(var arg, _) -> place(arg);
      case Expr.EntryPower(_, Expr.Num(var k, _), _) when k.signum() < 0 -> 7;
      case Expr.EntryPower(var base, var exponent, _) ->
          MergedPowers.negative(exponent) ? 6 : Math.min(place(base) + 1, 3);
      case Expr.Power(var base, _, _) -> Math.min(place(base) + 1, 3);
      case Expr.Slice _ -> 1;
      case Expr.Entrywise _, Expr.MatrixFunction _, Expr.Call _, Expr.Frechet _ -> 3;
      case Expr.BigSum _, Expr.Integral _, Expr.Block _, Expr.Applied _, Expr.Differential _ -> 3;
      case Expr.Product _, Expr.Hadamard _ -> 4;
      case Expr.Sum _ -> 5;
    };
  }

  /** Names before functions before inner products and sums; denominators last. */
  private static int scalarPlace(Expr scalar) {
    return switch (scalar) {
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _ -> 0;
      case Expr.Power(var base, Expr.Num(var k, _), _) when k.signum() < 0 -> 5 + scalarPlace(base);
      case Expr.Power(var base, var exponent, _) ->
          MergedPowers.negative(exponent) ? 4 : scalarPlace(base);
      case Expr.Product _, Expr.Sum _ -> 3;
      case Expr.Call(var op, _, _) -> op == Op.FROBENIUS ? 3 : 2;
      case Expr.Entrywise _, Expr.Slice _, Expr.BigSum _, Expr.MatrixFunction _, Expr.Applied _ ->
          2;
      case Expr.Hadamard _, Expr.Transpose _, Expr.EntryPower _, Expr.Frechet _ -> 2;
      case Expr.Block _, Expr.Integral _, Expr.Differential _ -> 2;
    };
  }

  /**
   * Terms of a sum, what is added to a linear map of a name after it: {@code W*x + b}, {@code w'*x
   * + b}; but {@code A + u*v'}, and {@code m + K*(z - H*m)}, as a correction is written.
   */
  static List<Expr> ofTerms(List<Expr> terms) {
    if (!isName(terms.getFirst()) || !terms.getFirst().shape().cols().isOne()) {
      return terms;
    }
    for (int i = 1; i < terms.size(); i++) {
      if (isMapOfName(terms.get(i))) {
        var turned = new ArrayList<>(terms);
        turned.addFirst(turned.remove(i));
        return turned;
      }
    }
    return terms;
  }

  private static boolean isName(Expr e) {
    return e instanceof Expr.Symbol || e instanceof Expr.Named;
  }

  /** A positive product of a name with a matrix, or of a vector with one. */
  private static boolean isMapOfName(Expr term) {
    return term instanceof Expr.Product(var c, _, var factors, _)
        && c.signum() > 0
        && factors.size() == 2
        && !factors.getFirst().shape().cols().isOne()
        && isName(factors.getLast());
  }
}
