package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.frobenius.calculus.Derivation;
import org.frobenius.calculus.DerivationWriter.Form;
import org.frobenius.diagnostic.LimitException;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Derivations: each line is read back from its text and evaluated against the one before; a reader
 * is not given more lines than a person would write.
 */
class DerivationTest {
  /** A first line, a further one of terms or factors, or a reason beside it or below. */
  private static final String TEX_LINE =
      "(?<!\\\\)&(=|\\\\quad \\{\\} ([-+]|\\\\o|\\h*&& )|\\\\qquad \\\\text)";

  private static final long SEED = 1;

  /** Of the function; a definition may bring two to insert its differential and one of its own. */
  private static final int MOST_LINES = 7;

  /** A program and the name to differentiate by. */
  record Asked(String wrt, String program) {
    @Override
    public String toString() {
      return program + " by " + wrt;
    }
  }

  static Stream<Asked> cases() throws IOException {
    return asked("programs.tsv");
  }

  static Stream<Asked> textbook() throws IOException {
    return asked("textbook.tsv");
  }

  private static Stream<Asked> asked(String file) throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/derivations", file)).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", 2))
        .map(parts -> new Asked(parts[0], parts[1]));
  }

  static Stream<Asked> examples() throws IOException {
    try (var files = Files.list(Path.of("examples"))) {
      return files
          .filter(f -> f.toString().endsWith(".frob"))
          .sorted()
          .flatMap(DerivationTest::example)
          .toList()
          .stream();
    }
  }

  private static Stream<Asked> example(Path file) {
    try {
      String text = Files.readString(file);
      return Pattern.compile("--wrt (\\w+)")
          .matcher(text.lines().skip(1).findFirst().orElseThrow())
          .results()
          .map(found -> new Asked(found.group(1), text));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Stream<Asked> language() {
    return Stream.of(
            WalkedOperators.all(), WalkedFunctions.all(), WalkedForms.all(), WalkedSpaces.all())
        .flatMap(List::stream)
        .filter(walked -> walked.refused().isEmpty())
        // of no full rank where the inner size drawn is the smallest: nothing to evaluate
        .filter(walked -> !walked.text().contains("polar(A1*A2)"))
        .flatMap(DerivationTest::asked);
  }

  private static Stream<Asked> asked(Walked walked) {
    return walked.wrt().stream().map(name -> new Asked(name, walked.text()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"cases", "examples", "language", "textbook"})
  void eachLineEqualsTheOneBefore(Asked asked) {
    Program program = Frobenius.parse(asked.program());
    Derivation derivation = program.gradient(asked.wrt()).derivation();
    Verdict verdict = program.check(derivation, SEED);
    assertThat(verdict.right())
        .as(() -> derivation.write(Form.TEXT, false) + "\n" + verdict)
        .isTrue();
    int definitions = derivation.chains().size() - 1;
    assertThat(derivation.lines())
        .as(() -> derivation.write(Form.TEXT, false))
        .isLessThanOrEqualTo(MOST_LINES + 3 * definitions);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"cases", "examples", "textbook"})
  void theTextIsADerivationToCheck(Asked asked) {
    assertReadBack(asked, Form.TEXT);
  }

  /** Pasted back from a page, too. */
  @ParameterizedTest(name = "{0}")
  @MethodSource({"cases", "examples", "textbook"})
  void whatIsTypesetIsADerivationToCheck(Asked asked) {
    assertReadBack(asked, Form.LATEX);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void whatIsMarkdownIsADerivationToCheck(Asked asked) {
    assertReadBack(asked, Form.MARKDOWN);
  }

  /** Copied from a terminal. */
  @ParameterizedTest(name = "{0}")
  @MethodSource({"cases", "examples", "textbook"})
  void whatATerminalShowsIsADerivationToCheck(Asked asked) {
    assertReadBack(asked, Form.UNICODE);
  }

  /** What has no part in the differential is not inserted. */
  @Test
  void aDefinitionWithoutCoefficientIsNotInserted() {
    Derivation derivation =
        Frobenius.parse("c = mean(x); norm(x .- c)^2").gradient("x").derivation();
    assertThat(derivation.write(Form.TEXT, false))
        .contains("# with c written out")
        .doesNotContain("insert");
  }

  /** The letter of an index that is renamed is not the letter of another one beside it. */
  @Test
  void indicesOfOneNameStayApart() {
    String program = "X, W in R(n, n); tr(W*sum(j = 0..2, sum(j = 0..2, X^j)^j))";
    assertReadBack(new Asked("X", program), Form.TEXT);
  }

  private static void assertReadBack(Asked asked, Form form) {
    Derivation derivation = Frobenius.parse(asked.program()).gradient(asked.wrt()).derivation();
    String text = derivation.write(form, form == Form.TEXT);
    DerivationLines.Finding finding =
        Program.derivation("text", text, List.of(), false).check(SEED);
    assertThat(finding.verdict().right()).as(() -> text + "\n" + finding.words()).isTrue();
    int read = Integer.parseInt(finding.words().replaceFirst("(?s) lines?,.*", ""));
    assertThat(read).as(text).isEqualTo(derivation.lines() + 1);
  }

  /** A jump that no name explains is rare. */
  @Test
  void stepsHaveNames() throws IOException {
    List<Asked> jumps =
        textbook()
            .filter(
                asked ->
                    steps(asked.program(), asked.wrt())
                        .lines()
                        .anyMatch(l -> l.endsWith("simplify")))
            .toList();
    assertThat(jumps).hasSizeLessThanOrEqualTo(5);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"cases", "examples"})
  void latexIsBalanced(Asked asked) {
    Derivation derivation = Frobenius.parse(asked.program()).gradient(asked.wrt()).derivation();
    String latex = derivation.write(Form.LATEX, false);
    String align =
        latex.substring(latex.indexOf("\\begin{align*}"), latex.indexOf("\\end{align*}"));
    assertThat(align).doesNotContain("\n\n");
    int depth = 0;
    for (String line : align.lines().skip(1).toList()) {
      depth = braces(line);
      assertThat(depth).as(line).isZero();
      assertThat(line).containsPattern(TEX_LINE);
    }
    assertThat(derivation.write(Form.MARKDOWN, true)).contains("$$\n\\begin{aligned}\n");
  }

  private static int braces(String line) {
    int depth = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else {
        depth += line.charAt(i) == '{' ? 1 : line.charAt(i) == '}' ? -1 : 0;
      }
    }
    return depth;
  }

  private static String steps(String program, String wrt) {
    return Frobenius.parse(program).gradient(wrt).derivation().write(Form.TEXT, false);
  }

  @Test
  void leastSquares() {
    assertThat(steps("A in R(m, n); b in R(m); norm(A*x - b)^2", "x"))
        .isEqualTo(
            """
            A in R(m, n); x in R(n); b in R(m)
            φ  = norm(A*x - b)^2

            dφ = 2*(A*x - b) : d(A*x - b)   # norm-squared
               = 2*(A*x - b) : A*d(x)       # linear
               = 2*A'*(A*x - b) : d(x)      # move-left

            ∂φ/∂x = 2*A'*(A*x - b)\
            """);
  }

  @Test
  void definitionsHaveDifferentialsOfTheirOwn() {
    assertThat(steps("W in R(p, m); x in R(m); h = tanh(W*x); norm(h)^2", "W"))
        .isEqualTo(
            """
            W in R(p, m); x in R(m)
            h  = tanh(W*x)
            φ  = norm(h)^2

            dh = (1 .- h.^2) .* (d(W)*x)          # entrywise tanh
            dφ = 2*h : d(h)                       # norm-squared
               = 2*h : (1 .- h.^2) .* (d(W)*x)    # insert dh
               = 2*(h .* (1 .- h.^2))*x' : d(W)   # hadamard-right, move-right
               = 2*(h - h.^3)*x' : d(W)           # factor

            ∂φ/∂W = 2*(h - h.^3)*x'\
            """);
  }

  /** {@code X + X'} is D where D has its value. */
  @Test
  void linesByADefinitionHoldAtItsValue() {
    Program program = Frobenius.parse("X in R(n, n); D = X + X'; tr(X*D*D')");
    Gradient gradient = program.gradient("D");
    assertThat(gradient.text()).isEqualTo("D^2");
    assertThat(program.check(gradient.derivation(), 1).reason()).isEmpty();
  }

  @Test
  void equalScalarsArePowers() {
    String text =
        Frobenius.parse("b in R; x in R(n); K in R(n, n); norm(b*K*x)^2")
            .gradient("x")
            .derivation()
            .write(Form.TEXT, false);
    assertThat(text).contains("2*b^2*K'*K*x : d(x)").doesNotContain("b*b");
  }

  @Test
  void aZeroGradientNeedsNoFurtherLine() {
    String text =
        Frobenius.parse("x in R(n); n").gradient("x").derivation().write(Form.TEXT, false);
    assertThat(text).endsWith("dφ = 0   # x does not occur\n\n∂φ/∂x = zeros(n)");
  }

  @Test
  void tenFactorsAreOneSum() {
    Derivation derivation = Frobenius.parse("tr(A*X*B*X*C*X*D*X*F*X*G)").gradient("X").derivation();
    assertThat(derivation.lines()).isLessThanOrEqualTo(4);
  }

  @Test
  void sourcesAreCited() {
    Derivation derivation = Frobenius.parse("logdet(X)").gradient("X").derivation();
    assertThat(derivation.write(Form.TEXT, true))
        .contains("# logdet [MC 43]")
        .contains("# logdet: d(logdet(A)) = inv(A)' : d(A)")
        .contains("#   Matrix Cookbook (2012), equation 43");
  }

  /** What is typeset says the same as the text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "A in R(m,n); b in R(m); r = A*x - b; norm(r)^2",
        "tr(exp(x))",
        "A in R(n,n); x in R(m,n); logdet(x*A*x')",
        "A in R(m,n); x in R(n); sum(sigmoid.(A*x))",
        "P in SPD(n); x in SPD(n); tr(inv(x)*P) + logdet(x)",
        "W in R(m,n); y in R(m); x in R(n); y'*log(softmax(W*x))",
      })
  void isReadBackFromLatex(String program) {
    Derivation derivation = Frobenius.parse(program).gradient("x").derivation();
    var finding = check(derivation.write(Form.LATEX, false));
    assertThat(finding.verdict().right()).as(finding.words()).isTrue();
  }

  @Test
  void differentialsInReasonsAreTypesetAsMathematics() {
    Derivation ofDefinition =
        Frobenius.parse("A in R(m,n); r = A*x; norm(r)^2").gradient("x").derivation();
    assertThat(ofDefinition.write(Form.LATEX, false)).contains("\\text{insert $\\mathrm{d}r$}");
    Derivation inSpace =
        Frobenius.parse("S in Sym(n); z = S*x; norm(z)^2").gradient("S").derivation();
    assertThat(inSpace.write(Form.LATEX, true)).contains("\\text{$\\mathrm{d}S$ is symmetric}");
  }

  @Test
  void whatNobodyReadsIsRefused() {
    Program program = Frobenius.parse("X in R(n, n); tr(" + "X*A*".repeat(60) + "X)");
    Gradient gradient = program.gradient("X");
    assertThatThrownBy(gradient::derivation).isInstanceOf(LimitException.class);
  }

  private static DerivationLines.Finding check(String... lines) {
    return Program.derivation("mine", String.join("\n", lines), List.of(), false).check(SEED);
  }

  @Test
  void aRightOneIsRight() {
    var finding =
        check(
            "A in R(m, n); b in R(m)  # data",
            "r = A*x - b; norm(r)^2",
            "",
            "dr = A*dx",
            "dφ = 2*r : dr     # norm",
            "   = 2*r : A*dx",
            "   = (2*A'*r) : d(x)",
            "∂φ/∂x = 2*A'*r");
    assertThat(finding.verdict().right()).as(finding.words()).isTrue();
    assertThat(finding.words()).startsWith("5 lines, each equal to the one before");
  }

  @Test
  void theFirstWrongLineIsShown() {
    var finding =
        check(
            "A in R(n, n)",
            "φ = x'*A*x",
            "= d(x)'*A*x + x'*A*d(x)",
            "= 2*(A*x) : d(x)",
            "= 3*(A*x) : d(x)");
    assertThat(finding.line()).isEqualTo(4);
    assertThat(finding.words())
        .startsWith("line 4 is not equal to line 3\n  3 | = d(x)'*A*x")
        .contains("it is ")
        .contains("seed 1");
  }

  @Test
  void theFirstLineIsHeldAgainstTheFunction() {
    assertThat(check("norm(x)^2", "= x : d(x)").words())
        .startsWith("line 2 is not the differential of the expression");
    assertThat(check("r = A*x", "norm(r)^2", "dr = 2*A*d(x)", "dφ = 2*r : dr").words())
        .startsWith("line 3 is not the differential of `r`");
  }

  @Test
  void aTermWithoutADifferentialIsWrong() {
    assertThat(check("norm(x)^2", "= 2*x : d(x) + norm(x)^2").words())
        .contains("it has a term without a differential");
  }

  @Test
  void aTextWithoutLinesIsRefused() {
    assertThatThrownBy(() -> check("norm(x)^2")).isInstanceOf(SyntaxException.class);
    assertThatThrownBy(() -> check("norm(x)^2", "= 2*x : d(x)", "dz = 3"))
        .isInstanceOf(SyntaxException.class);
    assertThat(Objects.requireNonNull(check("tr(X)", "= I : dX")).verdict().right()).isTrue();
  }
}
