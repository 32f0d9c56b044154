package org.frobenius.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class FiniteDifferencesTest {
  private static RealMatrix row(double... entries) {
    return MatrixUtils.createRowRealMatrix(entries);
  }

  @Test
  void polynomialsUpToDegreeFourExactlyAndAnyOneFreeOfItsFifthPower() {
    RealMatrix d =
        FiniteDifferences.derivative(
            t -> row(1, t, t * t, t * t * t, Math.pow(t - 1, 4)), FiniteDifferences.STEP);
    double[] expected = {0, 1, 0, 0, -4};
    for (int i = 0; i < expected.length; i++) {
      assertThat(d.getEntry(0, i)).isCloseTo(expected[i], within(1e-11));
    }
  }

  @Test
  void bothStepsSeeASmoothFunctionAlike() {
    for (double step : new double[] {FiniteDifferences.STEP, FiniteDifferences.FINER_STEP}) {
      RealMatrix d = FiniteDifferences.derivative(t -> row(Math.exp(t), Math.sin(1 + 3 * t)), step);
      assertThat(d.getEntry(0, 0)).isCloseTo(1, within(1e-10));
      assertThat(d.getEntry(0, 1)).isCloseTo(3 * Math.cos(1), within(1e-9));
    }
  }
}
