package org.frobenius.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {
  private static final List<String> KNOWN =
      List.of("logdet", "det", "tr", "exp", "log", "sinh", "sin", "cosh", "Sym", "SPD", "softmax");

  @ParameterizedTest
  @CsvSource({
    "logdet, logdet, 0",
    "lgodet, logdet, 1",
    "logde,  logdet, 1",
    "kogdet, logdet, 1",
    "logdeet, logdet, 1",
    "tanh, sinh, 2",
    "ab, ba, 1",
    "abc, '', 3"
  })
  void countsInsertionsDropsReplacementsAndSwaps(String a, String b, int distance) {
    assertThat(NearNames.distance(a, b)).isEqualTo(distance);
    assertThat(NearNames.distance(b, a)).isEqualTo(distance);
  }

  @Test
  void theNearestComesFirst() {
    assertThat(NearNames.near("sihn", KNOWN)).containsExactly("sin", "sinh");
    assertThat(NearNames.near("lgodet", KNOWN)).containsExactly("logdet");
    assertThat(NearNames.near("sym", KNOWN)).startsWith("Sym");
  }

  @Test
  void equalDistancesStandInAlphabeticalOrderAndAtMostFour() {
    assertThat(NearNames.near("abx", List.of("abf", "abe", "abd", "abc", "abb")))
        .containsExactly("abb", "abc", "abd", "abe");
  }

  @Test
  void farNamesAreNotSuggested() {
    assertThat(NearNames.near("eigenvalues", KNOWN)).isEmpty();
    assertThat(NearNames.near("q", KNOWN)).isEmpty();
    assertThat(NearNames.near("Q", List.of("A", "B"))).isEmpty();
  }
}
