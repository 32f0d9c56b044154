package org.frobenius.function;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DigammaTest {
  private static final double EULER = 0.577215664901532860606512090082;

  @Test
  void gaussValues() {
    assertEquals(-EULER, Digamma.at(1), 1e-15);
    assertEquals(-EULER - 2 * Math.log(2), Digamma.at(0.5), 1e-15);
    assertEquals(2 - EULER - 2 * Math.log(2), Digamma.at(-0.5), 1e-15);
    assertEquals(-EULER - Math.PI / 2 - 3 * Math.log(2), Digamma.at(0.25), 2e-15);
    assertEquals(-EULER + Math.PI / 2 - 3 * Math.log(2), Digamma.at(0.75), 2e-15);
  }

  @Test
  void poles() {
    assertTrue(Double.isNaN(Digamma.at(0)));
    assertTrue(Double.isNaN(Digamma.at(-3)));
  }
}
