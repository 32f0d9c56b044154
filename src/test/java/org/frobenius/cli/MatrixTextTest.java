package org.frobenius.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.math3.linear.MatrixUtils;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixTextTest {
  private static double[][] block(String text) {
    return MatrixText.readBlock(Source.of("X", text)).getData();
  }

  @Test
  void blocksAsInTheLanguage() {
    assertThat(block("[1, 2; 3, 4]")).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
    assertThat(block("[1 2; 3 4.5e-1]")).isDeepEqualTo(new double[][] {{1, 2}, {3, 0.45}});
    assertThat(block("[1; -2]")).isDeepEqualTo(new double[][] {{1}, {-2}});
    assertThat(block("[.5]")).isDeepEqualTo(new double[][] {{0.5}});
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1, 2; 3]", "[1, x]", "[]", "[1;;2]", "[0x10]", "[1f]"})
  void whatIsNoMatrix(String text) {
    assertThatThrownBy(() -> block(text))
        .isInstanceOfSatisfying(DataException.class, e -> assertThat(e.source()).isPresent());
  }

  @Test
  void theWrongEntryIsShown() {
    assertThatThrownBy(() -> block("[1, 2; 3, x4]"))
        .isInstanceOfSatisfying(
            DataException.class,
            e ->
                assertThat(e.report())
                    .isEqualTo(
                        """
                        error[data]: `x4` is not a number
                         --> X:1:11
                        1 | [1, 2; 3, x4]
                          |           ^^\
                        """));
  }

  @Test
  void aResultIsRowsAsLines() {
    double[][] numbers = {{1, -0.1}, {Math.PI, 1.0 / 3}};
    assertThat(MatrixText.write(MatrixUtils.createRealMatrix(numbers)))
        .isEqualTo("1,-0.1\n3.141592653589793,0.3333333333333333");
  }
}
