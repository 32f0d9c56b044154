package org.frobenius.rule;

import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Memo;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;

/**
 * Decides, never guessing, that two square matrices commute: both are functions of one matrix, or
 * diagonal.
 */
public final class Commuting {
  /** Larger expressions are not looked through: in what repeats that would not end. */
  private static final long LARGE = 1000;

  private static final Memo<Expr> BASES = new Memo<>(Commuting::findBase);

  private Commuting() {}

  /** Whether {@code a*b = b*a} is known. */
  public static boolean commute(Expr a, Expr b) {
    if (a.isScalar() || b.isScalar() || a == b) {
      return true;
    }
    if (!a.shape().isSquare() || !a.shape().equals(b.shape())) {
      return false;
    }
    return ofBase(a, b) || ofBase(b, a) || sameBase(a, b) || isDiagonal(a) && isDiagonal(b);
  }

  private static boolean isDiagonal(Expr e) {
    return Properties.has(e, Property.DIAGONAL);
  }

  /** Whether both are functions of one matrix, the same for all that have it. */
  public static boolean haveOneBase(Expr a, Expr b) {
    return a.shape().isSquare() && base(a) == base(b);
  }

  private static boolean sameBase(Expr a, Expr b) {
    return ofBase(b, base(a));
  }

  /** The matrix that {@code e} is a power or a function of; itself where it is of none. */
  private static Expr base(Expr e) {
    return BASES.of(e);
  }

  private static Expr findBase(Expr e) {
    return switch (e) {
      case Expr.Power(var b, _, _) -> base(b);
      case Expr.MatrixFunction(_, var arg, _) -> base(arg);
      case Expr.Named(_, var value, _) -> base(value);
      case Expr.Transpose(var arg, _) -> Build.transpose(base(arg));
      case Expr.Product(_, _, var factors, _) when !factors.isEmpty() -> {
        Expr first = base(factors.getFirst());
        yield factors.stream().allMatch(f -> ofBase(f, first)) ? first : Build.product(factors);
      }
      case Expr.Sum(var terms, _) ->
          terms.stream()
              .filter(t -> !isIdentity(t))
              .findFirst()
              .map(Commuting::base)
              .filter(b -> terms.stream().allMatch(t -> ofBase(t, b)))
              .orElse(e);
      case Expr other -> other;
    };
  }

  private static boolean isIdentity(Expr e) {
    return switch (e) {
      case Expr.Constant(var kind, _, _, _) -> kind == Expr.Constant.Kind.IDENTITY;
      case Expr.Product(_, _, var factors, _) ->
          factors.size() == 1 && isIdentity(factors.getFirst());
      case Expr _ -> false;
    };
  }

  /** Whether {@code e} is a polynomial, a power or a function of {@code base}. */
  private static boolean ofBase(Expr e, Expr base) {
    if (e == base || isIdentity(e)) {
      return true;
    }
    if (e.meta().weight() > LARGE) {
      return base(e) == base;
    }
    return switch (e) {
      case Expr.Power(var b, _, _) -> ofBase(b, base);
      case Expr.Named _ -> base(e) == base;
      case Expr.Transpose(var arg, _) -> ofBase(arg, Build.transpose(base));
      case Expr.MatrixFunction(_, var arg, _) -> ofBase(arg, base);
      case Expr.Sum(var terms, _) -> terms.stream().allMatch(t -> ofBase(t, base));
      case Expr.Product(_, _, var factors, _) ->
          !factors.isEmpty()
              && (factors.stream().allMatch(f -> ofBase(f, base)) || repeats(factors, base));
      case Expr.BigSum(_, _, _, var body, _) -> ofBase(body, base);
      case Expr.Integral(_, _, _, var body, _) -> ofBase(body, base);
      case Expr _ -> false;
    };
  }

  /**
   * Whether a chain is a power of a base that is itself a chain, as {@code A*B*A*B} of {@code A*B}.
   */
  private static boolean repeats(List<Expr> factors, Expr base) {
    if (!(base instanceof Expr.Product(var c, var scalars, var chain, _))
        || !c.isOne()
        || !scalars.isEmpty()
        || chain.isEmpty()) {
      return false;
    }
    for (int i = 0; i < factors.size(); ) {
      if (i + chain.size() <= factors.size()
          && factors.subList(i, i + chain.size()).equals(chain)) {
        i += chain.size();
      } else if (ofBase(factors.get(i), Build.product(chain))) {
        i++;
      } else {
        return false;
      }
    }
    return true;
  }
}
