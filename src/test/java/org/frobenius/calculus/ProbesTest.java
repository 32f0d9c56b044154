package org.frobenius.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.simplify.Normalizer;
import org.frobenius.simplify.Simplifier;
import org.frobenius.syntax.Program;
import org.frobenius.syntax.ProgramReader;
import org.frobenius.verify.GradientCheck;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small expressions that other systems get wrong. */
class ProbesTest {
  private static final int NUMBER = 97;

  static Stream<Arguments> probes() {
    try (var in = ProbesTest.class.getResourceAsStream("/probes.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(l -> !l.isBlank() && !l.startsWith("#"))
          .map(l -> l.split("\t", 2))
          .map(wrtAndProgram -> Arguments.of(wrtAndProgram[1], wrtAndProgram[0]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void allOfThem() {
    assertThat(probes()).hasSize(NUMBER);
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("probes")
  void isRightInNormalFormAndSimplified(String text, String wrt) {
    Program program = ProgramReader.read(text);
    Expr phi = program.expression();
    Expr.Symbol x = program.symbol(wrt).orElseThrow();
    var normalizer = new Normalizer();
    Expr normal = Gradients.of(phi, List.of(x), normalizer).get(x);
    Expr simplified = Simplifier.simplify(normal, normalizer);
    for (Expr gradient : List.of(normal, simplified)) {
      Verdict verdict = GradientCheck.of(phi, x, gradient, 1);
      assertThat(verdict.outcome())
          .as("%s: %s", Printer.text(gradient), verdict.reason())
          .isEqualTo(Verdict.Outcome.RIGHT);
    }
    assertThat(program.expression(Printer.text(simplified), x.shape())).isSameAs(simplified);
  }

  /** A zero is an answer like another: it has to be right. */
  @Test
  void onlyOneGradientIsZero() {
    assertThat(
            probes()
                .filter(
                    probe -> {
                      Program program = ProgramReader.read((String) probe.get()[0]);
                      Expr.Symbol x = program.symbol((String) probe.get()[1]).orElseThrow();
                      return Build.isZero(
                          Gradients.of(program.expression(), List.of(x), new Normalizer()).get(x));
                    })
                .map(probe -> probe.get()[0]))
        .containsExactly("X in R(n, n); tr(X-X)");
  }
}
