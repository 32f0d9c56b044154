package org.frobenius.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import org.frobenius.Frobenius;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalvesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A in R(n, n); 2*inv(A + A')                                  | inv(sym(A))
          A in R(n, n); L(exp, A, A + A')/2                            | L(exp, A, sym(A))
          A in R(n, n); kron(A + A', A)/2                              | kron(sym(A), A)
          A in R(n, n); (A - A').^2/4                                  | skew(A).^2
          A in R(n, n); det(sym(A))                                    | det(sym(A))
          A in R(n, n); (A + A')/norm(A + A')                          | sym(A)/norm(sym(A))
          A in R(n, n); B in R(n, n); inv(sym(A))*B + B*2*inv(A + A')  \
          | inv(sym(A))*B + B*inv(sym(A))
          """)
  void symmetricPartsAreRead(String program, String shortest) {
    assertThat(Frobenius.parse(program).simplify().text()).isEqualTo(shortest);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A in R(n, n); inv(A + A')                  | inv(A + A')
          A in R(n, n); inv(A + A')/3                | inv(A + A')/3
          A in R(n, n); x in R(n); 3*(A + A')*x      | 3*(A + A')*x
          A in R(n, n); (A + A')^2                   | (A + A')^2
          x in R(n); inv(3/10*I + x*x')*x            | 10*x/(3 + 10*norm(x)^2)
          """)
  void sumsThatNothingHalvesStay(String program, String shortest) {
    assertThat(Frobenius.parse(program).simplify().text()).isEqualTo(shortest);
  }
}
