package org.frobenius.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;

/**
 * Whether one normal form is the transpose of another, whose transposes stand at the leaves: {@code
 * A + X'*B} and {@code A' + B'*X}. Without making either.
 */
final class Transposes {
  /** Longer sums are not compared: each term is held against each. */
  private static final int MOST_TERMS = 12;

  private Transposes() {}

  /** The other way round, where only functions and powers of entries stand about a transpose. */
  static Optional<Expr> turnedEntries(Expr e) {
    return switch (e) {
      case Expr.Transpose(var arg, _) -> Optional.of(arg);
      case Expr.EntryPower(var base, var exponent, _) when exponent.isScalar() ->
          turnedEntries(base).map(b -> Build.entryPower(b, exponent));
      case Expr.Entrywise(var f, var arg, _) when !e.isScalar() ->
          turnedEntries(arg).map(a -> Build.entrywise(f, a));
      case Expr _ -> Optional.empty();
    };
  }

  static boolean areTransposes(Expr a, Expr b) {
    if (!a.shape().rows().equals(b.shape().cols()) || !a.shape().cols().equals(b.shape().rows())) {
      return false;
    }
    if (a == b) {
      return a.isScalar() || Properties.has(a, Property.SYMMETRIC);
    }
    return switch (a) {
      case Expr.Product(var c, var scalars, var factors, _) ->
          b instanceof Expr.Product(var d, var others, var turned, _)
              && c.equals(d)
              && scalars.equals(others)
              && inOrder(factors, turned.reversed());
      case Expr.Sum(var terms, _) -> b instanceof Expr.Sum(var turned, _) && inAny(terms, turned);
      case Expr.Hadamard(var factors, _) ->
          b instanceof Expr.Hadamard(var turned, _) && inAny(factors, turned);
      case Expr.Power(var base, var exponent, _) ->
          b instanceof Expr.Power(var turned, var x, _)
              && x == exponent
              && areTransposes(base, turned);
      case Expr.EntryPower(var base, var exponent, _) ->
          b instanceof Expr.EntryPower(var turned, var x, _)
              && x == exponent
              && areTransposes(base, turned);
      case Expr.MatrixFunction(var f, var arg, _) ->
          b instanceof Expr.MatrixFunction(var g, var turned, _)
              && f.equals(g)
              && areTransposes(arg, turned);
      case Expr.Entrywise(var f, var arg, _) ->
          b instanceof Expr.Entrywise(var g, var turned, _)
              && f.equals(g)
              && areTransposes(arg, turned);
      case Expr.Call(var op, var args, _)
          when op == Op.ADJUGATE || op == Op.PINV || op == Op.KRON ->
          b instanceof Expr.Call(var o, var turned, _) && op == o && inOrder(args, turned);
      case Expr.Num _,
          Expr.Size _,
          Expr.Symbol _,
          Expr.Named _,
          Expr.Constant _,
          Expr.Transpose _ ->
          Build.transpose(a) == b;
      case Expr.Frechet _, Expr.Call _, Expr.Applied _, Expr.Slice _, Expr.Block _ ->
          Build.transpose(a) == b;
      case Expr.BigSum _, Expr.Integral _, Expr.Differential _ -> Build.transpose(a) == b;
    };
  }

  private static boolean inOrder(List<Expr> as, List<Expr> bs) {
    if (as.size() != bs.size()) {
      return false;
    }
    for (int i = 0; i < as.size(); i++) {
      if (!areTransposes(as.get(i), bs.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean inAny(List<Expr> as, List<Expr> bs) {
    if (as.size() != bs.size() || as.size() > MOST_TERMS) {
      return false;
    }
    var left = new ArrayList<>(bs);
    for (Expr a : as) {
      int at = 0;
      while (at < left.size() && !areTransposes(a, left.get(at))) {
        at++;
      }
      if (at == left.size()) {
        return false;
      }
      left.remove(at);
    }
    return true;
  }
}
