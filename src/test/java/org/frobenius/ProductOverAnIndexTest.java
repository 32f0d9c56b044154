package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.frobenius.diagnostic.UnsupportedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code prod(i = 1..n, x[i])}: few factors are written out, others are entries of a vector. */
class ProductOverAnIndexTest {
  private static final String NAMES = "a, b in R; k in N; x, y in R(n); A in R(m, n); ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "prod(i = 1..n, x[i])                   | prod(x)",
        "prod(i = 1..n, 1 + x[i]^2)             | prod(1 .+ x.^2)",
        "prod(j = 1..n, b*exp(x[j]*y[j]) + 2)   | prod(2 .+ b*exp(x .* y))",
        "prod(i = 1..n-1, x[i + 1] - x[i])      | prod(sum(i = 1..n-1, (x[i+1] - x[i])*e(i, n-1)))",
        "prod(i = 2..n, x[i] - x[i - 1])        | prod(sum(i = 1..n-1, (x[i+1] - x[i])*e(i, n-1)))",
        "prod(i = 1..n, a)                      | a^n",
        "prod(i = 1..k, a)                      | a^k",
        "prod(i = 1..3, x[i]) - x[1]*x[2]*x[3] | 0",
        "prod(i = 0..1, a + i)                  | a*(1 + a)",
        "prod(i = 3..2, a + i)                  | 1",
        "prod(i = 5..2, a + i)                  | 1",
        "prod(i = 5..2, a)                      | 1",
        "prod(i = 0..n, a)                      | a^(n+1)",
        "prod(i = 2..n, a)                      | a^(n-1)",
        "sum(j = 1..3, prod(i = 1..2, a*j^i))   | a^2*sum(j = 1..3, j^3)"
      })
  void isAProductOfEntries(String text, String expected) {
    assertThat(Frobenius.simplify(NAMES + text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "prod(i = 1..n, x[i])                   | x | prodothers(x)",
        "prod(i = 1..n, 1 + x[i]^2)             | x | 2*(x .* prodothers(1 .+ x.^2))",
        "prod(i = 1..2, a + i)                  | a | 3 + 2*a",
        "prod(i = 1..n, a*x[i])                 | x | a*prodothers(a*x)"
      })
  void hasAGradient(String phi, String wrt, String expected) {
    Program program = Frobenius.parse(NAMES + phi);
    AnswerAssertions.is(program, program.gradient(wrt), expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "prod(i = 1..n-1, x[i] + x[i + 1])      | x",
        "prod(j = 1..n, sum(A[:, j]))           | A",
        "prod(i = 1..20, a + i)                 | a",
        "prod(i = 1..k, a + i*b)                | b"
      })
  void isDifferentiatedTwice(String phi, String wrt) {
    Program program = Frobenius.parse(NAMES + phi);
    AnswerAssertions.isRight(program, program.gradient(wrt));
    AnswerAssertions.isRight(program, program.hessian(wrt));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "prod(i = 1..n, 0/x[i] + 1)  | x nonzero",
        "prod(i = 1..n, exp(0*log(x[i]))) | x positive"
      })
  void whatItsFactorsNeedIsListed(String text, String assumption) {
    Simplified simplified = Frobenius.parse(NAMES + text).simplify();
    assertThat(simplified.text()).isEqualTo("1");
    assertThat(simplified.assumptions()).containsExactly(assumption);
  }

  /** {@code a^(n-2)} is 1/a at n = 1, where the product has no factors and is 1. */
  @Test
  void ofEqualFactorsNeedsANumberOfThem() {
    assertThatThrownBy(() -> Frobenius.parse(NAMES + "prod(i = 1..n-2, a)"))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageContaining("a number that may be negative");
  }
}
