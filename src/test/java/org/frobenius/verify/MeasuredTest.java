package org.frobenius.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.numeric.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredTest {
  private static final Scope SCOPE = new Scope("a in R; X in R(n, n)");
  private static final RealMatrix X =
      MatrixUtils.createRealMatrix(new double[][] {{1.25, -0.5}, {0.75, 2}});
  private static final Values VALUES =
      Values.of(Map.of("a", MatrixUtils.createRealMatrix(new double[][] {{0.7}}), "X", X));

  private static Measured measured(String expression) {
    return Measured.of(SCOPE.read(expression), VALUES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (a + 1)^2         | a^2 + 2*a + 1
          inv(X)*X*X        | X
          exp(a)*exp(-a)    | a/a
          """)
  void valuesApartByRoundingAgree(String one, String other) {
    assertThat(measured(one).compared(measured(other)).outcome())
        .isEqualTo(Comparison.Outcome.AGREES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exp(a/10^9)       | 1 + 0*a
          X*X'              | X'*X
          a + 10^(-12)      | a
          """)
  void aSmallDistanceBeyondRoundingIsADifference(String one, String other) {
    assertThat(measured(one).compared(measured(other)).outcome())
        .isEqualTo(Comparison.Outcome.DIFFERS);
  }

  @Test
  void whatIsLeftOfCancellationIsNotCertainlySomething() {
    assertThat(measured("exp(a)^2 - exp(2*a + 0)").isNonzero()).isFalse();
    assertThat(measured("exp(a) - 1").isNonzero()).isTrue();
  }

  @Test
  void namesAndNumbersAreExact() {
    assertThat(measured("X").spread()).isZero();
    assertThat(measured("exp(X)").spread()).isPositive();
  }
}
