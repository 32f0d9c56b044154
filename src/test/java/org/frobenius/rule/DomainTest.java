package org.frobenius.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.frobenius.print.Printer;
import org.frobenius.verify.Scope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DomainTest {
  private static final Scope SCOPE =
      new Scope(
          "a in R; c in R+; x in R(n); X in R(n, n); Y in R(n, n); A in R(m, n); S in Sym(n); P in"
              + " SPD(n)");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          1/a                  | a nonzero
          1/c                  | ''
          sqrt(a)              | a nonnegative
          log(a)               | a positive
          asin(a) + acos(2*a)  | a between -1 and 1; 2*a between -1 and 1
          lgamma(a)            | a positive
          gamma(a)             | a not among 0, -1, -2, ...
          digamma(c)           | ''
          atan(a) + exp(a)     | ''
          log.(A)              | A positive
          inv(X)               | X invertible
          inv(P)*P             | ''
          log(X)               | X with no eigenvalue in (-inf, 0]
          eigmax(X)            | X symmetric
          eigmax(S)            | ''
          """)
  void whatIsNeededIsNamed(String expression, String needs) {
    var found =
        Domain.of(SCOPE.read(expression)).stream()
            .map(a -> Printer.text(a.about()) + " " + a.kind().written());
    assertThat(found)
        .containsExactlyInAnyOrder(needs.isEmpty() ? new String[0] : needs.split("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          inv(X*Y)       | inv(X)*inv(Y)  | ''
          inv(X)*inv(Y)  | inv(X*Y)       | ''
          log(a)         | 1/a            | a positive
          1/a            | log(a)         | ''
          gamma(a)       | lgamma(a)      | ''
          inv(X)         | log(X)         | ''
          """)
  void whatAnotherExpressionNeedsIsNotRepeated(String one, String other, String beyond) {
    var found =
        Domain.beyond(Domain.of(SCOPE.read(one)), Domain.of(SCOPE.read(other))).stream()
            .map(a -> Printer.text(a.about()) + " " + a.kind().written());
    assertThat(found).containsExactly(beyond.isEmpty() ? new String[0] : new String[] {beyond});
  }
}
