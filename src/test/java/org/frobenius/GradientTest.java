package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.frobenius.calculus.Derivation;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.print.TokenCount;
import org.frobenius.verify.Equality;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients whose parts have names. */
class GradientTest {
  static final String VARIABLE_PROJECTION =
      "v in R(m, n); p in R(n); B in R(n, k); w in R(m);"
          + " norm2(v*(p + B*-inv(B'*v'*v*B)*B'*v'*(v*p - w)) - w)^2";

  static Stream<Arguments> programs() throws IOException {
    return Stream.concat(
        lines("derivations/programs.tsv"),
        Stream.concat(lines("probes.txt"), Stream.of(Arguments.of("B", VARIABLE_PROJECTION))));
  }

  private static Stream<Arguments> lines(String file) throws IOException {
    return Files.readAllLines(Path.of("src/test/resources", file)).stream()
        .filter(l -> !l.isBlank() && !l.startsWith("#"))
        .map(l -> l.split("\t", 2))
        .map(parts -> Arguments.of(parts[0], parts[1]));
  }

  @ParameterizedTest(name = "{1} by {0}")
  @MethodSource("programs")
  void namedPartsAreTheSameGradient(String wrt, String text) {
    Gradient plain = Frobenius.parse(text).gradient(wrt);
    Gradient named = plain.withNamedParts();
    if (named.expression() == plain.expression()) {
      assertThat(named.definitions()).isEmpty();
      return;
    }
    String shown = named.text();
    Verdict verdict = Equality.compare(plain.expression(), named.expression(), 1);
    assertThat(verdict.outcome())
        .as("%s for %s: %s", shown, plain.text(), verdict.reason())
        .isEqualTo(Verdict.Outcome.RIGHT);
    assertThat(cost(named)).as(shown).isLessThan(cost(plain));
    assertReadsBack(named);
    assertThat(cost(named.withNamedParts())).as(shown).isGreaterThanOrEqualTo(cost(named));
  }

  /** Each line in the scope of the program and of the lines above it. */
  private static void assertReadsBack(Gradient named) {
    var scope = named.program().read();
    var more = new LinkedHashMap<String, Expr>();
    for (Expr.Named d : named.definitions()) {
      assertThat(scope.scope()).doesNotContain(d.name());
      assertThat(scope.with(more).expression(Printer.text(d.value())))
          .as(named.text())
          .isSameAs(d.value());
      more.put(d.name(), d);
    }
    String last = named.text().lines().toList().getLast();
    assertThat(scope.with(more).expression(last, named.shape()))
        .as(named.text())
        .isSameAs(named.expression());
  }

  private static long cost(Gradient g) {
    var tokens = new TokenCount();
    return tokens.of(g.expression())
        + g.definitions().stream().mapToLong(d -> tokens.of(d.value()) + 2).sum();
  }

  private static String named(String program, String wrt) {
    return Frobenius.parse(program).gradient(wrt).withNamedParts().text();
  }

  @Test
  void manyOfThemHaveNamedParts() throws IOException {
    assertThat(
            programs()
                .map(Arguments::get)
                .filter(a -> named((String) a[1], (String) a[0]).contains("\n")))
        .hasSizeGreaterThan(10);
  }

  @Test
  void variableProjection() {
    assertThat(named(VARIABLE_PROJECTION, "B"))
        .isEqualTo(
            """
            K = v*B
            r = v*p - w
            u = inv(K'*K)*K'*r
            2*v'*(K*u - r)*u'\
            """);
  }

  @Test
  void lettersAreFree() {
    String residual = "norm(A*x - b)^3/(1 + norm(A*x - b))";
    assertThat(named("A in R(m, n); b in R(m); x in R(n); " + residual, "x"))
        .startsWith("r = A*x - b\n");
    String program =
        "A in R(s, u); b in R(s); x in R(u); r in R(s); sum(tanh(A*x - b + r))*norm(A*x - b + r)^3";
    Gradient g = Frobenius.parse(program).gradient("x").withNamedParts();
    assertThat(g.definitions()).isNotEmpty();
    assertThat(g.definitions())
        .extracting(Expr.Named::name)
        .doesNotContain("s", "u", "r", "A", "b", "x", "I", "e", "E", "d", "L", "T");
    assertReadsBack(g);
  }

