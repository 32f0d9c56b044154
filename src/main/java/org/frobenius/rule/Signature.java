package org.frobenius.rule;

import java.util.List;
import org.frobenius.expr.Children;
import org.frobenius.expr.Content;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Operators;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;

/**
 * The operators of an expression's parts as bits, so that most rules that cannot match are passed
 * over without a look at the parts: a rule needs every bit of its left side. Different operators
 * may share a bit.
 */
public final class Signature {
  private static final long SUM = 1L << 4;
  private static final long PRODUCT = 1L << 5;
  private static final long HADAMARD = 1L << 6;
  private static final long TRANSPOSE = 1L << 7;
  private static final long POWER = 1L << 8;
  private static final long ENTRY_POWER = 1L << 9;
  private static final long FRECHET = 1L << 10;
  private static final long ENTRYWISE = 1L << 17;
  private static final long MATRIX_FUNCTION = 1L << 18;

  /** Of a transpose of what is symmetric or skew-symmetric. */
  private static final long MIRRORED = 1L << 19;

  private static final int KINDS = 20;

  private Signature() {}

  /** The bits of an expression, of which those of a matching left side are a part. */
  public static long of(Expr e) {
    return switch (e) {
      case Expr.Product(_, var scalars, var factors, _) -> parts(scalars) | parts(factors);
      case Expr other -> parts(Children.of(other)) | mirrored(other);
    };
  }

  private static long mirrored(Expr e) {
    return e instanceof Expr.Transpose(var arg, _)
            && (Properties.has(arg, Property.SYMMETRIC) || Properties.has(arg, Property.SKEW))
        ? MIRRORED
        : 0;
  }

  private static long parts(List<Expr> parts) {
    long bits = 0;
    for (int i = 0; i < parts.size(); i++) {
      bits |= bit(parts.get(i)) | also(parts.get(i));
    }
    return bits;
  }

  /**
   * Functions and powers of a transpose, entry by entry, match as transposes too; sums with a
   * common number as products.
   */
  private static long also(Expr e) {
    return switch (e) {
      case Expr.Sum sum when !Content.of(sum).isOne() -> PRODUCT;
      case Expr.EntryPower _, Expr.Entrywise _ when Transposes.turnedEntries(e).isPresent() ->
          TRANSPOSE;
      case Expr _ -> 0;
    };
  }

  /** The bits that an expression must have for the left side of a rule to match. */
  public static long required(Expr left) {
    long bits = mirrored(left);
    for (Expr part : Children.of(left)) {
      bits |= required(part, left);
    }
    return bits;
  }

  private static long required(Expr pattern, Expr left) {
    return switch (pattern) {
      case Expr.Symbol _, Expr.Size _ -> 0;
      case Expr.Product(_, _, var factors, _) -> factors.isEmpty() ? 0 : PRODUCT;
      // the transpose of what a letter stands for may be written without one
      case Expr.Transpose(Expr.Symbol letter, _) -> occurrences(letter, left) > 1 ? 0 : TRANSPOSE;
      case Expr.MatrixFunction(var f, _, _) ->
          f instanceof Fun.Known ? bit(pattern) : MATRIX_FUNCTION;
      case Expr.Entrywise(var f, _, _) -> f instanceof Fun.Known ? bit(pattern) : ENTRYWISE;
      case Expr.Num _, Expr.Named _, Expr.Constant _, Expr.Sum _, Expr.Hadamard _ -> bit(pattern);
      case Expr.Transpose _, Expr.Power _, Expr.EntryPower _, Expr.Frechet _ -> bit(pattern);
      case Expr.Call _, Expr.Applied _, Expr.Slice _, Expr.Block _, Expr.BigSum _ -> bit(pattern);
      case Expr.Integral _, Expr.Differential _ -> bit(pattern);
    };
  }

  /**
   * The {@link Operators} that must stand somewhere in an expression for the left side of a rule to
   * match.
   */
  public static long operators(Expr left) {
    return operators(left, left);
  }

  private static long operators(Expr pattern, Expr left) {
    long bits =
        switch (pattern) {
          case Expr.Symbol _, Expr.Size _ -> 0;
          case Expr.Product(_, _, var factors, _) when factors.isEmpty() -> 0;
          case Expr.Transpose(Expr.Symbol letter, _) when occurrences(letter, left) > 1 -> 0;
          case Expr other -> Operators.ofHead(other);
        };
    for (Expr part : Children.of(pattern)) {
      bits |= operators(part, left);
    }
    return bits;
  }

  private static int occurrences(Expr.Symbol letter, Expr e) {
    if (e == letter) {
      return 1;
    }
    int count = 0;
    for (Expr part : Children.of(e)) {
      count += occurrences(letter, part);
    }
    return count;
  }

  private static long bit(Expr e) {
    return switch (e) {
      case Expr.Num _ -> 1;
      case Expr.Size _ -> 1L << 1;
      case Expr.Symbol _ -> 1L << 2;
      case Expr.Named _ -> 1L << 3;
      case Expr.Sum _ -> SUM;
      case Expr.Product _ -> PRODUCT;
      case Expr.Hadamard _ -> HADAMARD;
      case Expr.Transpose _ -> TRANSPOSE;
      case Expr.Power _ -> POWER;
      case Expr.EntryPower _ -> ENTRY_POWER;
      case Expr.Frechet _ -> FRECHET;
      case Expr.Applied _ -> 1L << 11;
      case Expr.Slice _ -> 1L << 12;
      case Expr.Block _ -> 1L << 13;
      case Expr.BigSum _ -> 1L << 14;
      case Expr.Differential _ -> 1L << 15;
      case Expr.Integral _ -> 1L << 16;
      case Expr.MatrixFunction(var f, _, _) -> MATRIX_FUNCTION | of(f);
      case Expr.Entrywise(var f, _, _) -> ENTRYWISE | of(f);
      case Expr.Constant(var kind, _, _, _) -> of(kind);
      case Expr.Call(var op, _, _) -> of(op);
    };
  }

  /** The bit of a function of the catalogue by its name, whatever it is applied to. */
  private static long of(Fun f) {
    return f instanceof Fun.Known(var name) ? named(name.hashCode()) : 0;
  }

  /** The bit of a constant. */
  private static long of(Expr.Constant.Kind kind) {
    return named(kind.written().hashCode());
  }

  /** The bit of an operator applied. */
  private static long of(Op op) {
    return named(op.written().hashCode());
  }

  private static long named(int which) {
    return 1L << (KINDS + Math.floorMod(which, Long.SIZE - KINDS));
  }
}
