package org.frobenius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaletteTest {
  private static final String REPORT =
      """
      error[shape]: `+` needs two equal shapes
       --> input:1:3
      1 | A + B
        | - ^ - R(n)
        = note: A is declared at 1:1
        = help: write `A + B'`\
      """;

  @Test
  void plainTextStays() {
    assertThat(Palette.PLAIN.report(REPORT)).isEqualTo(REPORT);
  }

  @Test
  void coloursAddNothingButColours() {
    String coloured = Palette.COLOURED.report(REPORT);
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(REPORT);
    assertThat(coloured)
        .startsWith("\u001b[1;31merror[shape]")
        .contains("\u001b[1;32m= help:")
        .contains("\u001b[1;31m- ^ - R(n)");
  }
}
