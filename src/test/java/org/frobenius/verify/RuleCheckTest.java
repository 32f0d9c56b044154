package org.frobenius.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.frobenius.rule.Rule;
import org.frobenius.syntax.RuleText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check that never fails proves nothing: wrong rules have to be found wrong. */
class RuleCheckTest {
  private static Rule rule(Rule.Family family, String left, String right, String declarations) {
    RuleText.Equation equation =
        RuleText.read(
            left, right, declarations.isEmpty() ? List.of() : List.of(declarations.split(";")));
    return new Rule(
        "wrong",
        family,
        equation.left(),
        equation.right(),
        List.of(),
        "nowhere",
        left + " = " + right);
  }

  private static List<Verdict.Outcome> outcomes(Rule rule) {
    return RuleCheck.of(rule, 1).stream().map(f -> f.verdict().outcome()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          d(inv(A))        | inv(A)*d(A)*inv(A)                 |
          d(inv(A))        | -inv(A)*inv(A)*d(A)                |
          d(det(A))        | adj(A) : d(A)                      |
          d(logdet(A))     | inv(A) : d(A)                      |
          d(A*B)           | d(A)*B + d(B)*A                    | A in R(n, n); B in R(n, n)
          d(A .* B)        | d(A) .* B + 2*(A .* d(B))          |
          d(norm(A))       | A : d(A)                           |
          d(A')            | d(A)                               | A in R(n, n)
          d(A^2)           | 2*A*d(A)                           |
          d(f(A))          | f'(A)*d(A)                         | A in R(n, n)
          d(f(A))          | L(f, A', d(A))                     | A in R(n, n)
          d(f.(A))         | f.(A) .* d(A)                      |
          d(kron(A, B))    | kron(d(A), d(B))                   |
          d(eigmax(A))     | (evmin(A)*evmin(A)') : d(A)        |
          d(a^b)           | b*a^(b-1)*d(a) + a^b*d(b)          | b in R
          d(logsumexp(x))  | sum(d(x))                          | x in R(n)
          d(prod(A))       | sum(d(A) ./ A)                     |
          """)
  void wrongDifferentials(String left, String right, String declarations) {
    assertThat(outcomes(rule(Rule.Family.DIFFERENTIAL, left, right, text(declarations))).getFirst())
        .isEqualTo(Verdict.Outcome.WRONG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          C : A*B            | A*C : B               | A in R(n, n); B in R(n, n)
          C : A*B            | B'*C : A              | A in R(n, n); B in R(n, n)
          C : A'             | C : A                 | A in R(n, n)
          C : L(f, A, B)     | L(f, A, C) : B        |
          C : kron(A, B)     | contractright(C, A) : B | A in R(n, n); B in R(n, n)
          C : sylvester(A, B, E) | sylvester(A, B, C) : E |
          C : lyap(A, B)     | lyap(A, C) : B        |
          C : cross(x, y)    | cross(x, C) : y       |
          """)
  void wrongAdjoints(String left, String right, String declarations) {
    assertThat(outcomes(rule(Rule.Family.ADJOINT, left, right, text(declarations))))
        .contains(Verdict.Outcome.WRONG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (A*B)'           | A'*B'                 | A in R(n, n); B in R(n, n)
          tr(A*B)          | tr(A)*tr(B)           | A in R(n, n); B in R(n, n)
          det(a*A)         | a*det(A)              |
          exp(A + B)       | exp(A)*exp(B)         | A in R(n, n); B in R(n, n)
          inv(exp(A))      | exp(A)                | A in R(n, n)
          sum(A .* B)      | tr(A*B)               | A in R(n, n); B in R(n, n)
          A*A'             | I                     | A in St(m, n)
          A'               | A                     | A in Skew(n)
          L(f, A, B)       | f'(A)*B               |
          adj(A)*A         | det(A)*A              |
          kron(A, B)       | kron(B, A)            | A in R(n, n); B in R(n, n)
          log(A')          | log(A)                | A in R(n, n)
          """)
  void wrongAlgebra(String left, String right, String declarations) {
    assertThat(outcomes(rule(Rule.Family.ALGEBRA, left, right, text(declarations))))
        .contains(Verdict.Outcome.WRONG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sqrt(a^2)        | a
          abs(a)           | a
          sin(a)^2         | cos(a)^2
          exp(a)*exp(b)    | exp(a*b)
          1/(1 + exp(a))   | sigmoid(a)
          (a^b)^c          | a^(b + c)
          """)
  void wrongScalars(String left, String right) {
    assertThat(outcomes(rule(Rule.Family.SCALAR, left, right, ""))).contains(Verdict.Outcome.WRONG);
  }

  /** Right of the bare name, wrong of anything else: what Symja's arccsc(2x) shows. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          log(exp(a))*a    | a^2
          abs(a)*abs(a)    | a^2
          """)
  void rightRulesAreRight(String left, String right) {
    assertThat(outcomes(rule(Rule.Family.SCALAR, left, right, "")))
        .containsOnly(Verdict.Outcome.RIGHT);
  }

  /** Nothing can be evaluated: that is not right. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          log(-exp(a))     | a
          sqrt(-1 - a^2)   | a
          """)
  void emptyDomains(String left, String right) {
    assertThat(outcomes(rule(Rule.Family.SCALAR, left, right, "")))
        .containsOnly(Verdict.Outcome.UNDECIDED);
  }

  private static String text(String cell) {
    return cell == null ? "" : cell;
  }
}
