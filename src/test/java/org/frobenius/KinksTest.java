package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frobenius.MatrixTexts.matrix;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Values of gradients at zeros: the subgradient that the language promises at kinks, the derivative
 * where it exists, and a failure where there is neither.
 */
class KinksTest {
  private static final String SPACES =
      "A in R(2, 2); b, c, x in R(2); X in R(2, 2); a, s in R; p in R+; ";

  private static final Map<String, RealMatrix> VALUES =
      Map.of(
          "A", matrix("[1, 2; 3, 4]"),
          "b", matrix("[5; 11]"),
          "c", matrix("[1; 2]"),
          "a", matrix("0"),
          "s", matrix("2"),
          "p", matrix("3"));

  private static RealMatrix gradient(String text, String wrt, String at) {
    var values = new HashMap<>(VALUES);
    values.put(wrt, matrix(at));
    values.putIfAbsent("x", matrix("[0; 0]"));
    values.putIfAbsent("X", matrix("[0, 0; 0, 0]"));
    return Program.read("kink", SPACES + text, List.of(), false)
        .gradient(wrt)
        .compile()
        .evaluate(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "norm(x)                        | x | [0; 0]           | [0; 0]",
        "relu(a) - relu(-a)             | a | 0                | 1",
        "a*sign(a)                      | a | 0                | 0",
        "a^3*sign(a)                    | a | 0                | 0",
        "sum(sign.(tril(X)))            | X | [1, 2; 3, 4]     | [0, 0; 0, 0]",
        "relu(a)^3 - relu(-a)^3         | a | 0                | 0",
        "c'*x*(relu(x)'*relu(x))        | x | [0; 0]           | [0; 0]",
        "sum(max.(x, 2*x) - relu(x))    | x | [1; 0]           | [1; 1]",
        "sum(max.(x, b))                | x | [5; 12]          | [0; 1]",
        "max(x) + min(x)                | x | [3; 3]           | [1; 1]",
        "max(x)                         | x | [3; 3]           | [0.5; 0.5]",
        "sum(min.(svdvals(X), c - c))   | X | [0.1, 0.2; 0.2, 0.4] | [0, 0; 0, 0]",
        "sum(min.(svdvals(X), max.(e(1, 2), c - c))) | X | [1, 2; 2, 4] | [0, 0; 0, 0]",
        "norm1(A*x - b)                 | x | [1; 2]           | [0; 0]",
        "norm1(X*c - b)                 | X | [0.1, 2.45; 3, 4] | [0, 0; 0, 0]",
        "sqrt(x'*x)                     | x | [0; 0]           | [0; 0]",
        "norm(A*x - b)                  | x | [1; 2]           | [0; 0]",
        "norm(A*x - b) + c'*x           | x | [1; 2]           | [1; 2]",
        "norm(x)*(c'*x)                 | x | [0; 0]           | [0; 0]",
        "norm(x)^3 + norm(x)            | x | [0; 0]           | [0; 0]",
        "r = norm(x); r^2 + r + c'*x    | x | [0; 0]           | [1; 2]",
        "exp(norm(x))                   | x | [0; 0]           | [0; 0]",
        "norm1(x)                       | x | [0; 2]           | [0; 1]",
        "norminf(x)                     | x | [0; 0]           | [0; 0]",
        "norm(x, 3)                     | x | [0; 0]           | [0; 0]",
        "norm(x, 3)                     | x | [0; -2]          | [0; -1]",
        "norm(x, p)                     | x | [0; 0]           | [0; 0]",
        "norm(c - c + x, p)             | x | [0; 2]           | [0; 1]",
        "abs(a)                         | a | 0                | 0",
        "relu(a)                        | a | 0                | 0",
        "norm(X)                        | X | [0, 0; 0, 0]     | [0, 0; 0, 0]",
        "normspec(X)                    | X | [0, 0; 0, 0]     | [0, 0; 0, 0]",
        "normnuc(X)                     | X | [0, 0; 0, 0]     | [0, 0; 0, 0]",
        "normnuc(X)                     | X | [3, 0; 0, 0]     | [1, 0; 0, 0]",
        "sum(rownorm(X))                | X | [0, 0; 3, 4]     | [0, 0; 0.6, 0.8]",
        "sum(colnorm(X))                | X | [0, 3; 0, 4]     | [0, 0.6; 0, 0.8]",
        "norm(rownorm(X) - b)^2         | X | [0, 0; 0, 4]     | [0, 0; 0, -14]",
        "prod(x)                        | x | [0; 3]           | [3; 0]",
        "prod(x)                        | x | [0; 0]           | [0; 0]",
        "prod(A*x)                      | x | [2; -1]          | [2; 4]",
        "prod(X)                        | X | [0, 2; 3, 5]     | [30, 0; 0, 0]",
        "norm(prodothers(x))^2          | x | [0; 3]           | [0; 6]",
        "det(X)                         | X | [1, 2; 2, 4]     | [4, -2; -2, 1]",
        "tr(A*adj(X))                   | X | [1, 2; 2, 4]     | [4, -3; -2, 1]",
        "tr(A*adj(X))                   | X | [0, 0; 0, 0]     | [4, -3; -2, 1]",
        "a^s                            | s | 2                | 0",
        "a^2*s                          | a | 0                | 0"
      })
  void theSubgradientOrTheDerivative(String text, String wrt, String at, String expected) {
    RealMatrix difference = gradient(text, wrt, at).subtract(matrix(expected));
    assertThat(difference.getFrobeniusNorm())
        .as(gradient(text, wrt, at).toString())
        .isLessThan(1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "sqrt(norm(x))       | x | [0; 0]",
        "x'*x/norm(x)        | x | [0; 0]",
        "c'*x/norm(x)        | x | [0; 0]",
        "log(norm(x))        | x | [0; 0]",
        "1/norm(x)           | x | [0; 0]",
        "sqrt(a)             | a | 0",
        "a*log(a)            | a | 0",
        "log(a)              | a | -1",
        "lgamma(a)           | a | -1.5",
        "tr(log(X))          | X | [-1, 0; 0, 2]",
        "sum(log(x))         | x | [1; -2]",
        "sum(log.(X)) + norm(X)^2 | X | [1, 2; 3, -4]",
        "a^a                 | a | 0",
        "sqrt(a^3)           | a | 0",
        "sign(a)             | a | 0",
        "(a + 1)*sign(a)     | a | 0",
        "c'*sign.(X - X')*b  | X | [1, 2; 2, 1]",
        "c'*argmax(X)*b      | X | [1, 2; 2, 1]",
        "(s*u1(a))^2         | s | 2",
        "c'*x*(v1(X)'*c)     | x | [1; 2]"
      })
  void whereThereIsNeither(String text, String wrt, String at) {
    assertThatThrownBy(() -> gradient(text, wrt, at)).isInstanceOf(DomainException.class);
  }

