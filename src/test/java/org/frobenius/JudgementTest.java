package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.frobenius.diagnostic.ShapeException;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {
  private static final long SEED = 1;

  @Test
  void ours() {
    Program program = Frobenius.parse("norm(A*x - b)");
    assertThat(program.check(program.gradient("x"), SEED).verdict().right()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "tr(A*X),          A',             ",
    "tr(A*X^2),        A*X + X*A,      the transpose of the gradient",
    "tr(X^2),          X',             half the gradient",
    "tr(X^2),          4*X',           twice the gradient",
    "tr(inv(X)),       inv(X')^2,      minus the gradient",
    "tr(inv(X)),       inv(X)^2,       minus the transpose of the gradient",
    "tr(A*X),          2*A' - I,       ",
  })
  void aPersonsOwn(String program, String own, String slip) {
    Judgement judgement = Frobenius.parse(program, "A in R(n, n)").check(own, "X", SEED);
    assertThat(judgement.verdict().right()).isEqualTo(own.equals("A'"));
    assertThat(judgement.slip().orElse(null)).isEqualTo(slip);
  }

  /** Right where entries are small, and nowhere else. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sum(relu.(x .- 2))          | zeros(n)",
        "sum(abs.(x .- 3))           | -ones(n)",
        "norm1(x .+ 5)               | ones(n)",
        "sum(max.(x, 4)) + norm(x)^2 | 2*x",
        "max(x[1], 2)                | zeros(n)"
      })
  void allPiecesOfAFunctionAreLookedAt(String phi, String own) {
    Program program = Frobenius.parse("x in R(n); " + phi);
    for (long seed = 1; seed < 6; seed++) {
      assertThat(program.check(own, "x", seed).verdict().outcome())
          .isEqualTo(Verdict.Outcome.WRONG);
    }
  }

  @Test
  void numeratorLayout() {
    Judgement judgement = Frobenius.parse("norm(A*x - b)^2").check("2*(A*x - b)'*A", "x", SEED);
    assertThat(judgement.verdict().outcome()).isEqualTo(Verdict.Outcome.WRONG);
    assertThat(judgement.slip())
        .hasValueSatisfying(s -> assertThat(s).contains("numerator layout"));
  }

  @Test
  void anotherShapeIsNoGradient() {
    assertThatThrownBy(() -> Frobenius.parse("norm(A*x)^2").check("A", "x", SEED))
        .isInstanceOf(ShapeException.class);
  }
}
