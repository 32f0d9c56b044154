package org.frobenius.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.syntax.RuleText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Matrix functions and their first and second Fréchet derivatives against values of over fifty
 * digits, made by {@code tools/matrix-function-references.py}: within 100 units of condition number
 * times roundoff, and within 1e-12 where the condition number is at most 100. With {@code
 * -Daccuracy.print} each line's relative errors are printed.
 */
class MatrixFunctionAccuracyTest {
  private static final double UNITS = 100;

  /** A matrix function is well conditioned where its relative condition number is at most this. */
  private static final double WELL_CONDITIONED = 100;

  private static final double OF_WELL_CONDITIONED = 1e-12;

  private static final MatrixFunctions FUNCTIONS =
      new MatrixFunctions(e -> Evaluator.evaluate(e, Values.none()), Map.of());

  private record Reference(
      String name,
      String function,
      List<Double> conditions,
      RealMatrix x,
      RealMatrix e,
      RealMatrix f,
      List<RealMatrix> values) {
    static Reference read(String line) {
      String[] fields = line.split("\t", -1);
      int n = Integer.parseInt(fields[2]);
      List<RealMatrix> matrices =
          Stream.of(fields).skip(6).map(entries -> square(entries, n)).toList();
      return new Reference(
          fields[0],
          fields[1],
          Stream.of(fields).skip(3).limit(3).map(Double::valueOf).toList(),
          matrices.get(0),
          matrices.get(1),
          matrices.get(2),
          matrices.subList(3, 6));
    }

    private static RealMatrix square(String entries, int n) {
      String[] numbers = entries.split(" ", -1);
      assertThat(numbers).hasSize(n * n);
      RealMatrix m = MatrixUtils.createRealMatrix(n, n);
      for (int k = 0; k < n * n; k++) {
        m.setEntry(k / n, k % n, Double.parseDouble(numbers[k]));
      }
      return m;
    }

    boolean isWellConditioned(int order) {
      return conditions.get(order) <= WELL_CONDITIONED;
    }

    @Override
    public String toString() {
      return function + " at " + name;
    }
  }

  static Stream<Reference> references() {
    try (var file = MatrixFunctionAccuracyTest.class.getResourceAsStream("matrix-functions.tsv")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(Reference::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Fun function(String text) {
    if (!text.startsWith("z -> ")) {
      return new Fun.Known(text);
    }
    Expr.Symbol z = Build.symbol("z", Space.real(Shape.SCALAR));
    return new Fun.Lambda(z, RuleText.scalar(text.substring("z -> ".length()), z));
  }

  @Test
  void everyFunctionHasItsReferences() {
    assertThat(references().map(Reference::function).distinct()).hasSize(17);
    assertThat(references()).hasSizeGreaterThan(200);
  }

  @Test
  void manyAreWellConditionedAndManyAreNot() {
    for (int order = 0; order <= 2; order++) {
      int of = order;
      assertThat(references().filter(r -> r.isWellConditioned(of))).hasSizeGreaterThan(100);
      assertThat(references().filter(r -> !r.isWellConditioned(of))).hasSizeGreaterThan(10);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("references")
  void isWithinItsConditionNumber(Reference r) {
    Fun f = function(r.function());
    check(r, 0, FUNCTIONS.apply(f, r.x()));
    check(r, 1, FUNCTIONS.frechet(f, r.x(), List.of(r.e())));
    check(r, 2, FUNCTIONS.frechet(f, r.x(), List.of(r.e(), r.f())));
  }

  private static void check(Reference r, int order, RealMatrix value) {
    RealMatrix exact = r.values().get(order);
    double error = value.subtract(exact).getFrobeniusNorm() / exact.getFrobeniusNorm();
    double unit = Math.max(1, r.conditions().get(order)) * Math.ulp(1.0);
    if (System.getProperty("accuracy.print") != null) {
      System.out.printf(
          "%-18s %-26s L%d  error %8.1e  units %8.2f%n",
          r.function(), r.name(), order, error, error / unit);
    }
    assertThat(error).as("derivative of order %d", order).isLessThanOrEqualTo(UNITS * unit);
    if (r.isWellConditioned(order)) {
      assertThat(error)
          .as("derivative of order %d, well conditioned", order)
          .isLessThanOrEqualTo(OF_WELL_CONDITIONED);
    }
  }
}
