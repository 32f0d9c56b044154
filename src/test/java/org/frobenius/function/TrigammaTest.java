package org.frobenius.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrigammaTest {
  private static final double SQUARE = Math.PI * Math.PI;

  /** {@code pi^2/6} by Euler; Abramowitz & Stegun, 6.4.4. */
  @Test
  void exactValues() {
    assertEquals(SQUARE / 6, Trigamma.at(1), 4e-16);
    assertEquals(SQUARE / 2, Trigamma.at(0.5), 2e-15);
    assertEquals(SQUARE / 2 + 4, Trigamma.at(-0.5), 4e-15);
  }

  /** Computed to 40 digits. */
  @ParameterizedTest
  @CsvSource({
    "0.00001, 10000000001.64491002603",
    "0.25, 17.19732915450711073927",
    "-2.75, 19.43386894948846416218",
    "3.3, 0.3535015418410618102634",
    "7.5, 0.1426158966967037997701",
    "10, 0.1051663356816857461222",
    "100, 0.01005016666333357139525",
    "1e300, 1e-300"
  })
  void toRounding(double x, double expected) {
    assertEquals(expected, Trigamma.at(x), 1e-15 * expected);
  }

  @Test
  void farBelowZeroAndAtPoles() {
    assertEquals(9.869571068867102, Trigamma.at(-30000.5), 1e-11);
    assertTrue(Double.isNaN(Trigamma.at(0)));
    assertTrue(Double.isNaN(Trigamma.at(-3)));
  }
}
