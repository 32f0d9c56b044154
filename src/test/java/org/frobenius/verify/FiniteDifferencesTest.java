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
        FiniteDifferences.COARSE.derivative(t -> row(1, t, t * t, t * t * t, Math.pow(t - 1, 4)));
    double[] expected = {0, 1, 0, 0, -4};
    for (int i = 0; i < expected.length; i++) {
      assertThat(d.getEntry(0, i)).isCloseTo(expected[i], within(1e-11));
    }
  }

  @Test
  void allSeeASmoothFunctionAlike() {
    for (FiniteDifferences differences : FiniteDifferences.values()) {
      boolean central =
          differences == FiniteDifferences.COARSE || differences == FiniteDifferences.FINE;
      RealMatrix d = differences.derivative(t -> row(Math.exp(t), Math.sin(1 + 3 * t)));
      assertThat(d.getEntry(0, 0)).isCloseTo(1, within(central ? 1e-10 : 1e-7));
      assertThat(d.getEntry(0, 1)).isCloseTo(3 * Math.cos(1), within(central ? 1e-9 : 1e-6));
    }
  }

  @Test
  void eachSideOfACorner() {
    RealMatrix after = FiniteDifferences.AFTER.derivative(t -> row(Math.abs(t)));
    RealMatrix before = FiniteDifferences.BEFORE.derivative(t -> row(Math.abs(t)));
    assertThat(after.getEntry(0, 0)).isCloseTo(1, within(1e-10));
    assertThat(before.getEntry(0, 0)).isCloseTo(-1, within(1e-10));
  }
}
