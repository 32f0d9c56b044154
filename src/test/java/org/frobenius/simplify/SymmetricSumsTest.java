package org.frobenius.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import org.frobenius.Frobenius;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymmetricSumsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          X in R(n, n); X + X'                            | 2*sym(X)
          X in R(n, n); X - X'                            | 2*skew(X)
          X in R(n, n); 3*X' + 3*X                        | 6*sym(X)
          A in R(n, m); B in R(n, m); A*B' + B*A' + I     | 2*sym(A*B') + I
          A in R(n, n); B in R(n, n); A + A' + B - B'     | 2*sym(A) + 2*skew(B)
          S in Sym(n); A in R(n, n); S*A + A'*S           | 2*sym(S*A)
          A in R(n, n); x in R(n); (A + A')*x             | 2*sym(A)*x
          A in R(n, n); B in R(n, n); A + B'              | A + B'
          A in R(n, n); A + 2*A'                          | A + 2*A'
          K in Skew(n); A in R(n, n); A*K - K*A'          | 2*sym(A*K)
          """)
  void onlyWhenAsked(String program, String written) {
    var plain = Frobenius.parse(program).simplify();
    assertThat(plain.text()).doesNotContain("sym", "skew");
    assertThat(plain.withSymmetricParts().text()).isEqualTo(written);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          A in R(n, n); x in R(n); x'*A*x             | x | 2*sym(A)*x
          X in R(n, n); norm(X + X')^2                | X | 8*sym(X)
          """)
  void inGradients(String program, String wrt, String written) {
    var gradient = Frobenius.parse(program).gradient(wrt).withSymmetricParts();
    assertThat(gradient.text()).isEqualTo(written);
    assertThat(gradient.program().check(gradient, 1).verdict().right()).isTrue();
  }
}
