package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frobenius.syntax.TypedPrograms.failure;
import static org.frobenius.syntax.TypedPrograms.report;

import org.frobenius.diagnostic.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameErrorsTest {
  @Test
  void declaredTwice() {
    assertThat(report("X in R(n, n)\nX in R(m, m)\ntr(X)"))
        .isEqualTo(
            """
            error[name]: `X` is declared, but has a meaning already
             --> input:2:1
            1 | X in R(n, n)
              | - the first meaning
            2 | X in R(m, m)
              | ^ declared here
              = help: rename one of the two\
            """);
  }

  @Test
  void misspeltFunction() {
    assertThat(report("X in R(n, n); logdte(X)"))
        .isEqualTo(
            """
            error[name]: `logdte` is not a known function
             --> input:1:15
            1 | X in R(n, n); logdte(X)
              |               ^^^^^^
              = note: an unknown function is declared: `logdte in analytic`
              = help: write `logdet`\
            """);
  }

  @Test
  void wrongNumberOfArguments() {
    assertThat(report("X in R(n, n); kron(X)"))
        .isEqualTo(
            """
            error[syntax]: `kron` takes 2 arguments, here 1
             --> input:1:15
            1 | X in R(n, n); kron(X)
              |               ^^^^^^^
              = help: write `kron(A, B)`\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "r = X; r = S; r                     | name | `r` is defined, but has a meaning already",
        "X = S; X                            | name | `X` is defined, but has a meaning already",
        "U = V; V = S; U                     | name | `V` is used before it is defined",
        "n = 3; tr(S)                        | name | `n` is a dimension, and the name of something"
            + " else",
        "S(v)                                | name | `S` is not a function",
        "f in analytic; f*S                  | name | `f` is a function, not a matrix",
        "tr*S                                | name | `tr` is a function",
        "trace(S)                            | name | `trace` is not a known function",
        "L(2, S, S)                          | name | the first argument of `L` is a function",
        "tr(S, S)                            | syntax | `tr` takes 1 argument, here 2",
        "norm(S, 1, 2)                       | syntax | `norm` takes 1 or 2 arguments, here 3",
        "tr.(S)                              | syntax | `tr` is not a function of single entries",
        "S[1, 2, 3]                          | syntax | a matrix has two indices, here 3",
        "C in C(m, n); C                     | unsupported | complex variables are not supported"
            + " yet",
        "H in Herm(n); H                     | unsupported | complex variables are not supported"
            + " yet",
        "g in R(n) -> R; g(S)                | shape | `g` is of R(n), here a matrix, R(n, n)",
        "g in analytic; grad(g)(S)           | name | `g` is not declared as a function of"
            + " matrices",
        "prod(i = 0..inf, 1 + 1/2^i)         | unsupported | a product of infinitely many factors"
            + " is not supported",
        "sum(j = 1..3, prod(i = 1..j, v[i])) | unsupported | a size cannot depend on `j`",
        "S + (E -> 2*E)                       | unsupported | a map `E -> …` is not a matrix",
        "sum(i = 1..3, ones(i))              | unsupported | a size cannot depend on `i`",
        "exp'(S)                             | unsupported | `exp'` stands for the derivative of an"
            + " unknown function only",
      })
  void messages(String rest, String kind, String message) {
    var failure = failure("X in R(m, n); S in R(n, n); v in R(n); " + rest);
    assertThat(failure).hasMessage(message);
    assertThat(failure.diagnostic().kind())
        .isEqualTo(Kind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)));
    assertThat(failure.diagnostic().span().isPresent()).isTrue();
  }

  @Test
  void anIntegerMayBeADimension() {
    assertThat(TypedPrograms.spaces("k in N; X in R(n, k); tr(X'*X)^k"))
        .isEqualTo("k in N; X in R(n, k)");
    assertThat(failure("k in R; X in R(n, k); X")).hasMessage("`k` is not a dimension");
    assertThat(failure("X in R(n, k); k in R; X"))
        .hasMessage("`k` is a dimension, and the name of something else");
  }

  @ParameterizedTest
  @ValueSource(strings = {"f(X)", "g2(X)", "phi(X)", "ψ(X)", "foo(X)"})
  void unknownFunctionsAreNotMisspelt(String program) {
    assertThat(TypedPrograms.spaces(program)).isEqualTo("X in R(n1, n1)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "trace(X)     | write `tr(X)`",
        "expm(X)      | write `exp(X)`",
        "sigmiod(x)   | write `sigmoid`",
        "rowsums(X)   | write `rowsum`",
        "tr           | write `tr(X)`",
      })
  void helps(String program, String help) {
    assertThat(failure(program).diagnostic().help()).contains(help);
  }
}
