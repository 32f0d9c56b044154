package org.frobenius.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.verify.Equality;
import org.frobenius.verify.Scope;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RewritingTest {
  private static final Scope SCOPE =
      new Scope(
          "a in R; b in R; c in R+; e in R+; k in N; l in N; x in R(n); y in R(n); X in R(n, n); Y"
              + " in R(n, n); Z in R(n, n); A in R(m, n); B in R(m, n); S in Sym(n); K in Skew(n);"
              + " P in SPD(n); Q in O(n); V in St(m, n)");

  private static Optional<Rewriting.Rewritten> apply(String rule, Expr e) {
    return Rewriting.apply(
        Rulebook.standard()
            .find(rule)
            .orElseThrow(() -> new IllegalArgumentException("no rule " + rule)),
        e);
  }

  /** Fires with exactly this result, which has the same value. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          transpose-product  | (X*Y)'                     | Y'*X'
          transpose-product  | (X*Y*Z)'                   | (Y*Z)'*X'
          transpose-scale    | (2*a*X)'                   | 2*a*X'
          transpose-function | exp(X)'                    | exp(X')
          transpose-function | f(X + Y)'                  | f((X + Y)')
          symmetric          | S'                         | S
          symmetric          | (X + X')'                  | X + X'
          symmetric          | P'                         | P
          skew-symmetric     | K'                         | -K
          square             | X*X                        | X^2
          square             | Y*X*X*Z                    | Y*X^2*Z
          square             | 2*a*X*X                    | 2*a*X^2
          cancel             | X^2*X^3                    | X^(2 + 3)
          cancel             | X^k*X^l                    | X^(k + l)
          orthonormal        | V'*V                       | I(n)
          orthonormal        | A*V'*V*X                   | A*X
          orthonormal        | Q'*Q                       | I(n)
          orthogonal         | Q*Q'                       | I(n)
          commuting          | L(f, X, I(n))              | f'(X)
          commuting          | L(exp, X, X^2)             | exp(X)*X^2
          commuting          | L(exp, X*Y, sin(X*Y))      | exp(X*Y)*sin(X*Y)
          trace-transpose    | tr(X')                     | tr(X)
          determinant-power  | det(X^k)                   | det(X)^k
          exp-log            | exp(log(a))                | a
          exp-exp            | b*exp(a)*exp(2*b)          | b*exp(a + 2*b)
          root-of-power      | (c^a)^b                    | c^(a*b)
          power-of-power     | (X^a)^k                    | X^(a*k)
          abs-positive       | abs(c*e)                   | c*e
          pythagoras         | a + sin(b)^2 + cos(b)^2    | 1 + a
          """)
  void fires(String rule, String before, String after) {
    Expr e = SCOPE.read(before);
    var rewritten = apply(rule, e);
    assertThat(rewritten).as("%s on %s", rule, before).isPresent();
    Expr result = rewritten.get().result();
    assertThat(Printer.text(result)).isEqualTo(Printer.text(SCOPE.read(after, e.shape())));
    Verdict verdict = Equality.compare(e, result, 1);
    assertThat(verdict.outcome()).as(verdict.reason()).isEqualTo(Verdict.Outcome.RIGHT);
  }

  /** Does not fire, and why. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          symmetric          | X'                   | X is not known symmetric
          symmetric          | (S*P)'               | a product of symmetric matrices is not symmetric
          symmetric          | (X + Y')'            | not its own mirror image
          skew-symmetric     | (K*K)'               | the square of a skew matrix is symmetric
          square             | X*Y                  | two different matrices
          square             | X*Y*X                | not side by side
          square             | A*B'                 | not square
          orthonormal        | Q'*V'                | two different matrices
          orthogonal         | V*V'                 | of the columns only
          orthonormal        | A'*A                 | A is not orthonormal
          commuting          | L(exp, X, Y)         | X and Y need not commute
          commuting          | L(exp, X, X')        | X and its transpose need not commute
          commuting          | L(exp, X + Y, X)     | nor X and X + Y
          root-of-power      | (a^b)^c              | a may be negative
          power-of-power     | (X^a)^b              | b is not a natural number
          abs-positive       | abs(a)               | a may be negative
          abs-positive       | abs(c - e)           | a difference of positive numbers may be negative
          pythagoras         | sin(a)^2 + cos(b)^2  | two different angles
          exp-exp            | exp(X)*exp(Y)        | a rule of scalars; matrices do not commute
          trace-kron         | tr(kron(A, B'))      | the factors are not square
          determinant-power  | det(X^a)             | a is not a natural number
          """)
  void doesNotFire(String rule, String e, String why) {
    assertThat(apply(rule, SCOPE.read(e))).as("%s on %s: %s", rule, e, why).isEmpty();
  }

  @Test
  void whatIsAssumedAndNotKnownIsReported() {
    var assumptions = apply("cancel", SCOPE.read("X^a*X^b")).orElseThrow().assumptions();
    Expr x = SCOPE.read("X");
    List<Expr> exponents = List.of(SCOPE.read("a"), SCOPE.read("b"));
    assertThat(assumptions)
        .containsExactly(
            new Assumption(x, Assumption.Kind.INVERTIBLE, exponents),
            new Assumption(x, Assumption.Kind.NO_NEGATIVE_EIGENVALUE, exponents));
  }

  @Test
  void whatIsKnownIsNotAssumed() {
    assertThat(apply("cancel", SCOPE.read("P^a*P^b")).orElseThrow().assumptions()).isEmpty();
    assertThat(apply("cancel", SCOPE.read("exp(X)^a*exp(X)^b")).orElseThrow().assumptions())
        .extracting(Assumption::kind)
        .containsExactly(Assumption.Kind.NO_NEGATIVE_EIGENVALUE);
  }

  @Test
  void aRuleThatChangesNothingDoesNotFire() {
    assertThat(apply("trace-sum", SCOPE.read("tr(X)"))).isEmpty();
    assertThat(apply("transpose-scale", SCOPE.read("X'"))).isEmpty();
  }
}
