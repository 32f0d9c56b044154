package org.frobenius.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolygammaTest {
  private static final double SQUARE = Math.PI * Math.PI;

  /** {@code pi^2/6} by Euler; Abramowitz & Stegun, 6.4.4. */
  @Test
  void exactValues() {
    assertEquals(SQUARE / 6, Polygamma.at(1, 1), 4e-16);
    assertEquals(SQUARE / 2, Polygamma.at(1, 0.5), 2e-15);
    assertEquals(SQUARE / 2 + 4, Polygamma.at(1, -0.5), 4e-15);
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
    assertEquals(expected, Polygamma.at(1, x), 1e-15 * expected);
  }

  /** Of order 2 and 3, computed to 30 digits. */
  @ParameterizedTest
  @CsvSource({
    "2, 0.1, -2001.86145737834400631",
    "2, 1, -2.40411380631918857080",
    "2, 0.5, -16.8287966442343199956",
    "2, 2.5, -0.236204051641727403004",
    "2, 7.25, -0.0218289522951977392223",
    "2, 25, -0.00166527931842246816542",
    "2, -2.25, 123.896949774060165581",
    "3, 0.1, 60004.5128767902667071",
    "3, 1, 6.49393940226682914910",
    "3, 0.5, 97.4090910340024372364",
    "3, 7.25, 0.00643303759794015665871",
    "3, 25, 0.000135884636508273704031",
    "3, -2.25, 1558.45502318871434004",
    "3, -30000.5, 194.818182068004800406"
  })
  void ofHigherOrder(int order, double x, double expected) {
    assertEquals(expected, Polygamma.at(order, x), 4e-15 * Math.abs(expected));
  }

  @Test
  void farBelowZeroAndAtPoles() {
    assertEquals(9.869571068867102, Polygamma.at(1, -30000.5), 1e-11);
    assertTrue(Double.isNaN(Polygamma.at(1, 0)));
    assertTrue(Double.isNaN(Polygamma.at(1, -3)));
  }
}
