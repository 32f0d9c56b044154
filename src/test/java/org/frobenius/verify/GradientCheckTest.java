package org.frobenius.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.frobenius.expr.Expr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradientCheckTest {
  private static final Scope SCOPE =
      new Scope(
          "A in R(m, n); B in R(n, m); X in R(n, n); S in Sym(n); K in Skew(n); D in Diag(n); L in"
              + " Lower(n); P in SPD(n); Q in St(m, n); O in O(n); x in R(n); b in R(m); a in R; c"
              + " in R+; k in N; Z in R(p*m, n^2); V in R(n, n+1)");

  private static Verdict check(String phi, String wrt, String gradient) {
    Expr.Symbol variable = SCOPE.name(wrt);
    return GradientCheck.of(SCOPE.read(phi), variable, SCOPE.read(gradient, variable.shape()), 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          norm(A*x - b)^2     | x | 2*A'*(A*x - b)
          logdet(X)           | X | inv(X)'
          tr(A*B)             | A | B'
          tr(X^(1/2))         | X | inv(sqrt(X'))/2
          tr(f(X))            | X | f'(X)'
          x'*S*x              | S | x*x'
          x'*K*x + tr(X*K)    | K | skew(X')
          tr(X*D)             | D | diag(diag(X))
          tr(X*L)             | L | tril(X')
          logdet(P)           | P | inv(P)
          tr(B*Q)             | Q | B'
          tr(X*O)             | O | X'
          c^a                 | c | a*c^(a - 1)
          norm(Z)^2           | Z | 2*Z
          norm(V)^2           | V | 2*V
          norm(k*X)^2         | X | 2*k^2*X
          eigmax(X)           | X | evmax(X)*evmax(X)'
          tr(A*B)             | x | 0
          """)
  void rightGradients(String phi, String wrt, String gradient) {
    Verdict verdict = check(phi, wrt, gradient);
    assertThat(verdict.outcome()).as(verdict.reason()).isEqualTo(Verdict.Outcome.RIGHT);
    assertThat(verdict.instances()).isEqualTo(Check.WANTED);
    assertThat(verdict.worstRelativeError()).isLessThan(Comparison.DERIVATIVE_TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          norm(A*x - b)^2     | x | A'*(A*x - b)
          norm(A*x - b)^2     | x | 2*A'*(A*x + b)
          norm(A*x - b)^2     | x | 0
          1e-3*norm(x)^2      | x | 0
          logdet(X)           | X | inv(X)
          tr(X^2)             | X | 2*X
          tr(f(X))            | X | f(X)'
          x'*S*x              | S | 2*x*x'
          x'*X*x              | X | x*x' + 1e-4*X
          tr(X*L)             | L | tril(X)
          tr(B*Q)             | Q | 2*B'
          tr(X*O)             | O | X
          eigmax(X)           | X | evmin(X)*evmin(X)'
          """)
  void wrongGradients(String phi, String wrt, String gradient) {
    Verdict verdict = check(phi, wrt, gradient);
    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.WRONG);
    assertThat(verdict.reason())
        .contains("by " + wrt)
        .contains("finite differences give")
        .contains("seed 1");
  }

  /** Not right: what was not seen is not known. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          log(-norm(x)^2)     | x | x        | log
          sqrt(-1 - a^2)      | a | a        | sqrt
          a*k                 | k | a        | cannot move
          logdet(X*X')        | X | inv(X - X) | nothing could be evaluated
          """)
  void undecidedGradients(String phi, String wrt, String gradient, String reason) {
    Verdict verdict = check(phi, wrt, gradient);
    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.UNDECIDED);
    assertThat(verdict.right()).isFalse();
    assertThat(verdict.reason()).contains(reason);
  }

  /** At most one of them is drawn a place where both are the same. */
  @Test
  void aKinkIsNotTakenForAFault() {
    assertThat(check("norm1(x)", "x", "sign.(x)").outcome()).isEqualTo(Verdict.Outcome.RIGHT);
    assertThat(check("sum(relu.(X))", "X", "step.(X)").outcome()).isEqualTo(Verdict.Outcome.RIGHT);
  }

  @Test
  void aDefinitionMovesByItself() {
    var program = org.frobenius.syntax.ProgramReader.read("A in R(m, n); r = A*x - b; norm(r)^2");
    Expr r = program.definitions().get("r");
    assertThat(GradientCheck.of(program.expression(), r, program.expression("2*r"), 1).outcome())
        .isEqualTo(Verdict.Outcome.RIGHT);
    assertThat(GradientCheck.of(program.expression(), r, program.expression("r"), 1).outcome())
        .isEqualTo(Verdict.Outcome.WRONG);
  }

  @Test
  void theSameSeedGivesTheSameVerdict() {
    assertThat(check("tr(exp(X))", "X", "exp(X)")).isEqualTo(check("tr(exp(X))", "X", "exp(X)"));
  }
}
