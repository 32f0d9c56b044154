package org.frobenius.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.frobenius.Frobenius;
import org.frobenius.Gradient;
import org.frobenius.Program;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.print.TokenCount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SharedRunsTest {
  private static final Dim N = Dim.symbol("n");

  private static Expr letter(int i) {
    return Build.symbol("A" + i, Space.real(new Shape(N, N)));
  }

  private static NamedParts named(List<Expr> roots) {
    return NamedParts.of(roots, Set.of(), new OwnSigns(List.of()));
  }

  static IntStream seeds() {
    return IntStream.range(0, 100);
  }

  /** Pieces of a few words put together, few letters and many: whatever is named is undone. */
  @ParameterizedTest
  @MethodSource("seeds")
  void theNamesStandForWhatWasThere(int seed) {
    var random = new Random(seed);
    int letters = 2 + random.nextInt(20);
    List<List<Expr>> words = IntStream.range(0, 3).mapToObj(_ -> row(random, letters, 30)).toList();
    var terms = new ArrayList<Expr>();
    for (int t = 0; t < 2 + random.nextInt(20); t++) {
      var factors = new ArrayList<Expr>();
      for (int p = 0; p < 2; p++) {
        List<Expr> word = words.get(random.nextInt(3));
        int from = random.nextInt(word.size());
        factors.addAll(word.subList(from, from + 1 + random.nextInt(word.size() - from)));
      }
      terms.add(Build.product(factors));
    }
    Expr sum = Build.sum(terms);
    List<Expr> roots = List.of(sum, Build.transpose(terms.getFirst()));
    List<Expr> runs = SharedRuns.named(roots);
    assertThat(runs.stream().map(r -> NamedParts.undone(r, PartSearch::isPart)).toList())
        .isEqualTo(roots);
    NamedParts parts = named(roots);
    assertThat(parts.expressions().stream().map(e -> NamedParts.undone(e, parts.definitions())))
        .containsExactlyElementsOf(roots);
    assertThat(parts.cost()).isLessThanOrEqualTo(cost(roots));
  }

  private static List<Expr> row(Random random, int letters, int length) {
    return IntStream.range(0, length).mapToObj(_ -> letter(random.nextInt(letters))).toList();
  }

  private static long cost(List<Expr> roots) {
    var tokens = new TokenCount();
    return roots.stream().mapToLong(tokens::of).sum();
  }

  /** The product rule: what stands left and right of each factor, each named once. */
  @ParameterizedTest
  @ValueSource(strings = {"tr(%s)", "a'*%s*b", "norm(%s*b)^2", "norm(%s - A1)^2", "logdet(%s)"})
  void aGradientOfAProductIsWrittenLinearly(String form) {
    for (int n : new int[] {20, 40, 80, 160}) {
      Gradient plain = product(form, n).gradient("X");
      Gradient named = plain.withNamedParts();
      List<Expr.Named> parts = named.definitions();
      assertThat(NamedParts.undone(named.expression(), parts)).isSameAs(plain.expression());
      assertThat(new NamedParts(parts, List.of(named.expression()), Set.of()).cost())
          .as("%s, n = %d", form, n)
          .isLessThan(40L * n);
    }
  }

  @Test
  void aRowInTheMiddleHasOneName() {
    List<Expr> word = IntStream.range(0, 20).mapToObj(SharedRunsTest::letter).toList();
    var terms = new ArrayList<Expr>();
    for (int i = 0; i < 5; i++) {
      var factors = new ArrayList<Expr>(List.of(letter(30 + i)));
      factors.addAll(word);
      factors.add(letter(40 + i));
      terms.add(Build.product(factors));
    }
    NamedParts parts = named(List.of(Build.sum(terms)));
    assertThat(parts.definitions()).hasSize(1);
    assertThat(parts.definitions().getFirst().value()).isSameAs(Build.product(word));
  }

  private static Program product(String form, int n) {
    String names = String.join(", ", IntStream.rangeClosed(1, n).mapToObj(i -> "A" + i).toList());
    String factors =
        String.join("*", IntStream.rangeClosed(1, n).mapToObj(i -> "A" + i + "*X").toList());
    return Frobenius.parse(
        "a, b in R(n); X, %s in R(n, n)\n%s".formatted(names, form.formatted(factors)));
  }
}
