package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.FrobeniusException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code (t -> t^2 + 1)(x)}: functions whose parameter is bound by an arrow. */
class FunctionsOfAParameterTest {
  private static final String NAMES = "a, b in R; x in R(n); A, X in R(n, n); ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "(t -> (s -> s*t)(t + 1))(a)                     | a | 1 + 2*a",
        "sum((t -> (s -> s*t)(t + 1))(x))                | x | 1 .+ 2*x",
        "(t -> sum(k = 0..3, t^k))(a)                    | a | sum(k = 1..3, a^(k-1)*k)",
        "sum((t -> sum(k = 1..3, sin(k*t)))(x))          | x | sum(k = 1..3, k*cos(k*x))",
        "tr((t -> sum(k = 0..3, t^k))(X))                | X | sum(k = 1..3, k*X'^(k-1))",
        "tr(A*(t -> t^2 - t)(X))                         | X | (A*X - A + X*A)'",
        "sum((t -> 2^t)(x))                              | x | log(2)*exp(log(2)*x)",
        "tr((t -> 2^t)(X))                               | X | log(2)*exp(log(2)*X)'",
        "(t -> (1 + t^2)^t)(a)                           | a | 2*a^2*(1 + a^2)^(a-1) + log(1 +"
            + " a^2)*(1 + a^2)^a",
        "sum((t -> t*sin(b*t))(x))                       | b | cos(b*x')*x.^2",
        "tr(A*(t -> exp(t)*sin(t))(X))                   | X | L(z -> exp(z)*sin(z), X, A)'",
        "tr(A*(t -> exp(t)*sum(k = 0..2, t^k))(X))       | X | L(z -> exp(z)*sum(k = 0..2, z^k), X,"
            + " A)'"
      })
  void haveGradients(String phi, String wrt, String expected) {
    Program program = Frobenius.parse(NAMES + phi);
    AnswerAssertions.is(program, program.gradient(wrt), expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "(t -> a*t)(b)                            | a*b",
        "(t -> t^2 - t)(x)                        | x.^2 - x",
        "(t -> t^2 - t)(X)                        | X^2 - X",
        "(t -> sum(k = 0..3, t^k))(a) - sum(k = 0..3, a^k) | 0",
        "sum(k = 1..3, (t -> sum(k = 1..2, k*t))(k*a)) | a*sum(k = 1..3, k)*sum(k1 = 1..2, k1)"
      })
  void areWrittenOutWhereOperatorsSayTheSame(String text, String expected) {
    assertThat(Frobenius.simplify(NAMES + text)).isEqualTo(expected);
  }

  /** What has a derivative has a value: that of the function as it is differentiated. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "(t -> tr(t*A))(X)                       | tr(A)*X",
        "(t -> exp(tr(t*A)))(X)                  | exp(tr(A)*X)",
        "(t -> (t*A)[1, 2])(X)                   | A[1, 2]*X",
        "(t -> sum(t*A))(X)                      | sum(A)*X",
        "(t -> A : (t*A))(X)                     | norm(A)^2*X",
        "(t -> integral(s = 0..1, s*t))(X)       | X/2",
        "(t -> sum(k = 0..inf, t^k/20^k))(X)     | inv(I - X/20)",
        "(t -> exp(t)*sum(k = 0..inf, t^k/20^k) + t)(X) | exp(X)*inv(I - X/20) + X",
        "(t -> (t^2*A)[1, 1]/t)(X)               | A[1, 1]*X",
        "L(t -> tr(t*A), X, A)                   | tr(A)*A"
      })
  void haveValues(String text, String same) {
    var values =
        Map.of("A", MatrixTexts.matrix("[1, 3; -2, 2]"), "X", MatrixTexts.matrix("[1, 2; 3, 4]"));
    RealMatrix value = Frobenius.parse(NAMES + text).value(values);
    RealMatrix expected = Frobenius.parse(NAMES + same).value(values);
    assertThat(value.subtract(expected).getNorm()).isCloseTo(0, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"2.5, not an integer", "1e10, the limit is", "1e300, too large"})
  void sumsInThemHaveWholeBounds(double bound, String reason) {
    assertThatThrownBy(() -> value(bound))
        .isInstanceOf(FrobeniusException.class)
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "3, 3"})
  void sumsInThemHaveValues(double bound, double terms) {
    assertThat(value(bound)).isCloseTo(2 * Math.E * terms, within(1e-12));
  }

  private static double value(double bound) {
    Program program = Frobenius.parse(NAMES + "tr((t -> exp(t)*sum(k = 1..a, t^k))(X))");
    return program
        .value(
            Map.of(
                "X",
                MatrixTexts.matrix("[1, 0; 0, 1]"),
                "a",
                MatrixUtils.createRealMatrix(new double[][] {{bound}})))
        .getEntry(0, 0);
  }
}
