package org.frobenius.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.commons.math3.linear.MatrixUtils;
import org.frobenius.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The larger and the smaller of two numbers are exactly one of them. */
class ClippingTest {
  private static Program program(String text) {
    return Program.read("test", text, java.util.List.of(), false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          max(x, -10^20)                   | 3    | 3
          max(x, 10^20)                    | 3    | 1e20
          max(-10^20*x, 3)                 | 1    | 3
          min(x, 10^20)                    | 3    | 3
          min(x, -10^20)                   | 3    | -1e20
          min(exp(x), 1)                   | 50   | 1
          min(1, exp(x))                   | 50   | 1
          min(max(x, -10^20), 10^20)       | 3    | 3
          2*max(x, -10^20) + 1             | 3    | 7
          max(x, 0.5) - min(exp(x), 2)     | 50   | 48
          max(x, 1)                        | 0.1  | 1
          """)
  void ofANumber(String text, double x, double expected) {
    var value = program(text).value(Map.of("x", Dense.scalar(x)));
    assertThat(value.getEntry(0, 0)).isEqualTo(expected);
  }

  @Test
  void ofEachEntry() {
    var value =
        program("v in R(n); max(min(v, 10^20), -1)")
            .value(
                Map.of(
                    "v",
                    MatrixUtils.createColumnRealMatrix(new double[] {0.3, -7, 1e21, 1e-9, -1})));
    assertThat(value.getColumn(0)).containsExactly(0.3, -1, 1e20, 1e-9, -1);
  }
}
