package org.frobenius.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.frobenius.Program;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known to be its own transpose, and what is not. */
class SymmetryTest {
  private static final List<String> SPACES =
      List.of(
          "A, B in R(n, n)",
          "S, T in Sym(n)",
          "P in SPD(n)",
          "K in Skew(n)",
          "D in Diag(n)",
          "x, y in R(n)");

  private static boolean isSymmetric(String text) {
    Expr e = Program.read("", text, SPACES, false).expression();
    return Properties.has(e, Property.SYMMETRIC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A'*A",
        "A*S*A'",
        "A^2*A'^2",
        "inv(A)*S*inv(A)'",
        "inv(A)*S*inv(A')",
        "S*A*T*A'*S",
        "x*x'",
        "D*A*S*A'*D",
        "exp(A)*exp(A)'",
        "(A + B)*S*(A + B)'",
        "A + A'",
        "A + A' + B + B'",
        "A + S + A'",
        "A*B + B'*A'",
        "x*y' + y*x'",
        "A'*P*A"
      })
  void isItsOwnTranspose(String text) {
    assertThat(isSymmetric(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A*A",
        "A*B'",
        "A*S*A",
        "A^2*A'",
        "A^2*A'^3",
        "inv(A)*S*inv(A)",
        "S*T",
        "x*y'",
        "K*S*K'*K",
        "A*K*A'",
        "A + A + A'",
        "A + B'",
        "A - A'",
        "A + A' + B",
        "A + S",
        "K + S",
        "exp(A)*exp(A)",
        "(A + B)*S*(A - B)'"
      })
  void isNot(String text) {
    assertThat(isSymmetric(text)).isFalse();
  }
}
