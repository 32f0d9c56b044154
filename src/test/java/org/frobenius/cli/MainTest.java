package org.frobenius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @TempDir Path folder;

  private static void prints(String expected, String... args) {
    Frob run = Frob.run(args);
    assertThat(run.out()).as(run.err()).isEqualTo(expected + "\n");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
  }

  private static void refuses(String expected, String... args) {
    Frob run = Frob.run(args);
    assertThat(run.err()).contains(expected);
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.WRONG_INPUT);
  }

  // programs

  @Test
  void anExpressionAlone() {
    prints("exp(X)'", "tr(exp(X))");
    prints("exp(X)'", "grad", "tr(exp(X))");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tr(A*X)", "-f(X)", "-2*tr(A*X)", "-(tr(A*X))", "--tr(A*X)"})
  void anExpressionMayBeginWithAMinus(String expression) {
    assertThat(Frob.run("--let", "f in R(n, n) -> R", expression).err())
        .doesNotContain("error[usage]");
    assertThat(Frob.run(expression, "--wrt", "X").err()).doesNotContain("error[usage]");
  }

  @Test
  void soMayAnAnswer() {
    Frob run = Frob.run("check", "-tr(A*X)", "--wrt", "X", "--against", "-A'");
    assertThat(run.out()).startsWith("right");
    assertThat(Frob.run("check", "-tr(A*X)", "--wrt=X", "--against=-A'").out()).startsWith("right");
  }

  @Test
  void aFileAndStandardInput() throws IOException {
    Path file = Files.writeString(folder.resolve("a.frob"), "# least squares\nnorm(A*x - b)^2\n");
    prints("2*A'*(A*x - b)", "grad", "-f", file.toString(), "--wrt", "x");
    prints("2*A'*(A*x - b)", "--file", file.toString());
    Frob piped = Frob.run(List.of("grad", "-"), "tr(exp(X))\n");
    assertThat(piped.out()).isEqualTo("exp(X)'\n");
    refuses("there is no such file", "-f", folder.resolve("b.frob").toString());
    refuses("it is a folder", "-f", folder.toString());
    refuses("stands beside `-f", "-f", file.toString(), "tr(X)");
  }

  @Test
  void failuresNameTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.frob"), "tr(X\n");
    refuses("--> " + file + ":1:5", "-f", file.toString());
    assertThat(Frob.run(List.of("-"), "tr(X").err()).contains("--> stdin:1:5");
  }

  @Test
  void declarationsBesideTheProgram() {
    prints("x*x'", "x'*S*x", "--let", "S in Sym(n)", "--wrt", "S");
    refuses("`x` is not declared", "x'*S*x", "--let", "S in Sym(n)", "--strict");
    prints(
        "x*x'", "--strict", "x'*S*x", "--let", "S in Sym(n)", "--let", "x in R(n)", "--wrt", "S");
  }

  // answers

  @Test
  void severalNames() {
    prints("A: X'\nX: A'", "tr(A*X)", "--wrt", "A", "--wrt", "X");
    prints("A: X'\nX: A'", "tr(A*X)", "--wrt", "A,X");
    prints("∂/∂A = Xᵀ\n∂/∂X = Aᵀ", "tr(A*X)", "--wrt", "A, X", "--to", "unicode");
    prints(
        "\\frac{\\partial}{\\partial A} = X^{\\top}\n\\frac{\\partial}{\\partial \\beta} = 0",
        "tr(A*X)",
        "--wrt",
        "A,beta",
        "--let",
        "beta in R",
        "--to",
        "latex");
  }

  @Test
  void forms() {
    prints("exp(X)ᵀ", "tr(exp(X))", "--to", "unicode");
    prints("\\exp(X)^{\\top}", "tr(exp(X))", "--to", "latex");
    prints(
        "{\"ok\":true,\"wrt\":\"X\",\"shape\":[\"n\",\"n\"],\"results\":{\"text\":\"exp(X)'\","
            + "\"unicode\":\"exp(X)ᵀ\",\"latex\":\"\\\\exp(X)^{\\\\top}\"},\"assumes\":[]}",
        "X in R(n, n); tr(exp(X))",
        "--to",
        "json");
  }

  @Test
  void whatIsAssumedIsNoResult() {
    Frob run = Frob.run("tr(X*inv(X)*A)", "--wrt", "X");
    assertThat(run.out()).hasLineCount(1);
    assertThat(run.err()).isEqualTo("assumes: X invertible\n");
  }

  @Test
  void checkBesideTheAnswer() {
    Frob run = Frob.run("tr(exp(X))", "--check");
    assertThat(run.out()).isEqualTo("exp(X)'\n");
    assertThat(run.err()).startsWith("check: right: ");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void aFailedCheck() {
    Frob run = Frob.run("check", "tr(X^2)", "--against", "X'");
    assertThat(run.code()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(run.out().lines())
        .satisfiesExactly(
            l -> assertThat(l).startsWith("wrong: by X along [").contains("seed 1, attempt 0"),
            l -> assertThat(l).isEqualTo("it is half the gradient"),
            l -> assertThat(l).isEqualTo("the gradient is 2*X'"));
  }

  @Test
  void seeds() {
    assertThat(Frob.run("check", "tr(X^2)", "--seed", "7").out()).contains("seed 7");
    refuses("`--seed` is an integer", "check", "tr(X^2)", "--seed", "x");
  }

  @Test
  void differentials() {
    prints("-inv(X)*d(X)*inv(X)", "diff", "inv(X)");
    prints("d(A)*X + A*d(X)", "diff", "A*X", "--wrt", "A,X");
  }

  @Test
  void simplifies() {
    prints("0", "simplify", "tr(A*B) - tr(B*A)");
  }

  // values

  @Test
  void values() throws IOException {
    Path a = Files.writeString(folder.resolve("a.csv"), "1,2\n3,4\n");
    Path b = Files.writeString(folder.resolve("b.json"), "[[1], [0]]");
    prints("2", "eval", "(A*x)'*(A*x)", "--data", "A=" + a, "--data", "x=[1; -1]");
    prints(
        "-8\n-12", "eval", "norm(A*x)^2", "--data", "A=" + a, "--data", "x=[1; -1]", "--wrt", "x");
    prints(
        "[[1.0],[3.0]]",
        "eval",
        "A*b",
        "--let",
        "b in R(n)",
        "--data",
        "A=" + a,
        "--data",
        "b=" + b,
        "--to",
        "json");
    prints("0.5", "eval", "t/2", "--data", "t=1", "--let", "t in R");
    prints("1\n3", "eval", "A*b", "--data", "A=" + a, "--data", "b=" + b, "--let", "b in R(n)");
  }

  @Test
  void aValueToAFile() throws IOException {
    Path file = folder.resolve("g.csv");
    Frob run = Frob.run("eval", "A'", "--data", "A=[1, 2; 3, 4.5]", "--out", file.toString());
    assertThat(run.shown()).isEmpty();
    assertThat(file).hasContent("1,3\n2,4.5\n");
  }

  // help and mistakes

  @Test
  void help() {
    assertThat(Frob.run("--help").out()).contains("frob grad EXPR", "frob batch");
    assertThat(Frob.run("--help").code()).isEqualTo(ExitCode.DONE);
    assertThat(Frob.run("--version").out()).startsWith("frob ");
    assertThat(Frob.run().err()).contains("frob grad EXPR");
    assertThat(Frob.run().code()).isEqualTo(ExitCode.WRONG_INPUT);
  }

  @ParameterizedTest
  @EnumSource(Subcommand.class)
  void helpOfEachSubcommand(Subcommand subcommand) {
    Frob run = Frob.run(subcommand.written(), "--help");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).startsWith("frob " + subcommand.written()).contains("--help");
  }

  @Test
  void mistakesOnTheCommandLine() {
    refuses("`frob grad` has no option `--wtr`\n  = help: write `--wrt`", "tr(X)", "--wtr", "X");
    refuses("write `frob grad` for the subcommand", "grda", "tr(X)");
    refuses("put the whole program into one pair of quotes", "tr(X)", "+", "tr(Y)");
    refuses("to differentiate by a name, write `--wrt X`", "tr(A*X)", "X");
    refuses("to differentiate by a name, write `--wrt A,X`", "jac", "A*X", "A", "X");
    refuses("`--wrt` needs a value", "tr(X)", "--wrt");
    refuses("`--to` is given twice", "tr(X)", "--to", "text", "--to", "latex");
    refuses("`frob grad` needs an expression", "grad");
    refuses("write `latex`", "tr(X)", "--to", "latx");
    refuses("`frob simplify` has no option `--wrt`", "simplify", "tr(X)", "--wrt", "X");
  }

  @Test
  void subcommandsThatAreNotThereYet() {
    refuses("error[unsupported]: `frob serve` is not there yet", "serve");
  }

  @Test
  void limits() {
    Frob run = Frob.run("(".repeat(300_000) + "x");
    assertThat(run.code()).isEqualTo(ExitCode.LIMIT);
    assertThat(run.err()).startsWith("error[limit]");
  }

  // rules

  @Test
  void rules() {
    assertThat(Frob.run("rules").out())
        .contains("# differentials", "# adjoints", "logdet ", "move-left ");
    assertThat(Frob.run("rules", "logdet").out())
        .contains("d(logdet(A)) = inv(A)' : d(A)", "source  MC 43", "\\log\\det");
    refuses("write `frob rules logdet`", "rules", "logdte");
    refuses("there is no rule `nothing-like-it`", "rules", "nothing-like-it");
  }
}
