package org.frobenius.expr;

import static org.assertj.core.api.Assertions.assertThat;

import org.frobenius.Frobenius;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankTest {
  private static Expr read(String text) {
    return Frobenius.parse(
            "A, B in R(n, n); x, y in R(n); X in R(n, k); Z in R(n + 1, n); u, v in R(3); " + text)
        .expression();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "u*u'",
        "u*v' + v*u'",
        "Z*Z'",
        "Z*A*Z'",
        "polar(u*u')",
        "P = u*v'; 2*P'",
        "(u*v')^2"
      })
  void lostAtAllSizes(String text) {
    assertThat(Rank.isLost(read(text))).isTrue();
    assertThat(Rank.isLostAtLargeSizes(read(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x*x'", "x*y' + y*x' + x*x'", "A*x*x'*B", "sym(x*y')"})
  void lostAtLargeSizes(String text) {
    assertThat(Rank.isLost(read(text))).isFalse();
    assertThat(Rank.isLostAtLargeSizes(read(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A*B",
        "X*X'",
        "X'*X",
        "A + x*x'",
        "I(3) + u*u'",
        "u*u' + v*v' + u*v'",
        "(x*x')^0"
      })
  void notKnownToBeLost(String text) {
    assertThat(Rank.isLostAtLargeSizes(read(text))).isFalse();
  }
}
