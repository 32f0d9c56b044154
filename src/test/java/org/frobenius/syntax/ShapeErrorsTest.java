package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frobenius.syntax.TypedPrograms.failure;
import static org.frobenius.syntax.TypedPrograms.report;

import org.frobenius.diagnostic.ShapeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapes that do not fit: the whole report for each kind, then messages and helps. */
class ShapeErrorsTest {
  @Test
  void sumOfAScalarAndAMatrix() {
    assertThat(report("A in R(m, n); B in R(n, m); C in R(m, m)\ntr(A*B) + C"))
        .isEqualTo(
            """
            error[shape]: `+` needs two equal shapes, here a scalar and a matrix
             --> input:2:9
            2 | tr(A*B) + C
              | ------- ^ - R(m, m)
              | R
              = note: C is declared at 1:29
              = help: write `tr(A*B) .+ C` to add the scalar to every entry\
            """);
  }

  @Test
  void productOfMatricesThatDoNotFit() {
    assertThat(report("A in R(m, n); x in R(m)\nnorm(A*x)"))
        .isEqualTo(
            """
            error[shape]: `*` needs as many columns on its left as rows on its right, here n and m
             --> input:2:7
            2 | norm(A*x)
              |      -^- R(m)
              |      R(m, n)
              = note: A is declared at 1:1
              = note: x is declared at 1:15
              = help: write `A'*x`\
            """);
  }

  @Test
  void seriesOfAMatrixThatIsNotSquare() {
    assertThat(report("X in R(m, n)\nsum(exp(2*X))"))
        .isEqualTo(
            """
            error[shape]: `exp(X)` of a matrix is its power series, which needs a square matrix, here a matrix, R(m, n)
             --> input:2:9
            2 | sum(exp(2*X))
              |         ^^^ R(m, n)
              = help: write `exp.(2*X)` for exp of every entry\
            """);
  }

  @Test
  void namesThatAreNotDeclared() {
    assertThat(report("x in R(n)\ntr(A)*x + A*x + A"))
        .isEqualTo(
            """
            error[shape]: `+` needs two equal shapes, here a vector and a matrix
             --> input:2:15
            2 | tr(A)*x + A*x + A
              | ------------- ^ - R(n, n)
              | R(n)
              = note: A is not declared; its shape is from its use\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "X + 1         | `+` needs two equal shapes, here a matrix and a scalar",
        "v + v'        | `+` needs two equal shapes, here a vector and a row",
        "X : X'        | `:` needs two equal shapes, here R(m, n) and R(n, m)",
        "X .* X'       | `.*` needs two equal shapes, here R(m, n) and R(n, m)",
        "X .^ S        | `.^` needs two equal shapes, here R(m, n) and R(n, n)",
        "max.(X, S)    | `max.` needs two equal shapes, here R(m, n) and R(n, n)",
        "L(exp, S, X)  | `L` needs two equal shapes, here R(n, n) and R(m, n)",
        "tr(X)         | `tr` needs a square matrix, here a matrix, R(m, n)",
        "det(v)        | `det` needs a square matrix, here a vector, R(n)",
        "X^2           | `^` needs a square matrix, here a matrix, R(m, n)",
        "S/X           | the divisor of `/` needs a square matrix, here a matrix, R(m, n)",
        "S^v           | the exponent of `^` is a scalar, here a vector, R(n)",
        "S[1]          | one index needs a vector, here a matrix, R(n, n)",
        "[S, v; v, 1]  | blocks of a row have one height, here a vector and a scalar",
        "[S, v; v']    | blocks in every row have one width, here a matrix and a row",
        "relu(S)       | `relu` of a matrix is meant entry by entry, and then has a dot",
        "softmax(X)    | `softmax` needs a vector, here a matrix, R(m, n)",
        "khatrirao(X, v) | `khatrirao` needs R(m, n), R(p, n), here R(m, n), R(n)",
        "unvec(v, 2, 3) | `unvec` needs R(m*n), R, R, here R(n)",
        "J[3, 1]       | there is no entry 3: they count from 1 to 2",
        "J[1:3, :]     | there is no entry 3: they count from 1 to 2",
        "J[2:1, :]     | the range 2:1 is empty",
        "J[0, 1]       | there is no entry 0: they count from 1 to 2",
        "e(3)'*J       | there is no entry 3: they count from 1 to 2",
        "ones(0)       | a dimension is at least 1, here 0",
        "ones(1/2)     | a dimension is a whole number, here 1/2",
        "ones(exp(2))  | this is not a dimension",
        "v + [v; w]    | `+` needs two equal shapes, here R(n) and R(_ + n)",
        "I             | nothing around this constant tells its size",
        "sum(ones)     | nothing around this constant tells its size",
        "L(abs, S, S)  | `abs` of a matrix is not a power series",
        "(z -> erf(z))(S) | `erf` of a matrix is not a power series",
        "(z -> z*relu.(2*z))(S) | `relu` of a matrix is not a power series",
        "L(z -> abs(z)^3, S, S) | `abs` of a matrix is not a power series",
      })
  void messages(String expression, String message) {
    String program = "X in R(m, n); S in R(n, n); v in R(n); J in R(2, 2); " + expression;
    assertThat(failure(program)).isInstanceOf(ShapeException.class).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1 - X         | write `1 .- X` to subtract entry by entry",
        "(z -> erf(z))(S + S) | write `erf.(S + S)` for erf of every entry",
        "(z -> 2*erf(z))(S) | for every entry, write `erf.(…)` of the matrix, and `.*`, `.^`, `.+`",
        "X + (a - 1)   | write `X .+ (a - 1)` to add the scalar to every entry",
        "X .* Y'       | write `X .* Y` to transpose the second",
        "X*X           | write `X .* X` for the entrywise product",
        "v*v           | write `v'*v` for the inner product, `v .* v` for the entrywise one",
        "X*S'*[X, X]   | write `(X*S')'*[X, X]`",
        "S*X           | write `S*X'`",
        "X^2           | write `X.^2` for the power of every entry",
        "relu(S)       | write `relu.(S)`",
        "softmax(X)    | write `rowsoftmax(X)` or `colsoftmax(X)`",
        "S[1]          | write `S[i, j]` for an entry, `S[i, :]` for a row",
        "I             | write `I(n)`",
        "ones          | write `ones(m, n)`",
      })
  void helps(String expression, String help) {
    String program = "X, Y in R(m, n); S in R(n, n); v in R(n); a in R; " + expression;
    assertThat(failure(program).diagnostic().help()).contains(help);
  }

  @Test
  void sizesThatUseDoesNotTell() {
    assertThat(failure("commutation(2, 3)*vec(X)").diagnostic().notes())
        .contains("sizes of undeclared names are not always told by their use: declare them");
  }
}
