package org.frobenius.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.frobenius.expr.Expr;
import org.frobenius.verify.Equality;
import org.frobenius.verify.Scope;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommutingTest {
  private static final Scope SCOPE =
      new Scope(
          "a in R; X in R(n, n); Y in R(n, n); S in Sym(n); Q in O(n); D in Diag(n); F in Diag(n)");

  private static Expr product(String a, String b) {
    return SCOPE.read("(" + a + ")*(" + b + ")");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X            | X^2
          X            | inv(X)
          X            | exp(X)
          exp(X)       | sin(X)
          X + 2*I(n)   | X^3 - I(n)
          X*Y          | (X*Y)^2
          X*Y          | exp(X*Y)
          X            | I(n)
          X            | a*X
          S            | S^2
          D            | F
          exp(D)*F     | inv(F)
          """)
  void known(String a, String b) {
    assertThat(Commuting.commute(SCOPE.read(a), SCOPE.read(b))).isTrue();
    assertThat(Commuting.commute(SCOPE.read(b), SCOPE.read(a))).isTrue();
    Verdict verdict = Equality.compare(product(a, b), product(b, a), 1);
    assertThat(verdict.outcome()).as(verdict.reason()).isEqualTo(Verdict.Outcome.RIGHT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X            | Y
          X            | X'
          X*Y          | Y*X
          X + Y        | X
          exp(X)       | Y
          X*X'         | X
          X*Y          | X
          """)
  void notKnown(String a, String b) {
    assertThat(Commuting.commute(SCOPE.read(a), SCOPE.read(b))).isFalse();
    assertThat(Commuting.commute(SCOPE.read(b), SCOPE.read(a))).isFalse();
    assertThat(Equality.compare(product(a, b), product(b, a), 1).outcome())
        .isEqualTo(Verdict.Outcome.WRONG);
  }
}
