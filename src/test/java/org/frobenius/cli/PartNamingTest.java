package org.frobenius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartNamingTest {
  private static final String RESIDUAL = "A in R(m, n); b in R(m); norm(A*x - b)*sum(exp(A*x - b))";

  /** Three layers: the answer is long, and much of it occurs several times. */
  private static final String LONG =
      "U in R(k, m); V in R(m, n); b in R(m); c in R(k); y in R(k); sum((tanh.(U*tanh.(V*x + b) +"
          + " c) - y).^3 .* sigmoid.(U*tanh.(V*x + b) + c))";

  @Test
  void whereAsked() {
    Frob run = Frob.run("grad", RESIDUAL, "--wrt", "x", "--cse");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).startsWith("r = A*x - b\n").endsWith("\n");
    assertThat(Frob.run("grad", RESIDUAL, "--wrt", "x").out()).doesNotContain("=");
  }

  @Test
  void whereTheAnswerIsLong() {
    String asked = Frob.run("grad", LONG, "--wrt", "V", "--cse").out();
    assertThat(asked).contains(" = ");
    assertThat(Frob.run("grad", LONG, "--wrt", "V").out()).isEqualTo(asked);
    assertThat(Frob.run("grad", LONG, "--wrt", "V", "--to", "json").out()).doesNotContain(" = ");
    String line = "{\"program\": \"%s\", \"wrt\": \"V\"%s}\n";
    assertThat(Frob.run(List.of("batch"), line.formatted(LONG, "")).out()).doesNotContain(" = ");
    assertThat(Frob.run(List.of("batch"), line.formatted(LONG, ", \"cse\": true")).out())
        .contains(" = ");
    assertThat(Frob.run(List.of("batch"), line.formatted(LONG, ", \"cse\": 1")).out())
        .contains("`cse` is not true or false");
  }

  @Test
  void severalShareTheNames() {
    assertThat(Frob.run("grad", RESIDUAL, "--wrt", "x,A", "--cse").out().lines())
        .first()
        .isEqualTo("r = A*x - b");
    assertThat(Frob.run("grad", RESIDUAL, "--wrt", "x,A", "--cse", "--to", "latex").out())
        .startsWith("r = A x - b\n");
    assertThat(Frob.run("grad", RESIDUAL, "--wrt", "x,A", "--cse", "--to", "json").out().lines())
        .hasSize(2)
        .allSatisfy(json -> assertThat(json).contains("r = A*x - b"));
  }

  @Test
  void notWithSteps() {
    Frob run = Frob.run("grad", RESIDUAL, "--wrt", "x", "--cse", "--steps");
    assertThat(run.code()).isEqualTo(ExitCode.WRONG_INPUT);
    assertThat(run.err()).contains("error[usage]: `--cse` names parts");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void isChecked() {
    Frob run = Frob.run("grad", LONG, "--wrt", "V", "--check");
    assertThat(run.code()).as(run.shown()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).contains("right");
  }

  @Test
  void ofAnyAnswer() {
    String residual = "A in R(m, n); b in R(m); ";
    assertThat(Frob.run("diff", residual + "norm(A*x - b)*(A*x - b)", "--wrt", "x", "--cse").out())
        .startsWith("r = A*x - b\n")
        .contains("d(x)");
    assertThat(Frob.run("hess", residual + "norm(A*x - b)^4", "--wrt", "x", "--cse").out())
        .startsWith("r = A*x - b\n");
    assertThat(Frob.run("jac", residual + "norm(A*x - b)*(A*x - b)", "--wrt", "x", "--cse").out())
        .startsWith("r = A*x - b\n");
    assertThat(Frob.run("simplify", residual + "norm(A*x - b)*exp(A*x - b)", "--cse").out())
        .isEqualTo("r = A*x - b\nnorm(r)*exp(r)\n");
    String line = "{\"kind\": \"hessian\", \"program\": \"%s\", \"wrt\": \"x\", \"cse\": true}\n";
    assertThat(Frob.run(List.of("batch"), line.formatted(residual + "norm(A*x - b)^4")).out())
        .contains("r = A*x - b");
  }

  /** The letter of a map means nothing on the lines above it. */
  @Test
  void aMapsDirectionStaysInTheMap() {
    Frob run = Frob.run("hess", "A in R(m, n); norm(U*V' - A)^4", "--wrt", "U", "--cse", "--check");
    assertThat(run.code()).as(run.shown()).isEqualTo(ExitCode.DONE);
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(2).last().asString().startsWith("E -> ");
    assertThat(lines.getFirst()).isEqualTo("R = U*V' - A");
  }
}
