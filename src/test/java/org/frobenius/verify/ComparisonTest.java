package org.frobenius.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.MatrixUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Claims of the derivative of a curve at 0. */
class ComparisonTest {
  private static Comparison.Outcome outcome(double claimed, DoubleUnaryOperator curve) {
    return Comparison.ofDerivatives(
            new double[] {claimed},
            step ->
                new double[] {
                  FiniteDifferences.derivative(
                          t ->
                              MatrixUtils.createColumnRealMatrix(
                                  new double[] {curve.applyAsDouble(t)}),
                          step)
                      .getEntry(0, 0)
                },
            1)
        .outcome();
  }

  @ParameterizedTest
  @CsvSource({"0, AGREES", "0.3, DIFFERS", "-1, DIFFERS", "1.01, DIFFERS"})
  void aCornerHasNoOtherDerivativeThanTheMiddle(double claimed, Comparison.Outcome outcome) {
    assertThat(outcome(claimed, Math::abs)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"2, AGREES", "2.0001, DIFFERS", "1.9999, DIFFERS", "0, DIFFERS"})
  void aSmoothCurveHasOneDerivative(double claimed, Comparison.Outcome outcome) {
    assertThat(outcome(claimed, t -> Math.sin(2 * t) + 5 * t * t)).isEqualTo(outcome);
  }
}
