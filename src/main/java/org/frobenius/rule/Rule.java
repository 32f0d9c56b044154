package org.frobenius.rule;

import java.util.List;
import org.frobenius.expr.Expr;

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

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
