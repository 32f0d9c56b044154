package org.frobenius.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.frobenius.numeric.Numbers.assertClose;
import static org.frobenius.numeric.Numbers.random;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;
import org.junit.jupiter.api.Test;

class QuadratureTest {
  private static double integral(double from, double to, DoubleUnaryOperator f) {
    return Quadrature.integrate(from, to, s -> Dense.scalar(f.applyAsDouble(s))).getEntry(0, 0);
  }

  @Test
  void smoothFunctionsToMachinePrecision() {
    assertThat(integral(0, 1, Math::exp)).isCloseTo(Math.E - 1, within(1e-15));
    assertThat(integral(0, 2, s -> 32 * Math.pow(s, 31))).isCloseTo(0x1p32, within(1e-5));
    assertThat(integral(-5, 5, s -> 1 / (1 + s * s))).isCloseTo(2 * Math.atan(5), within(1e-14));
    assertThat(integral(0, 20, s -> Math.sin(50 * s)))
        .isCloseTo((1 - Math.cos(1000)) / 50, within(1e-14));
  }

  @Test
  void fromTheUpperBoundDownTheSignTurns() {
    assertThat(integral(2, 0, s -> s)).isEqualTo(-2);
    assertThat(integral(3, 3, s -> s)).isZero();
  }

  @Test
  void kinksAndEndpointsWithoutADerivative() {
    assertThat(integral(0, 1, s -> Math.abs(s - 0.3))).isCloseTo(0.29, within(1e-13));
    assertThat(integral(0, 1, Math::sqrt)).isCloseTo(2.0 / 3, within(1e-13));
  }

  @Test
  void whatHasNoIntegralIsRefused() {
    assertThatThrownBy(() -> integral(0, 1, s -> 1 / s))
        .isInstanceOf(DomainException.class)
        .hasMessageStartingWith("the integral did not converge near ");
  }

  @Test
  void matrices() {
    RealMatrix x = random(1, 4, 4);
    RealMatrix integral =
        Quadrature.integrate(0, 1, s -> MatrixExponential.of(Dense.scale(s, x), "exp"));
    assertClose(
        Dense.addIdentity(Dense.multiply(x, integral), 1), MatrixExponential.of(x, "exp"), 1e-14);
  }
}
