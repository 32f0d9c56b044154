package org.frobenius.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Space;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomInstancesTest {
  private static final Scope SCOPE =
      new Scope(
          "a in R; c in R+; k in N; x in R(n); A in R(m, n); S in Sym(n); K in Skew(n); D in"
              + " Diag(n); L in Lower(n); U in Upper(n); P in SPD(n); Q in O(n); V in St(m, n);"
              + " beta in R(inf); B in R(p*m, n + 1); w in R(n*(n+1)/2); N in R(k, k)");

  private static List<Instance> instances(List<? extends Expr> expressions, long seed) {
    return IntStream.range(0, RandomInstances.ATTEMPTS)
        .mapToObj(i -> RandomInstances.of(expressions, seed).instance(i).orElseThrow())
        .toList();
  }

  @Test
  void everyValueLiesInItsSpaceAndEveryDifferentialInItsTangentSpace() {
    var spaces = new HashMap<String, Space>();
    SCOPE.names().forEach(s -> spaces.put(s.name(), s.space()));
    var moving =
        SCOPE.names().stream().filter(s -> s.space().kind() != Space.Kind.NATURAL).toList();
    for (int i = 0; i < RandomInstances.ATTEMPTS; i++) {
      Instance instance = RandomInstances.of(SCOPE.names(), moving, 5).instance(i).orElseThrow();
      assertThat(instance.matrices()).hasSize(SCOPE.names().size() + moving.size());
      assertThatCode(() -> instance.values().check(spaces))
          .as("%s", instance)
          .doesNotThrowAnyException();
    }
  }

  /** Where two of them are the same, {@code max} has a corner. */
  @Test
  void entriesHaveDifferentMagnitudes() {
    Scope scope = new Scope("X in R(4, 4); y in R(5); b in R");
    for (Instance instance : instances(scope.names(), 1)) {
      var seen = new HashSet<Double>();
      instance
          .matrices()
          .forEach(
              (_, value) -> {
                for (double entry : Equality.entries(value)) {
                  assertThat(seen.add(Math.abs(entry)) || instance.attempt() >= 6)
                      .as("%s", instance)
                      .isTrue();
                }
              });
    }
  }

  /**
   * The directions span the space: as many as its dimension, which is written here independently.
   */
  @ParameterizedTest
  @CsvSource({
    "a, 1", "c, 1", "k, 0", "x, 3", "A, 6", "S, 6", "K, 3", "D, 3", "L, 6", "U, 6", "P, 6", "Q, 3",
    "beta, 4"
  })
  void asManyDirectionsAsTheSpaceHasDimensions(String name, int dimension) {
    Expr.Symbol symbol = SCOPE.name(name);
    Instance instance =
        instances(List.of(symbol, SCOPE.name("A")), 1).stream()
            .filter(i -> i.sizes().equals(java.util.Map.of("n", 3, "m", 2)))
            .findFirst()
            .orElseThrow();
    assertThat(
            RandomInstances.sampler(instance)
                .directions(symbol.space(), instance.matrices().get(name)))
        .hasSize(dimension);
  }

  @Test
  void sizesAreAllDifferentSaveWhereSomeAreOne() {
    int ones = 0;
    for (Instance instance : instances(List.of(SCOPE.name("A"), SCOPE.name("B")), 2)) {
      var sizes = instance.sizes().values();
      if (sizes.contains(1)) {
        ones++;
      } else {
        assertThat(new HashSet<>(sizes)).as("%s", instance).hasSameSizeAs(sizes);
      }
    }
    assertThat(ones).isBetween(RandomInstances.ATTEMPTS / 4, RandomInstances.ATTEMPTS / 2);
  }

  @Test
  void oneDimensionIsTwoAndThreeInTurn() {
    assertThat(
            instances(List.of(SCOPE.name("S")), 1).stream().map(i -> i.sizes().get("n")).toList())
        .contains(1, 2, 3);
  }

  @Test
  void aNaturalNumberThatIsADimensionIsThatDimension() {
    for (Instance instance : instances(List.of(SCOPE.name("N"), SCOPE.name("k")), 1)) {
      int k = instance.sizes().get("k");
      assertThat(instance.matrices().get("k").getEntry(0, 0)).isEqualTo(k);
      assertThat(instance.matrices().get("N").getRowDimension()).isEqualTo(k);
    }
  }

  @Test
  void derivedDimensionsFit() {
    for (Instance instance : instances(List.of(SCOPE.name("B"), SCOPE.name("w")), 1)) {
      var sizes = instance.sizes();
      var b = instance.matrices().get("B");
      assertThat(b.getRowDimension()).isEqualTo(sizes.get("p") * sizes.get("m"));
      assertThat(b.getColumnDimension()).isEqualTo(sizes.get("n") + 1);
    }
  }

  @Test
  void aStiefelMatrixIsNotWide() {
    for (Instance instance : instances(List.of(SCOPE.name("V")), 1)) {
      assertThat(instance.sizes().get("m")).isGreaterThanOrEqualTo(instance.sizes().get("n"));
    }
  }

  @Test
  void dimensionsThatCannotBePositiveHaveNoInstance() {
    Expr none = new Scope("x in R(n - n*n - 1)").name("x");
    assertThat(RandomInstances.of(List.of(none), 1).instance(0)).isEmpty();
  }

  @Test
  void theSameSeedGivesTheSameInstanceAndAnotherSeedAnother() {
    var names = SCOPE.names();
    assertThat(instances(names, 3).toString()).isEqualTo(instances(names, 3).toString());
    assertThat(instances(names, 3).toString()).isNotEqualTo(instances(names, 4).toString());
  }

  @Test
  void anInstanceCanBeTypedInAgain() {
    Instance instance = instances(List.of(SCOPE.name("A"), SCOPE.name("x")), 1).getFirst();
    String matrix = Instance.text(instance.matrices().get("A"));
    Expr typed = SCOPE.read(matrix);
    assertThat(org.frobenius.numeric.Evaluator.evaluate(typed, org.frobenius.numeric.Values.none()))
        .isEqualTo(instance.matrices().get("A"));
  }

  @Test
  void boundNamesAndKnownFunctionsNeedNoValue() {
    Expr e = SCOPE.read("sum(j = 1..2, j*tr(g(S)^j))");
    Instance instance = RandomInstances.of(List.of(e), 1).instance(0).orElseThrow();
    assertThat(instance.matrices()).containsOnlyKeys("S");
    assertThat(instance.functions()).containsOnlyKeys("g");
    assertThat(
            RandomInstances.of(List.of(Build.index("j")), 1).instance(0).orElseThrow().matrices())
        .containsOnlyKeys("j");
  }
}
