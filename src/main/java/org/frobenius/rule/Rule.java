package org.frobenius.rule;

import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;

/**
 * One line of the rulebook: {@code left = right}, wherever the letters lie in their spaces and the
 * conditions hold.
 *
 * @param name what the rule does, as steps cite it
 * @param family how it is used
 * @param left the pattern
 * @param right what replaces it
 * @param conditions besides the spaces of the letters
 * @param source where the formula is from
 * @param text the line as written
 */
public record Rule(
    String name,
    Family family,
    Expr left,
    Expr right,
    List<Condition> conditions,
    String source,
    String text) {
  /** The uses of a rule. */
  public enum Family {
    /** {@code d(A*B) = d(A)*B + A*d(B)}. */
    DIFFERENTIAL,
    /** {@code C : A*B = A'*C : B}: what stands right of the colon moves left. */
    ADJOINT,
    /** {@code vec(A*d(B)) = kron(I(n), A)*vec(d(B))}: what is under d moves to the right end. */
    JACOBIAN,
    /** {@code (A*B)' = B'*A'}: the right side is simpler by the {@link Measure}. */
    ALGEBRA,
    /** Algebra of scalars, which holds entry by entry as well. */
    SCALAR,
    /** {@code inv(I + A*B)*A = A*inv(I + B*A)}: taken where the answer is shorter for it. */
    SHORTENING,
    /** {@code log(a*b) = log(a) + log(b)}: where both sides have values; proves, never rewrites. */
    EQUALITY,
    /** {@code pinv(A) = inv(A'*A)*A'}: where that inverse stands in the same expression. */
    BY_INVERSE,
    /** {@code exp(A) = sum(k = 0..inf, A^k/gamma(k+1))}: the Taylor series of a function. */
    SERIES,
    /** {@code L(exp, A, B) = integral(s = 0..1, exp(s*A)*B*exp((1-s)*A))}. */
    INTEGRAL,
    /** {@code L(f, A, B)} as a block of the function of a block matrix. */
    BLOCK
  }

  public Rule {
    conditions = List.copyOf(conditions);
  }

  /**
   * What an expression is matched with: {@code U} of {@code d(U) = ...}, {@code T} of {@code C : T
   * = ...} and of {@code vec(T) = ...}, else the left side.
   */
  public Expr pattern() {
    return switch (family) {
      case DIFFERENTIAL -> left instanceof Expr.Differential(var arg, _) ? arg : fail("d(U)");
      case ADJOINT -> sides(left, true).getLast();
      case JACOBIAN ->
          left instanceof Expr.Call(var op, var args, _) && op == Op.VEC
              ? args.getFirst()
              : fail("vec(T)");
      case ALGEBRA, SCALAR, SHORTENING, EQUALITY, BY_INVERSE, SERIES, INTEGRAL, BLOCK -> left;
    };
  }

  private Expr fail(String expected) {
    throw new RuleSyntaxException(text, "the left side is not of the form " + expected);
  }

  /**
   * Both sides of a Frobenius product; between scalars the colon is a product, cut after its first
   * factor or before its last.
   */
  public List<Expr> sides(Expr product, boolean cutAfterFirst) {
    return switch (product) {
      case Expr.Call(var op, var args, _) when op == Op.FROBENIUS -> args;
      case Expr.Product(var c, var scalars, var factors, _)
          when c.isOne() && factors.isEmpty() && scalars.size() >= 2 -> {
        int cut = cutAfterFirst ? 1 : scalars.size() - 1;
        yield List.of(
            Build.product(scalars.subList(0, cut)),
            Build.product(scalars.subList(cut, scalars.size())));
      }
      case Expr _ -> throw new RuleSyntaxException(text, "not a Frobenius product");
    };
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
