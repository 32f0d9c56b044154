package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gradient by a variable of a structured space is its projection, simplified by the space. */
class SpaceGradientTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "S in Sym(n); tr(A*S)                       | S | sym(A)",
        "S in Sym(n); x in R(n); y in R(n); x'*S*y  | S | sym(x*y')",
        "S in Sym(n); tr(exp(S))                    | S | exp(S)",
        "S in Sym(n); tr(A*exp(S))                  | S | L(exp, S, sym(A))",
        "S in Sym(n); norm(S)^2                     | S | 2*S",
        "P in SPD(n); logdet(P)                     | P | inv(P)",
        "P in SPD(n); tr(inv(P)*A)                  | P | -inv(P)*sym(A)*inv(P)",
        "K in Skew(n); tr(A*K)                      | K | skew(A')",
        "D in Diag(n); logdet(D)                    | D | inv(D)",
        "D in Diag(n); tr(A*D)                      | D | diag(diag(A))",
        "L in Lower(n); norm(L)^2                   | L | 2*L",
        "L in Lower(n); tr(A*L)                     | L | tril(A')",
        "U in Upper(n); tr(A*U) + norm(U)^2         | U | triu(A') + 2*U"
      })
  void liesInTheSpace(String text, String wrt, String expected) {
    Program program = Program.read("test", text, List.of(), false);
    Gradient gradient = program.gradient(wrt);
    assertThat(gradient.text()).isEqualTo(expected);
    assertThat(program.check(gradient, 1).verdict().outcome()).isEqualTo(Verdict.Outcome.RIGHT);
  }
}
