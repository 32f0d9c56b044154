package org.frobenius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@code --dialect} and {@code --explain-shapes}. */
class DialectTest {
  @Test
  void readsAsMatrixCalculusDoes() {
    assertThat(Frob.run("tr(exp(X)*A)", "--wrt", "X").out()).isEqualTo("L(exp, X, A)'\n");
    assertThat(Frob.run("tr(exp(X)*A)", "--wrt", "X", "--dialect", "matrixcalculus").out())
        .isEqualTo("A' .* exp.(X)\n");
  }

  @Test
  void knowsItsDialects() {
    Frob run = Frob.run("tr(X)", "--dialect", "mathematica");
    assertThat(run.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.err()).contains("`mathematica` is not a dialect");
  }

  @Test
  void explainsOnStandardError() {
    Frob run = Frob.run("tr(A*X)", "--wrt", "X", "--explain-shapes");
    assertThat(run.out()).isEqualTo("A'\n");
    assertThat(run.err()).contains("A in R(n1, n2)  # by its letter a matrix, at 1:4");
  }
}
