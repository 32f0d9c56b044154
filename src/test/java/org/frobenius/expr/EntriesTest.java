package org.frobenius.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.frobenius.Program;
import org.frobenius.print.Printer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of expressions made of skew-symmetric ones, and entries in one form. */
class EntriesTest {
  private static Expr read(String text) {
    return Program.read(
            "entries", "x in R(n); K in Skew(n); S in Sym(n); " + text, List.of(), false)
        .expression();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x[2, 1]      | x[2]
          (x'*S)[1, 2] | (x'*S)[:, 2]
          e(1, 1)      | 1
          (x'*x)[1, 1] | x'*x
          """)
  void anEntryOfAVectorHasOneForm(String written, String same) {
    assertThat(read(written)).as(Printer.text(read(written))).isSameAs(read(same));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pinv(K)",
        "polar(K)",
        "lyap(S, K)",
        "sin(K)",
        "tanh.(K)",
        "K^3",
        "K^-1",
        "K.^3",
        "sign.(K)"
      })
  void staysSkew(String text) {
    assertThat(Properties.has(read(text), Property.SKEW)).isTrue();
    assertThat(Properties.has(read(text), Property.SYMMETRIC)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cos(K)", "abs.(K)", "K^2", "K^4", "K.^2", "lyap(K, S)", "polar(S)"})
  void becomesOrStaysSymmetric(String text) {
    assertThat(Properties.has(read(text), Property.SYMMETRIC)).isTrue();
    assertThat(Properties.has(read(text), Property.SKEW)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"exp(K)", "exp.(K)", "adj(K)", "sigmoid.(K)", "lyap(S, S*K)"})
  void isNeither(String text) {
    assertThat(Properties.has(read(text), Property.SYMMETRIC)).isFalse();
    assertThat(Properties.has(read(text), Property.SKEW)).isFalse();
  }
}
