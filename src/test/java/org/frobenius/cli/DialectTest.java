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

  /** Variable projection, where the letter of v would make a row of it and its inverse singular. */
  @Test
  void saysWhatIsNotByItsLetter() {
    String program = "norm2(v*(p+B*-inv(B'*v'*v*B)*B'*v'*(v*p-w))-w)^2";
    Frob run = Frob.run(program, "--wrt", "B", "--explain-shapes", "--dialect", "matrixcalculus");
    assertThat(run.out()).doesNotContain("zeros");
    assertThat(run.err())
        .contains("v in R(n1, n2)  # not by its letter, which its use does not allow, at 1:7");
  }
}
