package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;

import org.frobenius.diagnostic.Source;
import org.junit.jupiter.api.Test;

class SpokenLinesTest {
  @Test
  void aSentenceIsPassedOver() {
    assertThat(spoken("now the differential of the residual")).isBlank();
  }

  @Test
  void aSentenceLongerThanAnybodySpeaksIsNot() {
    String sentence = "so it is ".repeat(1_000);
    assertThat(spoken(sentence)).isEqualTo(sentence);
  }

  @Test
  void commasBetweenDeclarationsEndThemAndThoseBetweenNamesDoNot() {
    assertThat(spoken("A, B in R(n, n), x in R(n)")).isEqualTo("A, B in R(n, n); x in R(n)");
  }

  private static String spoken(String line) {
    return SpokenLines.of(Source.of("derivation", line)).text();
  }
}
