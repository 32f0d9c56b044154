package org.frobenius.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.frobenius.Frobenius;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.print.TokenCount;
import org.frobenius.verify.Equality;
import org.frobenius.verify.RandomExpressions;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamedPartsTest {
  private static final OwnSigns NONE = new OwnSigns(List.of());

  static LongStream seeds() {
    return LongStream.range(2000, 2200);
  }

  /** Something with common parts: two expressions over the same few random ones. */
  private static Expr repeated(long seed) {
    var random = new RandomExpressions(seed);
    Expr a = random.scalar(2);
    Expr b = random.scalar(3);
    Expr product = Build.product(a, b);
    return Build.sum(Build.product(product, a), Build.power(Build.sum(b, Build.ONE), Build.TWO), a);
  }

  private static Set<String> taken() {
    return Set.of("a", "b", "c", "k", "x", "y", "z", "s", "v", "n", "m", "G", "H");
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aRandomExpression(long seed) {
    Expr e = Simplifier.simplify(repeated(seed), new Normalizer());
    NamedParts parts = NamedParts.of(List.of(e), taken(), NONE);
    Expr named = parts.expressions().getFirst();
    if (named == e) {
      assertThat(parts.definitions()).isEmpty();
      return;
    }
    Verdict verdict = Equality.compare(e, named, seed);
    assertThat(verdict.outcome())
        .as(
            "%s as %s where %s: %s",
            Printer.text(e),
            Printer.text(named),
            parts.definitions().stream()
                .map(d -> Printer.text(d) + " = " + Printer.text(d.value()))
                .toList(),
            verdict.reason())
        .isEqualTo(Verdict.Outcome.RIGHT);
    assertThat(parts.cost()).isLessThan(new TokenCount().of(e));
    assertThat(parts.definitions())
        .extracting(Expr.Named::name)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(taken());
  }

  @Test
  void mostRandomExpressionsHaveParts() {
    assertThat(
            seeds()
                .filter(
                    seed ->
                        !NamedParts.of(
                                List.of(Simplifier.simplify(repeated(seed), new Normalizer())),
                                taken(),
                                NONE)
                            .definitions()
                            .isEmpty())
                .count())
        .isGreaterThan(50);
  }

  private static String of(Expr... all) {
    NamedParts parts = NamedParts.of(List.of(all), Set.of(), NONE);
    var text = new StringBuilder();
    parts
        .definitions()
        .forEach(
            d ->
                text.append(Printer.text(d))
                    .append(" = ")
                    .append(Printer.text(d.value()))
                    .append("; "));
    parts.expressions().forEach(e -> text.append(Printer.text(e)).append("; "));
    return text.toString().strip();
  }

  private static Expr read(String text) {
    return RandomExpressions.SCOPE.read(text);
  }

  @Test
  void aTransposeIsTheSamePart() {
    assertThat(of(read("(A*X*Y + B)*S*(A*X*Y + B)'"))).isEqualTo("K = A*X*Y + B; K*S*K';");
  }

  @Test
  void aNegativeIsTheSamePart() {
    assertThat(of(read("norm(A*x - z + W*z)*(z - A*x - W*z)")))
        .isEqualTo("r = A*x + W*z - z; -norm(r)*r;");
  }

  @Test
  void theSignOfATransposedPartStandsOutside() {
    assertThat(of(read("exp((z - A*x)'*W*(A*x - z))*(z - A*x)")))
        .isEqualTo("r = A*x - z; -exp(-r'*W*r)*r;");
  }

  @Test
  void neighbouringFactors() {
    assertThat(of(read("X*Y*P*S*D + S*X*Y*P*S*X"))).isEqualTo("K = X*Y*P*S; K*D + S*K*X;");
  }

  @Test
  void severalExpressionsShareParts() {
    assertThat(of(read("A'*(A*x - z)"), read("norm(A*x - z)"), read("A*x - z")))
        .isEqualTo("r = A*x - z; A'*r; norm(r); r;");
  }

  @Test
  void whatSavesNothingHasNoName() {
    assertThat(of(read("X*Y + (X*Y)^2"))).doesNotContain("=");
    assertThat(of(read("2*A'*(A*x - z)"))).doesNotContain("=");
  }

  @Test
  void boundNamesStayInside() {
    Expr.Symbol j = Build.index("j");
    Expr inner = Build.product(j, read("norm(X*Y + S)"));
    Expr body = Build.product(inner, inner, Build.sum(inner, Build.ONE));
    NamedParts parts =
        NamedParts.of(List.of(Build.bigSum(j, Build.ONE, read("k"), body)), Set.of("k"), NONE);
    assertThat(parts.definitions())
        .isNotEmpty()
        .allSatisfy(d -> assertThat(Children.symbols(d.value())).doesNotContain(j));
  }

  @Test
  void undoneIsTheExpressionItself() {
    Expr e = read("(A*X*Y + B)*S*(A*X*Y + B)'");
    NamedParts parts = NamedParts.of(List.of(e), Set.of(), NONE);
    assertThat(NamedParts.undone(parts.expressions().getFirst(), parts.definitions())).isSameAs(e);
  }

  /** However long the answer: two names for the same would only be in the way. */
  @Test
  void noNameIsAnotherOne() {
    String nested = "X";
    for (int k = 1; k <= 6; k++) {
      nested = "((%s)*A%d*(%s) + %s)".formatted(nested, k, nested, nested);
    }
    Expr gradient = Frobenius.parse("X in R(n, n); tr(" + nested + ")").gradient("X").expression();
    NamedParts parts = NamedParts.of(List.of(gradient), taken(), NONE);
    List<Expr> values = parts.definitions().stream().map(Expr.Named::value).toList();
    assertThat(values).doesNotHaveDuplicates().noneMatch(Expr.Named.class::isInstance);
    assertThat(parts.definitions()).hasSizeGreaterThan(10);
    var all = new ArrayList<>(values);
    all.addAll(parts.expressions());
    for (Expr part : all) {
      assertThat(Children.of(part)).doesNotContainAnyElementsOf(values);
    }
  }
}
