package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frobenius.MatrixTexts.matrix;

import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Series and sums over an index whose terms are much larger than their sum. */
class CancellingSumTest {
  private static final double TOLERANCE = 1e-14;

  private static Program program(String text) {
    String spaces = "t in R; x in R(2); X in R(2, 2); beta in R(inf); ";
    return Program.read("sum", spaces + text, List.of(), false);
  }

  private static void assertClose(RealMatrix actual, String expected) {
    RealMatrix wanted = matrix(expected);
    assertThat(actual.subtract(wanted).getNorm())
        .as(actual.toString())
        .isLessThanOrEqualTo(TOLERANCE * wanted.getNorm());
  }

  /** Sines, exponentials and quotients as mpmath has them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(k = 0..inf, (-1)^k*t^(2*k+1)/gamma(2*k+2))  | t | 30   | -0.98803162409286178999",
        "sum(k = 0..inf, (-1)^k*t^(2*k+1)/gamma(2*k+2))  | t | 300  | -0.99975583990114951121",
        "sum(k = 0..inf, (-1)^k*t^(2*k+1)/gamma(2*k+2))  | t | 700  | 0.54397052336337563810",
        "sum(k = 0..inf, (-1)^k*t^k/gamma(k+1))          | t | 50   | 1.9287498479639177830e-22",
        "sum(k = 0..inf, t^k/gamma(k+1))                 | t | 500  | 1.4035922178528374107e217",
        "sum(k = 0..inf, t^k/gamma(k+1))                 | t | -500 | 7.1245764067412855315e-218",
        "sum(k = 0..100, (-1)^k*t^k/gamma(k+1))          | t | 25   | 1.3887943997473764126e-11",
        "sum(k = 0..inf, exp(-k)*(-t)^k*exp(k)/gamma(k+1)) | t | 20 | 2.0611536224385578280e-9",
        "sum(k = 0..inf, sum(j = 0..k, t^j*(-2*t)^(k-j)/(gamma(j+1)*gamma(k-j+1)))) | t | 25 "
            + "| 1.3887943864964020595e-11",
        "sum(k = 0..inf, X^k/gamma(k+1)) | X | [-40, 0; 1, -40] | [4.2483542552915889953e-18, 0;"
            + " 4.2483542552915889953e-18, 4.2483542552915889953e-18]",
        "sum(k = 1..3, x[1]^k*(k - 2))                   | x | [1e-20; 1] | -1e-20",
        "sum(i = 1..2, x[i]) + 1e-30 | x | [0.1; -0.1] | 1e-30",
        "sum(k = 0..inf, k*(k-1)*(k-2)*(k-3)*(k-4)*(k-5)*(k-6)*(k-7)*(k-8)*(k-9)*t^(k-8)) "
            + "| t | 0.5 | 1857945600",
      })
  void keepTheirDigits(String text, String name, String at, String expected) {
    assertClose(program(text).value(Map.of(name, matrix(at))), expected);
  }

  /** Finite as a sequence is, a series may have terms that vanish and terms that cancel. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(k = 0..inf, beta[k]*t^k) | [0; 1; 0; -1; 0; 0; 0; 0; 0; 0; 0; 0; 1e-20] | 1e-20"
      })
  void sequencesKeepTheirDigits(String text, String coefficients, String expected) {
    assertClose(
        program(text).value(Map.of("t", matrix("1"), "beta", matrix(coefficients))), expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "sum(k = 0..inf, (-1)^k*t^k/gamma(k+0.5)) | 25 | the terms of the series cancel",
        "sum(k = 0..inf, t^k)                     | -2 | the series diverges",
        "sum(k = 1..inf, (-1)^k/k)                | 1  | did not converge",
      })
  void areRefusedWhereTheyCannot(String text, String at, String why) {
    assertThatThrownBy(() -> program(text).value(Map.of("t", matrix(at))))
        .isInstanceOf(DomainException.class)
        .hasMessageContaining(why);
  }

  /** The gradient of the sine's trace is the cosine. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tr(sum(k = 0..inf, (-1)^k*X^(2*k+1)/gamma(2*k+2))) | [30, 0; 0, 31] "
            + "| [0.15425144988758405072, 0; 0, 0.91474235780453127896]"
      })
  void gradients(String text, String at, String expected) {
    assertClose(program(text).gradient("X").compile().evaluate(Map.of("X", matrix(at))), expected);
  }
}
