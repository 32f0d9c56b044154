package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.frobenius.diagnostic.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator table of the language, row by row; a bar separates text and bracketed form. */
class PrecedenceTest {
  private static String read(String text) {
    return PrintedAst.of(SyntaxReader.expression(Source.of(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "A + B - C          | (A + B - C)",
        "A .+ 1 .- B        | (A .+ 1 .- B)",
        "A - (B - C)        | (A - (B - C))",
        "A + B : C          | (A + (B : C))",
        "A : B + C          | ((A : B) + C)",
      })
  void sums(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "A:B*C + d          | ((A : (B * C)) + d)",
        "A*B : C*D          | ((A * B) : (C * D))",
        "-A : -B            | ((-A) : (-B))",
        "C : A'             | (C : A')",
        "(A : B)*(C : D)    | ((A : B) * (C : D))",
      })
  void frobeniusProducts(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "A*B*C              | (A * B * C)",
        "A/B*C              | (A / B * C)",
        "A\\B/C             | (A \\ B / C)",
        "A.*B./C*D          | (A .* B ./ C * D)",
        "A ⊙ B ⊘ C ⊗ D      | (A .* B ./ C ⊗ D)",
        "A*(B*C)            | (A * (B * C))",
        "(A*B)*C            | ((A * B) * C)",
        "n/2*logdet(P)      | (n / 2 * logdet(P))",
        "1./x               | (1 ./ x)",
        "1 ./ x             | (1 ./ x)",
        "2.*A               | (2 .* A)",
        "2.5*A              | (5/2 * A)",
        "2*-x               | (2 * (-x))",
        "B*-inv(C)          | (B * (-inv(C)))",
        "A - -B             | (A - (-B))",
        "A + +B             | (A + B)",
      })
  void products(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "-A^2               | (-(A ^ 2))",
        "-A*B               | ((-A) * B)",
        "-A'                | (-A')",
        "-A + B             | ((-A) + B)",
        "--A                | A",
        "-+-A               | A",
        "---A               | (-A)",
        "+A                 | A",
      })
  void signs(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "X^3                | (X ^ 3)",
        "X^k                | (X ^ k)",
        "X^-1               | (X ^ (-1))",
        "X^-k               | (X ^ (-k))",
        "2^-1               | (2 ^ (-1))",
        "X^(1/2)            | (X ^ (1 / 2))",
        "a^b^c              | (a ^ (b ^ c))",
        "(a^b)^c            | ((a ^ b) ^ c)",
        "2^-a^b             | (2 ^ (-(a ^ b)))",
        "2^--a              | (2 ^ a)",
        "x.^2               | (x .^ 2)",
        "2.^x               | (2 .^ x)",
        "x.^-1.^y           | (x .^ (-(1 .^ y)))",
        "a^b.^c             | (a ^ (b .^ c))",
        "A*B^2*C            | (A * (B ^ 2) * C)",
        "X^(k-1-j)          | (X ^ (k - 1 - j))",
        "X^2*-1             | ((X ^ 2) * (-1))",
      })
  void powers(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "A'                 | A'",
        "Aᵀ                 | A'",
        "A.T                | A.T",
        "A^T                | A'",
        "A^⊤                | A'",
        "A''                | A''",
        "A'.T               | A'.T",
        "A'*B'              | (A' * B')",
        "A'^2               | (A' ^ 2)",
        "A^2'               | (A ^ 2')",
        "(A*B)'             | (A * B)'",
        "A^T^2              | (A' ^ 2)",
        "A^⊤^-1             | (A' ^ (-1))",
        "A^2^T              | (A ^ 2')",
        "A^-B^T             | (A ^ (-B'))",
        "A^T'               | A''",
        "A^T[1, 2]          | A'[1, 2]",
        "A^T*B^T            | (A' * B')",
        "-A^T               | (-A')",
        "x.^T               | (x .^ T)",
        "A^(T)              | (A ^ T)",
        "A^T(x)             | (A ^ T(x))",
        "A.T^2              | (A.T ^ 2)",
        "A .* B'            | (A .* B')",
        "inv(A)'            | inv(A)'",
        "A[1, 2]'           | A[1, 2]'",
      })
  void transposes(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @Test
  void tIsAnExponentWhereItIsAName() {
    assertThat(PrintedAst.of(SyntaxReader.expression(Source.of("A^T"), Set.of("T"))))
        .isEqualTo("(A ^ T)");
    assertThat(program("T in N; A^T")).isEqualTo("(A ^ T)");
    assertThat(program("x in R(T); A^T")).isEqualTo("(A ^ T)");
    assertThat(program("T = 3; A^T")).isEqualTo("(A ^ T)");
    assertThat(program("A^T + A.T")).isEqualTo("(A' + A.T)");
    assertThat(program("T in N; A^⊤")).isEqualTo("A'");
    assertThat(program("sum(T = 1..3, A^T) + A^T")).isEqualTo("(SUM{T = 1..3, (A ^ T)} + A')");
    assertThat(program("L(T -> A^T, B, C) + A^T")).isEqualTo("(L((T -> (A ^ T)), B, C) + A')");
  }

  private static String program(String text) {
    return PrintedAst.of(SyntaxReader.program(Source.of(text)).expression());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "X[i, j]            | X[i, j]",
        "X[i, :]            | X[i, :]",
        "X[:, j]            | X[:, j]",
        "X[:, :]            | X[:, :]",
        "X[1:3, 2:n]        | X[1:3, 2:n]",
        "x[i]               | x[i]",
        "x[2:n]             | x[2:n]",
        "x[2:n-1]           | x[2:(n - 1)]",
        "x[i+1:2*n]         | x[(i + 1):(2 * n)]",
        "x[-1]              | x[(-1)]",
        "x[(a : b)]         | x[(a : b)]",
        "beta[0]            | beta[0]",
        "(A*B)[1, 2]        | (A * B)[1, 2]",
        "inv(X)[1, 2]       | inv(X)[1, 2]",
        "X[1, :]'*y         | (X[1, :]' * y)",
        "X'[1, 2]^2         | (X'[1, 2] ^ 2)",
        "X[i, j][k]         | X[i, j][k]",
        "[A, B; C, D][1, 2] | [A, B; C, D][1, 2]",
      })
  void indices(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }
}
