package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.verify.Equality;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random programs read, printed, simplified and differentiated, each against numbers. */
class RandomProgramsTest {
  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  private static Program program(long seed) {
    return Frobenius.parse(RandomPrograms.scalar(seed, seed % 2 == 0 ? 2 : 3));
  }

  private static void assertReadBack(Program program, Expr e) {
    String text = Printer.text(e);
    assertThat(program.expression(text, e.shape())).as(text).isSameAs(e);
  }

  private static void assertNotWrong(Verdict verdict, String of) {
    assertThat(verdict.outcome())
        .as(() -> of + ": " + verdict.reason())
        .isNotEqualTo(Verdict.Outcome.WRONG);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void arePrintedAndSimplified(long seed) {
    Program program = program(seed);
    Expr e = program.expression();
    assertReadBack(program, e);
    Expr simplified = program.simplify().expression();
    assertReadBack(program, simplified);
    assertNotWrong(Equality.compare(e, simplified, seed), Printer.text(simplified));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void haveGradients(long seed) {
    Program program = program(seed);
    List<String> names = RandomPrograms.moving(program);
    for (String name : names.subList(0, Math.min(2, names.size()))) {
      try {
        Gradient gradient = program.gradient(name);
        assertReadBack(program, gradient.expression());
        assertNotWrong(
            program.check(gradient, seed).verdict(), "by " + name + ": " + gradient.text());
      } catch (UnsupportedException second) {
        assertThat(second).hasMessageContaining("derivative of `");
      }
    }
  }
}
