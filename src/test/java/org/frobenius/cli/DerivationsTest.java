package org.frobenius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Derivations as a reader sees them, {@code src/test/resources/derivations/NAME.frob} beside {@code
 * NAME.expected}, read and found good. A first line {@code # frob grad --wrt Y} says how the
 * program is run.
 */
class DerivationsTest {
  private static final String DIRECTIVE = "# frob ";

  /** Of amsmath and LaTeX itself; KaTeX and MathJax know them all. */
  private static final Set<String> COMMANDS =
      Set.of(
          ("begin end frac mathrm mathit mathbb mathbf operatorname text top partial left right"
               + " bigl bigr lVert rVert lvert rvert odot oslash otimes times cdot quad sum prod"
               + " log det exp sin cos tan sinh cosh tanh max min sqrt in circ infty ldots qquad"
               + " boldsymbol phi varphi mapsto to colon nabla varnothing alpha beta gamma delta"
               + " epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon chi"
               + " psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega")
              .split(" "));

  static List<Path> programs() throws IOException {
    var all = new ArrayList<>(Expected.files("src/test/resources/derivations", ".frob"));
    assertThat(all).hasSizeGreaterThanOrEqualTo(30);
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void isAsRead(Path program) throws IOException {
    Frob run = Frob.run(arguments(program, "--steps"), "");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    Expected.check(Expected.beside(program, ".expected"), run.shown(), "derivations.write");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void usesCommandsThatEveryLatexKnows(Path program) throws IOException {
    for (String form : List.of("latex", "markdown")) {
      Frob run = Frob.run(arguments(program, "--steps", "--to", form), "");
      assertThat(run.out()).contains("\\begin{align");
      Pattern.compile("\\\\([A-Za-z]+)")
          .matcher(run.out())
          .results()
          .forEach(command -> assertThat(COMMANDS).as(run.out()).contains(command.group(1)));
      assertThat(run.out().replaceAll("[^{]", "")).hasSameSizeAs(run.out().replaceAll("[^}]", ""));
    }
  }

  static List<Path> own() throws IOException {
    return Expected.files("src/test/resources/derivations/own", ".derivation");
  }

  /**
   * A person's own, most of them with one slip; those that begin with {@code # right} have none.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("own")
  void isJudged(Path derivation) throws IOException {
    Frob run = Frob.run("check-derivation", derivation.toString());
    boolean right = Files.readString(derivation).startsWith("# right");
    assertThat(run.code() == ExitCode.DONE).as(run.shown()).isEqualTo(right);
    Expected.check(Expected.beside(derivation, ".expected"), run.shown(), "derivations.write");
  }

  private static List<String> arguments(Path program, String... more) throws IOException {
    String first = Files.readString(program).lines().findFirst().orElse("");
    assertThat(first).startsWith(DIRECTIVE);
    var arguments = new ArrayList<>(Frob.words(first.substring(DIRECTIVE.length())));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("-f", program.toString()));
    return arguments;
  }
}
