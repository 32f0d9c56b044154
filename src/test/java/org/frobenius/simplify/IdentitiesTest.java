package org.frobenius.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.frobenius.Frobenius;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What textbooks hold equal: the difference of the sides is simplified to zero. */
class IdentitiesTest {
  static List<Arguments> identities() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(IdentitiesTest.class.getResourceAsStream("identities.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Arguments.of((Object[]) line.split(" \\| ")))
          .toList();
    }
  }

  @ParameterizedTest(name = "{1} = {2}")
  @MethodSource("identities")
  void simplifiesToZero(String declarations, String left, String right) {
    String text =
        Frobenius.parse(declarations + "; " + left + " - (" + right + ")").simplify().text();
    assertThat(text).matches("0|zeros\\(.*\\)");
  }

  /** Each with a slip in it: rewriting must not make them equal. */
  @ParameterizedTest(name = "{1} = {2}")
  @MethodSource("identities")
  void aSlipIsNotSimplifiedAway(String declarations, String left, String right) {
    String text =
        Frobenius.parse(declarations + "; 2*(" + left + ") - (" + right + ") + (" + left + ")/3")
            .simplify()
            .text();
    String whole = Frobenius.parse(declarations + "; " + left).simplify().text();
    assertThat(text.matches("0|zeros\\(.*\\)")).isEqualTo(whole.matches("0|zeros\\(.*\\)"));
  }
}