  /** Where the function has none of the places it picks, it has no derivative. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "norm(y)^2 + y[3] - y[3]            | y[3]",
        "norm(y)^2*e(k, n)'*e(k, n) - norm(y)^2*norm(e(k, n))^2 | e(k, n)",
        "sum(y) + sum(y[2:k] - y[2:k])      | y[2:k]",
        "sum(y) + (y*y')[1, 3] - (y*y')[1, 3] | (y*y')[1, 3]"
      })
  void aPlaceThatIsNotThere(String text, String of) {
    Gradient gradient =
        Program.read("place", "y in R(n); k in N; " + text, List.of(), false).gradient("y");
    Map<String, RealMatrix> values = Map.of("y", matrix("[1; 2]"), "k", matrix("3"));
    assertThatThrownBy(() -> gradient.compile().evaluate(values))
        .isInstanceOf(DomainException.class)
        .hasMessage("the index 3 of `%s` does not lie in 1..2", of);
  }

  /** Of a vector, too: {@code min(s, 0)} is 0 for the singular values s. */
  @Test
  void aTieIsConfirmedOrRefused() {
    var differential =
        Program.read("tie", SPACES + "min.(svdvals(X), max.(e(1, 2), c - c))", List.of(), false)
            .differential(List.of("X"));
    Map<String, RealMatrix> values =
        Map.of("X", matrix("[1, 2; 2, 4]"), "dX", matrix("[1, 2; 0, 1]"), "c", matrix("[1; 2]"));
    assertThatThrownBy(() -> differential.compile().evaluate(values))
        .isInstanceOf(DomainException.class)
        .hasMessageContaining("not by this formula");
  }

