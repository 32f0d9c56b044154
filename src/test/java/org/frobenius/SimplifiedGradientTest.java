package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gradient, typed in again below its declarations, is its own shortest form. */
class SimplifiedGradientTest {
  private static final String NAMES =
      "A in R(m, n); B in R(m, n); X in R(n, p); Y in R(m, p); M in R(n, n); P in SPD(n); S in"
          + " Sym(n); z in R(n); w in R(p); y in R(m); t in R+; ";

  @ParameterizedTest(name = "{1} by {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          | tr(sqrt(P)*M^2*inv(P))                                                       | P
          | det(inv(sqrt((X'*X)'*(X'*X))))                                               | X
          | sqrt(relu.(X*Y'*Y) : inv(X*X' + t*I)*X*inv(I + (Y'*Y)'*(Y'*Y)))              | Y
          | (inv(I + X'*X)*X'*X*w)'*exp(X'*X*inv(I + w*w'))*inv(I + X'*X)*X'*X*w         | X
          | tr(tanh.(exp(X'*X)*inv(I + (Y'*Y)^2))*inv(I + ((Y'*Y).^2)'*(Y'*Y).^2))       | Y
          U = A*inv(A'*A)*B'*Y; | log(1 + sum(U*inv(I + (U'*Y)'*(U'*Y)))^2)              | A
          """)
  void isItsOwnShortestForm(String definitions, String phi, String wrt) {
    String above = NAMES + (definitions == null ? "" : definitions);
    String gradient = Frobenius.gradient(above + phi, wrt);
    assertThat(Frobenius.simplify(above + gradient)).isEqualTo(gradient);
  }
}
