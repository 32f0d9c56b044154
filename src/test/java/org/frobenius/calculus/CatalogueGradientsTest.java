package org.frobenius.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.function.Catalogue;
import org.frobenius.function.ScalarFunction;
import org.frobenius.print.Printer;
import org.frobenius.rule.FunctionForms;
import org.frobenius.simplify.Normalizer;
import org.frobenius.simplify.Simplifier;
import org.frobenius.verify.GradientCheck;
import org.frobenius.verify.Scope;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each function of the catalogue in its three readings, of composite arguments: its derivative by
 * numbers, twice.
 */
class CatalogueGradientsTest {
  private static final Scope SCOPE =
      new Scope("a in R; b in R; A in R(m, n); B in R(m, n); X in R(n, n); Y in R(n, n)");

  static Stream<String> functions() {
    return Stream.concat(
        Stream.of("sqrt", "inv"), Catalogue.all().stream().map(ScalarFunction::name));
  }

  static Stream<String> differentiable() {
    return functions()
        .filter(name -> Catalogue.find(name).map(f -> f.derivative().isPresent()).orElse(true));
  }

  static Stream<String> ofMatrices() {
    return functions()
        .filter(name -> Catalogue.find(name).map(ScalarFunction::ofMatrix).orElse(true));
  }

  private static void assertRight(Expr phi) {
    for (Expr.Symbol x : org.frobenius.expr.Children.symbols(phi)) {
      var normalizer = new Normalizer();
      Expr gradient =
          Simplifier.simplify(Gradients.of(phi, List.of(x), normalizer).get(x), normalizer);
      Verdict verdict = GradientCheck.of(phi, x, gradient, normalizer.assumptions(), 1);
      assertThat(verdict.outcome())
          .as(
              "%s by %s: %s: %s",
              Printer.text(phi), x.name(), Printer.text(gradient), verdict.reason())
          .isEqualTo(Verdict.Outcome.RIGHT);
    }
  }

  @ParameterizedTest
  @MethodSource("differentiable")
  void ofAScalar(String name) {
    assertRight(FunctionForms.entrywise(new Fun.Known(name), SCOPE.read("a*b")));
  }

  @ParameterizedTest
  @MethodSource("differentiable")
  void entrywise(String name) {
    Expr value = FunctionForms.entrywise(new Fun.Known(name), SCOPE.read("A + 2*B"));
    assertRight(Build.call(Op.SUM, Build.hadamard(SCOPE.read("B"), value)));
  }

  @ParameterizedTest
  @MethodSource("ofMatrices")
  void ofAMatrix(String name) {
    Fun f = new Fun.Known(name);
    assertRight(
        Build.trace(Build.product(SCOPE.read("Y"), FunctionForms.ofMatrix(f, SCOPE.read("X*Y")))));
    assertRight(Build.trace(FunctionForms.ofMatrix(f, SCOPE.read("X + 2*Y"))));
  }

  /**
   * The second derivative: a gradient of the Fréchet derivative, and of the entrywise derivative.
   */
  @ParameterizedTest
  @MethodSource("ofMatrices")
  void twice(String name) {
    Fun f = new Fun.Known(name);
    assertRight(
        Build.trace(
            Build.product(
                SCOPE.read("Y"), Build.frechet(f, SCOPE.read("X"), List.of(SCOPE.read("Y"))))));
    assertRight(
        Build.call(
            Op.SUM, FunctionForms.entrywise(FunctionForms.derivative(f), SCOPE.read("A .* B"))));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void withoutADerivativeItIsSaid(String name) {
    if (differentiable().noneMatch(name::equals)) {
      Expr phi = FunctionForms.entrywise(new Fun.Known(name), SCOPE.read("a"));
      assertThatThrownBy(() -> Gradients.of(phi, List.of(SCOPE.name("a")), new Normalizer()))
          .isInstanceOf(UnsupportedException.class);
    }
  }
}