  /** Where the formula divides by zero, the derivative may be there all the same. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "norm(x)^3           | [0; 0]  | [0, 0; 0, 0]",
        "norm(x)^(7/2)       | [0; 0]  | [0, 0; 0, 0]",
        "norm([1, 1; 1, 1]*x)^3 | [1; -1] | [0, 0; 0, 0]",
        "cosh(norm(x))       | [0; 0]  | [1, 0; 0, 1]",
        "cos(norm(x))        | [0; 0]  | [-1, 0; 0, -1]",
        "exp(norm(x)) - norm(x) | [0; 0] | [1, 0; 0, 1]",
        "tanh(norm(A*x)^2) + cosh(norm(x - c + c))^2 | [0; 0] | [22, 28; 28, 42]",
        "cos(norm(A*x - b))  | [1; 2]  | [-10, -14; -14, -20]",
        "norm(x)*sin(norm(x)) + (c'*x)^2 | [0; 0] | [4, 4; 4, 10]",
        "det([1, 1; 1, 1] + diag(x)) | [0; 0] | [0, 1; 1, 0]",
        "det(A + diag(x) - A) | [0; 3] | [0, 1; 1, 0]",
        "c'*adj(A - A + diag(x))*c | [0; 0] | [0, 0; 0, 0]"
      })
  void theHessianWhereItExists(String text, String at, String expected) {
    assertThat(hessian(text, at).subtract(matrix(expected)).getFrobeniusNorm()).isLessThan(1e-9);
  }

  /** Beside a norm of zero the zero of a second derivative may be used up: that of exp is 1. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "exp(norm(x))        | [0; 0]",
        "sin(norm(x))        | [0; 0]",
        "(c'*x)^3/norm(x)    | [0; 0]",
        "norm(x)             | [0; 0]",
        "eigmax(diag(x))     | [2; 2]",
        "c'*x + normspec(diag(x) + A - A) | [2; -2]"
      })
  void noOtherHessianIsGiven(String text, String at) {
    assertThatThrownBy(() -> hessian(text, at)).isInstanceOf(DomainException.class);
  }

  private static RealMatrix hessian(String text, String at) {
    var values = new HashMap<>(VALUES);
    values.put("x", matrix(at));
    return Program.read("kink", SPACES + text, List.of(), false)
        .hessian("x")
        .compile()
        .evaluate(values);
  }

  @Test
  void theQuotientItselfIsUndefined() {
    var program = Program.read("quotient", SPACES + "x/norm(x)", List.of(), false);
    assertThatThrownBy(() -> program.value(Map.of("x", matrix("[0; 0]"))))
        .isInstanceOf(DomainException.class)
        .hasMessageContaining("division by 0");
  }

  @Test
  void theSecondDerivativeOfANormIsUndefined() {
    var differential =
        Program.read("second", SPACES + "x/norm(x)", List.of(), false).differential(List.of("x"));
    assertThatThrownBy(
            () ->
                differential
                    .compile()
                    .evaluate(Map.of("x", matrix("[0; 0]"), "dx", matrix("[1; 1]"))))
        .isInstanceOf(DomainException.class);
  }

  @Test
  void theDerivativeOfANormTimesItsVectorIsZero() {
    var differential =
        Program.read("second", SPACES + "norm(x)*x", List.of(), false).differential(List.of("x"));
    assertThat(
            differential
                .compile()
                .evaluate(Map.of("x", matrix("[0; 0]"), "dx", matrix("[1; 1]")))
                .getFrobeniusNorm())
        .isZero();
  }

  /** Finite differences see the middle of both sides, which is no fault of a subgradient. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(max.(x, 1))        | x | step(x .- 1)",
        "sum(min.(x, 1))        | x | 1 .- step(x .- 1)",
        "sum(relu.(X - ones))   | X | step.(X .- 1)",
        "c'*max.(x - c, c - x)  | x | 2*(c .* step(x - c)) - c",
      })
  void aCornerIsNotCalledWrong(String text, String wrt, String own) {
    Program program = Program.read("corner", SPACES + text, List.of(), false);
    Gradient gradient = program.gradient(wrt);
    var differential = program.differential(List.of(wrt));
    for (long seed = 1; seed <= 100; seed++) {
      assertThat(program.check(gradient, seed).verdict().reason()).isEmpty();
      assertThat(program.check(differential, seed).verdict().reason()).isEmpty();
      assertThat(program.check(own, wrt, seed).verdict().reason()).isEmpty();
      assertThat(program.check(gradient.derivation(), seed).reason()).isEmpty();
      assertThat(program.check("1 .+ (" + own + ")", wrt, seed).verdict().outcome())
          .isEqualTo(Verdict.Outcome.WRONG);
    }
  }

  /** Rounding neither breaks the tie of two mirror entries nor gives a zero diagonal signs. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A in R(n, m); B in SPD(n); min(B .* inv(A*A' + I)) | A",
        "A in R(n, m); B in SPD(n); max(inv(A*A' + I))      | A",
        "A in R(n, n); norm1(skew(inv(A)))                  | A",
        "A in R(n, n); norm1(skew(pinv(A)))                 | A",
        "A in R(n, n); norm1(skew(inv(A + A*A)))            | A",
        "A in R(n, n); norm1(skew(exp(A)))                  | A",
        "A in Lower(n); S in SPD(n); norm1(skew(pinv(lyap(S, A)))) | A",
      })
  void symmetryOutlivesRounding(String text, String wrt) {
    Program program = Program.read("symmetry", text, List.of(), false);
    for (long seed = 1; seed <= 5; seed++) {
      assertThat(program.check(program.gradient(wrt), seed).verdict().reason()).isEmpty();
    }
    assertThat(program.check(program.hessian(wrt), 1).verdict().reason()).isEmpty();
  }
}
