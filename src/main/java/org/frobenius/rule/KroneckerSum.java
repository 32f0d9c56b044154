package org.frobenius.rule;

import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Order;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;
import org.frobenius.expr.Shape;

/**
 * {@code kron(I(n), A) + kron(B, I(m))}, whose eigenvalues are the sums of one of A and one of B:
 * it is invertible where A and -B share no eigenvalue, and {@code A*X + X*B = C} has one solution
 * there (Horn & Johnson, Topics in Matrix Analysis, theorems 4.4.5 and 4.4.6).
 *
 * @param left A, in R(m, m)
 * @param right B, in R(n, n)
 */
public record KroneckerSum(Expr left, Expr right) {
  /**
   * That they share none is the same said of the two in the other order, of their transposes, and
   * of their negatives.
   */
  public KroneckerSum {
    Expr a = untransposed(left);
    Expr b = untransposed(right);
    if (isNegative(a) && isNegative(b)) {
      a = Build.negate(a);
      b = Build.negate(b);
    }
    boolean ordered =
        isNegative(a) == isNegative(b) ? Order.NATURAL.compare(a, b) <= 0 : isNegative(b);
    left = ordered ? a : b;
    right = ordered ? b : a;
  }

  /**
   * What {@code sylvester(A, B, C)} needs to have a value; {@code lyap(A, C)} has {@code B = A'}.
   */
  public static Assumption solvable(Expr a, Expr b) {
    Expr needed =
        Build.isZero(a)
            ? b
            : Build.isZero(b) || a.isScalar() && a == b ? a : new KroneckerSum(a, b).matrix();
    return new Assumption(needed, Assumption.Kind.INVERTIBLE);
  }

  /** An expression that is such a sum. */
  public static Optional<KroneckerSum> of(Expr e) {
    return e instanceof Expr.Sum(var terms, _) && terms.size() == 2
        ? of(terms.getFirst(), terms.getLast()).or(() -> of(terms.getLast(), terms.getFirst()))
        : Optional.empty();
  }

  private static Optional<KroneckerSum> of(Expr first, Expr second) {
    return first instanceof Expr.Call(var op, var outer, _)
            && op == Op.KRON
            && second instanceof Expr.Call(var other, var inner, _)
            && other == Op.KRON
            && isIdentity(outer.getFirst())
            && isIdentity(inner.getLast())
            && outer.getFirst().shape().equals(inner.getFirst().shape())
            && outer.getLast().shape().equals(inner.getLast().shape())
        ? Optional.of(new KroneckerSum(outer.getLast(), inner.getFirst()))
        : Optional.empty();
  }

  private static boolean isIdentity(Expr e) {
    return Build.isConstant(e, Expr.Constant.Kind.IDENTITY);
  }

  private static boolean isNegative(Expr e) {
    return e instanceof Expr.Product(var c, _, _, _) && c.signum() < 0;
  }

  private static Expr untransposed(Expr e) {
    return switch (e) {
      case Expr.Transpose(var arg, _) -> arg;
      case Expr.Product(var c, var scalars, var factors, _)
          when factors.size() == 1 && factors.getFirst() instanceof Expr.Transpose(var arg, _) ->
          Build.product(c, scalars, List.of(arg));
      case Expr other -> other;
    };
  }

  /** The sum itself; its invertibility is all that is kept of it. */
  Expr matrix() {
    return Build.sum(
        Build.call(Op.KRON, Build.identity(right.shape().rows()), left),
        Build.call(Op.KRON, right, Build.identity(left.shape().rows())));
  }

  /** The equation that has one solution where the sum is invertible. */
  public Expr equation() {
    var shape = new Shape(left.shape().rows(), right.shape().rows());
    return Build.call(Op.SYLVESTER, left, right, Build.zeros(shape));
  }

  /** {@code -B}, that has no eigenvalue of A. */
  public Expr opposite() {
    return Build.negate(right);
  }

  /**
   * Whether the sum of two eigenvalues is zero, whatever the names stand for: those of a real skew
   * matrix are pairs of opposites.
   */
  boolean isSingular() {
    return left == opposite() || (left == right && Properties.has(left, Property.SKEW));
  }

  /** Whether eigenvalues are never negative, and a sum is zero only where both are. */
  boolean isOfOneSemidefinite() {
    return left == right && Properties.has(left, Property.POSITIVE_SEMIDEFINITE);
  }
}