  /** Differences with the writer's signs; {@code r} is a residual, {@code p} a distribution. */
  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          norm(x - mu)*sum(exp(x - mu))               | mu | r = x - mu
          norm(mu - x)*sum(exp(mu - x))               | mu | r = mu - x
          norm(x - mu)*sum(exp(mu - x))               | mu | r = mu - x
          norm(W*x + b)^3/(1 + norm(W*x + b))         | x  | u = W*x + b
          norm(W*x + b - mu)^3/(1 + norm(W*x - mu + b)) | x  | r = W*x + b - mu
          norm(softmax(W*x) - mu)^3                   | x  | p = softmax(W*x)
          norm(U*V - A)*tr(exp(U*V - A))              | U  | R = U*V - A
          norm(U*V + A)^3/(1 + norm(U*V + A))         | U  | K = A + U*V
          (b'*x - t)^2*exp(b'*x - t)                  | x  | r = b'*x - t
          """)
  void customaryLettersOfParts(String function, String wrt, String parts) {
    String names =
        "A in R(n, n); U in R(n, n); V in R(n, n); W in R(n, n); x in R(n); b in R(n); mu in"
            + " R(n); t in R; ";
    Gradient g = Frobenius.parse(names + function).gradient(wrt).withNamedParts();
    assertThat(
            g.definitions().stream()
                .map(d -> d.name() + " = " + Printer.text(d.value()))
                .collect(Collectors.joining("; ")))
        .as(g.text())
        .isEqualTo(parts);
    assertThat(g.program().check(g, 1).verdict().right()).isTrue();
  }

  /** What stands left and right of each factor of a long product has a name. */
  @ParameterizedTest
  @ValueSource(strings = {"tr(%s)", "a'*%s*a", "norm(%s*a)^2"})
  void aLongProduct(String form) {
    String names =
        String.join(", ", IntStream.rangeClosed(1, 20).mapToObj("A%d"::formatted).toList());
    String factors =
        String.join("*", IntStream.rangeClosed(1, 20).mapToObj("A%d*X"::formatted).toList());
    Gradient g =
        Frobenius.parse("a in R(n); X, %s in R(n, n)\n%s".formatted(names, form.formatted(factors)))
            .gradient("X");
    Gradient named = g.withNamedParts();
    assertThat(cost(named)).isLessThan(cost(g) / 3);
    assertReadsBack(named);
    assertThat(g.program().check(named, 1).verdict().right()).isTrue();
  }

  @Test
  void ownDefinitionsStay() {
    Gradient g =
        Frobenius.parse("A in R(m, n); b in R(m); q = A*x - b; norm(q)^2")
            .gradient("x")
            .withNamedParts();
    assertThat(g.text()).isEqualTo("2*A'*q");
    assertThat(g.definitions()).isEmpty();
  }

  @Test
  void nothingUnderAnIndexHasAName() {
    Gradient g =
        Frobenius.parse(
                "X in R(n, n); A in R(n, n); k in N; sum(j = 1..k, tr((j*X*A + A)^2) + norm(j*X*A +"
                    + " A))")
            .gradient("X")
            .withNamedParts();
    assertThat(g.definitions()).allSatisfy(d -> assertThat(Printer.text(d)).isNotEqualTo("j"));
    assertReadsBack(g);
    assertThat(g.definitions())
        .allSatisfy(
            d ->
                assertThat(org.frobenius.expr.Children.symbols(d.value()))
                    .extracting(Expr.Symbol::name)
                    .isSubsetOf("X", "A", "k"));
  }

  @Test
  void everyForm() {
    Gradient g = Frobenius.parse(VARIABLE_PROJECTION).gradient("B").withNamedParts();
    assertThat(g.unicode().lines().toList().getFirst()).isEqualTo("K = v B");
    assertThat(g.unicode().lines()).hasSize(4);
    assertThat(g.latex())
        .startsWith("\\begin{aligned}\nK &= ")
        .endsWith("u^{\\top}\n\\end{aligned}");
    assertThat(g.program().check(g, 1).verdict().right()).isTrue();
    Derivation derivation = g.derivation();
    Expr plain = g.withoutNamedParts().expression();
    assertThat(Equality.compare(derivation.gradient(), plain, 1).right()).isTrue();
    assertThat(g.program().check(derivation, 1).right()).isTrue();
  }

  @Test
  void severalShareTheNames() {
    Program program =
        Frobenius.parse(
            "A in R(m, n); b in R(m); x in R(n); norm(A*x - b)^3*sum(tanh(A*x - b)) + norm(A)");
    List<Gradient> named = program.withNamedParts(program.gradients(List.of("x", "A")));
    assertThat(named.getFirst().definitions())
        .isNotEmpty()
        .isEqualTo(named.getLast().definitions());
    named.forEach(GradientTest::assertReadsBack);
    named.forEach(
        g ->
            assertThat(
                    Equality.compare(
                            g.withoutNamedParts().expression(),
                            program.gradient(g.wrt()).expression(),
                            1)
                        .right())
                .isTrue());
  }

  /** Sums and norms of Kronecker products, functions of what is not negative. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "S in Sym(n); sum(kron(S, S))                   | S | 2*sum(S)*ones(n, n)",
        "S in Skew(n); sum(kron(S, S))                  | S | zeros(n, n)",
        "X in R(m, n); A in R(p, q); norm1(kron(X, A))  | X | norm1(A)*sign.(X)",
        "X in R(m, n); sum(rowsum(kron(X, X)).^2)       | X | 4*norm(rowsum(X))^2*X*ones(n, n)",
        "x in R(n); sum(relu.(x.^2) + abs.(exp(x)))     | x | 2*x + exp(x)",
        "X in R(m, n); norm(colnorm(X), 4)  | X | X*diag(colnorm(X).^2)/norm(colnorm(X), 4)^3"
      })
  void isShort(String text, String wrt, String expected) {
    Program program = Frobenius.parse(text);
    Gradient gradient = program.gradient(wrt);
    assertThat(gradient.text()).isEqualTo(expected);
    assertThat(program.check(gradient, 1).verdict().right()).isTrue();
  }

  @Test
  void aContractionOfZerosIsZero() {
    Hessian hessian =
        Frobenius.parse("X in R(m, n); tr(commutation(m, n)*kron(X, X'))").hessian("X");
    assertThat(hessian.text()).doesNotContain("zeros");
  }
}
