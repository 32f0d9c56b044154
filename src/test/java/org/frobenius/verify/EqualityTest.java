package org.frobenius.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EqualityTest {
  private static final Scope SCOPE =
      new Scope(
          "A in R(m, n); B in R(m, n); X in R(n, n); Y in R(n, n); P in SPD(n); x in R(n); a in R;"
              + " k in N");

  private static Verdict.Outcome compare(String a, String b) {
    return Equality.compare(SCOPE.read(a), SCOPE.read(b), 1).outcome();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A : B                     | tr(A*B')
          (X*Y)^2                   | X*Y*X*Y
          exp(X)*exp(-X)            | I(n)
          log(det(P))               | logdet(P)
          log(exp(X))               | X
          tr(X^k)                   | tr(X*X^(k - 1))
          sum(j = 0..k-1, X^j)*(X - I(n)) | X^k - I(n)
          n*tr(X)                   | tr(I(n))*tr(X)
          L(exp, X, X)              | X*exp(X)
          vec(A)                    | commutation(n, m)*vec(A')
          """)
  void equal(String a, String b) {
    assertThat(compare(a, b)).isEqualTo(Verdict.Outcome.RIGHT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X*Y                       | Y*X
          A : B                     | A : A
          exp(X)*exp(Y)             | exp(X + Y)
          tr(X)*n                   | tr(X)*m
          L(exp, X, Y)              | exp(X)*Y
          f(X)                      | f'(X)
          sqrt(a^2)                 | a
          """)
  void different(String a, String b) {
    assertThat(compare(a, b)).isEqualTo(Verdict.Outcome.WRONG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          log(-norm(x)^2)           | log(-norm(x)^2)
          inv(X - X)                | inv(X - X)
          """)
  void nothingToCompare(String a, String b) {
    assertThat(compare(a, b)).isEqualTo(Verdict.Outcome.UNDECIDED);
  }
}
