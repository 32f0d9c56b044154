package org.frobenius.rule;

import java.util.List;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;

/**
 * The operators of an expression's parts as bits, so that most rules that cannot match are passed
 * over without a look at the parts: a rule needs every bit of its left side. Different operators
 * may share a bit.
 */
public final class Signature {
  private static final int KINDS = 20;

  private Signature() {}

  /** The bits of an expression, of which those of a matching left side are a part. */
  public static long of(Expr e) {
    return switch (e) {
      case Expr.Product(_, var scalars, var factors, _) -> parts(scalars) | parts(factors);
      case Expr other -> parts(Children.of(other));
    };
  }

  private static long parts(List<Expr> parts) {
    long bits = 0;
    for (int i = 0; i < parts.size(); i++) {
      bits |= bit(parts.get(i));
    }
    return bits;
  }

  /** The bits that an expression must have for the left side of a rule to match. */
  public static long required(Expr left) {
    long bits = 0;
    for (Expr part : Children.of(left)) {
      bits |= isOpen(part) ? 0 : bit(part);
    }
    return bits;
  }

  /** Whether a pattern may match an expression with another operator. */
  private static boolean isOpen(Expr pattern) {
    return switch (pattern) {
      case Expr.Symbol _, Expr.Size _, Expr.Product _ -> true;
      case Expr.MatrixFunction(var f, _, _) -> !(f instanceof Fun.Known);
      case Expr.Entrywise(var f, _, _) -> !(f instanceof Fun.Known);
      case Expr.Num _, Expr.Named _, Expr.Constant _, Expr.Sum _, Expr.Hadamard _ -> false;
      case Expr.Transpose _, Expr.Power _, Expr.EntryPower _, Expr.Frechet _, Expr.Call _ -> false;
      case Expr.Applied _, Expr.Slice _, Expr.Block _, Expr.BigSum _, Expr.Integral _ -> false;
      case Expr.Differential _ -> false;
    };
  }

  private static long bit(Expr e) {
    int place =
        switch (e) {
          case Expr.Num _ -> 0;
          case Expr.Size _ -> 1;
          case Expr.Symbol _ -> 2;
          case Expr.Named _ -> 3;
          case Expr.Sum _ -> 4;
          case Expr.Product _ -> 5;
          case Expr.Hadamard _ -> 6;
          case Expr.Transpose _ -> 7;
          case Expr.Power _ -> 8;
          case Expr.EntryPower _ -> 9;
          case Expr.Frechet _ -> 10;
          case Expr.Applied _ -> 11;
          case Expr.Slice _ -> 12;
          case Expr.Block _ -> 13;
          case Expr.BigSum _ -> 14;
          case Expr.Differential _ -> 15;
          case Expr.Integral _ -> 16;
          case Expr.MatrixFunction(var f, _, _) -> named(f.hashCode());
          case Expr.Entrywise(var f, _, _) -> named(f.hashCode());
          case Expr.Constant(var kind, _, _, _) -> named(kind.ordinal());
          case Expr.Call(var op, _, _) -> named(op.ordinal());
        };
    return 1L << place;
  }

  private static int named(int which) {
    return KINDS + Math.floorMod(which, Long.SIZE - KINDS);
  }
}
