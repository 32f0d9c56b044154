package org.frobenius;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.frobenius.diagnostic.UnsupportedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What has differentials in it, as what was differentiated before has, is differentiated again. */
class DifferentialsInsideTest {
  private static final String NAMES = "S in Sym(n); A, X in R(n, n); B = A*X; x in R(n); t in R; ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tr(S^3)*d(t)              | S | 3*d(t)*(S*d(S) + d(S)*S)",
        "sum(eigvals(S).^3)*d(t)   | S | 3*d(t)*(S*d(S) + d(S)*S)",
        "tr(X*d(A)*X)              | X | (d(A)*d(X) + d(X)*d(A))'",
        "(x'*d(A)*x)*d(t)^2        | x | d(t)^2*(d(A) + d(A)')*d(x)",
        "d(A) : A                  | X | zeros(n, n)",
      })
  void secondDerivatives(String text, String wrt, String expected) {
    Program program = Frobenius.parse(NAMES + text);
    AnswerAssertions.is(program, program.hessianVectorProduct(wrt), expected);
    AnswerAssertions.isRight(program, program.hessian(wrt));
    AnswerAssertions.isRight(program, program.gradient(wrt));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tr(X^2)*d(t)              | X | 2*d(t)*tr(X*d(X))",
        "X*d(A)*X                  | X | d(X)*d(A)*X + X*d(A)*d(X)",
        "exp(X)*d(A)               | X | L(exp, X, d(X))*d(A)",
        "(A*x) .* d(x)             | A | d(x) .* (d(A)*x)",
        "sum(i = 1..n, X[i, i]*d(x)[i]) | X | diag(d(X))'*d(x)",
      })
  void differentials(String text, String wrt, String expected) {
    Program program = Frobenius.parse(NAMES + text);
    AnswerAssertions.is(program, program.differential(List.of(wrt)), expected);
    AnswerAssertions.isRight(program, program.jacobian(wrt));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr(X^3)*tr(d(X))", "tr(X*d(X)*X)", "tr(X*d(B))", "sum(exp.(X) .* d(X))"})
  void ofTheNameItself(String text) {
    Program program = Frobenius.parse(NAMES + text);
    assertRefused(() -> program.gradient("X"));
    assertRefused(() -> program.differential(List.of("X")));
    assertRefused(() -> program.hessian("X"));
    assertRefused(() -> program.hessianVectorProduct("X"));
  }

  @Test
  void noDerivationBeginsWithThem() {
    Gradient gradient = Frobenius.parse(NAMES + "tr(S^3)*d(t)").gradient("S");
    assertRefused(gradient::derivation);
  }

  private static void assertRefused(Runnable derivative) {
    assertThatThrownBy(derivative::run)
        .isInstanceOf(UnsupportedException.class)
        .hasMessageContaining("in it is not supported");
  }
}
