package org.frobenius.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferentialCheckTest {
  private static final Scope SCOPE = new Scope("X in R(n, n); A in R(m, n); S in Sym(n)");

  private static Verdict check(String u, String wrt, String differential) {
    var value = SCOPE.read(u);
    return DifferentialCheck.of(
        value, List.of(SCOPE.name(wrt)), SCOPE.read(differential, value.shape()), 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          inv(X)      | X | -inv(X)*d(X)*inv(X)
          A*X^2*A'    | X | A*(X*d(X) + d(X)*X)*A'
          exp(X)      | X | L(exp, X, d(X))
          S           | S | d(S)'
          det(X)      | X | tr(adj(X)*d(X))
          A           | X | 0
          """)
  void right(String u, String wrt, String differential) {
    Verdict verdict = check(u, wrt, differential);
    assertThat(verdict.outcome()).as(verdict.reason()).isEqualTo(Verdict.Outcome.RIGHT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          inv(X)      | X | -d(X)*inv(X)^2
          A*X^2*A'    | X | 2*A*X*d(X)*A'
          exp(X)      | X | exp(X)*d(X)
          X           | X | d(X)'
          X           | X | 0
          """)
  void wrong(String u, String wrt, String differential) {
    Verdict verdict = check(u, wrt, differential);
    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.WRONG);
    assertThat(verdict.reason()).contains("entry [").contains("finite differences give");
  }
}
