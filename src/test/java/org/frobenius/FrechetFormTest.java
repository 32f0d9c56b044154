package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.frobenius.calculus.FrechetForm;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fréchet derivatives as operator, series, integral and block. */
class FrechetFormTest {
  private static final String SQUARES =
      "A in R(n, n); B in R(n, n); E in R(n, n); X in R(n, n); a in R(n); b in R(n); ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          tr(A*exp(X))       | OPERATOR | L(exp, X, A)'
          tr(A*exp(X))       | SERIES   | sum(k = 1..inf, sum(j = 0..k-1, X^j*A*X^(k-1-j))/gamma(k + 1))'
          tr(A*exp(X))       | INTEGRAL | integral(s = 0..1, exp(s*X)*A*exp((1 - s)*X))'
          tr(A*exp(X))       | BLOCK    | exp([X, A; zeros(n, n), X])[1:n, n+1:2*n]'
          tr(A*log(X))       | INTEGRAL | integral(s = 0..1, inv(I + s*(X - I))*A*inv(I + s*(X - I)))'
          tr(A*log(I + X))   | INTEGRAL | integral(s = 0..1, inv(I + s*X)*A*inv(I + s*X))'
          tr(A*log(I + X))   | SERIES   | sum(k = 1..inf, (-1)^(k-1)*sum(j = 0..k-1, X^j*A*X^(k-1-j))/k)'
          a'*exp(X)*b        | INTEGRAL | integral(s = 0..1, exp(s*X')*a*b'*exp((1 - s)*X'))
          a'*sqrt(X)*b       | BLOCK    | sqrt([X', a*b'; zeros(n, n), X'])[1:n, n+1:2*n]
          tr(A*f(X))         | BLOCK    | f([X, A; zeros(n, n), X])[1:n, n+1:2*n]'
          tr(A*f(X))         | SERIES   | sum(k = 1..inf, beta[k]*sum(j = 0..k-1, X^j*A*X^(k-1-j)))'
          tr(A*f'(X))        | SERIES   | sum(k = 1..inf, beta[k+1]*(k + 1)*sum(j = 0..k-1, X^j*A*X^(k-1-j)))'
          norm(exp(X)-B)^2   | INTEGRAL | 2*integral(s = 0..1, exp(s*X')*(exp(X) - B)*exp((1 - s)*X'))
          tr(exp(X)^2)       | SERIES   | 2*exp(2*X)'
          """)
  void textThatReadsBack(String phi, FrechetForm form, String expected) {
    Program program = Frobenius.parse(SQUARES + phi);
    Gradient gradient = program.gradient("X").with(form);
    assertThat(gradient.text()).isEqualTo(expected);
    Program reader = Frobenius.parse(SQUARES + "beta in R(inf); " + phi);
    assertThat(reader.expression(expected, gradient.shape())).isSameAs(gradient.expression());
  }

  @Test
  void boundNamesKeepClearOfTheProgram() {
    Program program =
        Frobenius.parse("s in R; j in R; A in R(k, k); X in R(k, k); tr(A*exp(s*j*X))");
    for (FrechetForm form : FrechetForm.values()) {
      Gradient gradient = program.gradient("X").with(form);
      assertThat(program.expression(gradient.text(), gradient.shape()))
          .isSameAs(gradient.expression());
    }
    assertThat(program.gradient("X").with(FrechetForm.INTEGRAL).text())
        .isEqualTo("j*s*integral(r = 0..1, exp(r*j*s*X)*A*exp((1 - r)*j*s*X))'");
  }

  @Test
  void whatAFormTakesForGranted() {
    assertThat(Frobenius.parse(SQUARES + "tr(A*log(X))").gradient("X").with(FrechetForm.SERIES))
        .extracting(Gradient::assumptions)
        .isEqualTo(java.util.List.of("X - I of spectral radius below 1"));
    assertThat(Frobenius.parse(SQUARES + "tr(A*f(h(X)))").gradient("X").with(FrechetForm.SERIES))
        .extracting(Gradient::assumptions)
        .isEqualTo(
            java.util.List.of(
                "f(z) = sum(k = 0..inf, beta[k]*z^k)", "h(z) = sum(k = 0..inf, beta_h[k]*z^k)"));
  }

  @Test
  void secondDerivatives() {
    Program program = Frobenius.parse(SQUARES + "A : L(exp, X, E)");
    assertThat(program.gradient("X").with(FrechetForm.BLOCK).text())
        .isEqualTo(
            "exp([X, A', E, zeros(n, n); zeros(n, n), X, zeros(n, n), E; zeros(n, n), zeros(n, n),"
                + " X, A'; zeros(n, n), zeros(n, n), zeros(n, n), X])[1:n, 3*n+1:4*n]'");
    for (FrechetForm form : FrechetForm.values()) {
      Verdict verdict = program.check(program.gradient("X").with(form), 1).verdict();
      assertThat(verdict.outcome()).as(form.written()).isEqualTo(Verdict.Outcome.RIGHT);
    }
  }

  @Test
  void aFormThatAFunctionDoesNotHave() {
    Gradient tanh = Frobenius.parse(SQUARES + "tr(A*tanh(X))").gradient("X");
    assertThatThrownBy(() -> tanh.with(FrechetForm.SERIES))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageContaining("`tanh` has no series");
    assertThatThrownBy(() -> tanh.with(FrechetForm.INTEGRAL))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageContaining("`tanh` has no integral form");
    assertThatThrownBy(() -> FrechetForm.named("blocks"))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("Fréchet derivatives have no form `blocks`");
  }

  @Test
  void theDerivationEndsInTheForm() {
    Gradient gradient = Frobenius.parse(SQUARES + "tr(A*exp(X))").gradient("X");
    String text =
        gradient
            .derivation(FrechetForm.INTEGRAL)
            .write(org.frobenius.calculus.DerivationWriter.Form.TEXT, false);
    assertThat(text)
        .contains("integral(s = 0..1, exp(s*X)*A*exp((1 - s)*X))' : d(X)")
        .contains("# exp-integral");
    assertThat(gradient.program().check(gradient.derivation(FrechetForm.INTEGRAL), 1).right())
        .isTrue();
  }
}
