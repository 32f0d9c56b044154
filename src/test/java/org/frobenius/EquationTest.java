package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.syntax.ProgramReader;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EquationTest {
  private static final long SEED = 1;
  private static final List<String> NAMES =
      List.of(
          "A in R(n, n); B in R(n, n); C in R(k, k); U in R(n, k); V in R(k, n)",
          "x in R; y in R; K in Skew(n); v in R(n); S in Sym(n); T in Sym(n)");

  private static Equation.Decision decision(String left, String right) {
    return Equation.read("first", left, right, NAMES, ProgramReader.Options.STANDARD).decide(SEED);
  }

  private static Verdict.Outcome outcome(Equation.Decision decision) {
    assertThat(decision).isInstanceOf(Equation.Decision.Compared.class);
    return ((Equation.Decision.Compared) decision).verdict().outcome();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          tr(A*B)     | tr(B*A)
          tr(A*B)     | tr(B'*A')
          (A + B)^2   | A^2 + A*B + B*A + B^2
          inv(A*B)    | inv(B)*inv(A)
          v'*K*v      | 0
          sqrt(x^2)   | abs(x)
          inv(A + U*C*V) | inv(A) - inv(A)*U*inv(inv(C) + V*inv(A)*U)*V*inv(A)
          """)
  void provedByRewriting(String left, String right) {
    assertThat(decision(left, right)).isInstanceOf(Equation.Decision.Proved.class);
  }

  /** What only holds where both sides have values proves, and is not used to rewrite. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          abs(x*y)     | abs(x)*abs(y)          |
          abs(x/y)     | abs(x)/abs(y)          |
          sign(x*y)*y  | sign(x)*abs(y)         |
          abs.(x*A)    | abs(x)*abs.(A)         |
          log(x^2)     | 2*log(x)               | x positive
          sin(asin(x)) | x                      | x between -1 and 1
          logdet(A^2)  | 2*logdet(A)            | A of positive determinant
          pinv(A)      | inv(A)                 | A invertible
          pinv(A)*A    | inv(A)*A               | A invertible
          """)
  void provedWhereBothSidesHaveValues(String left, String right, String condition) {
    Equation.Decision decision = decision(left, right);
    assertThat(decision).isInstanceOf(Equation.Decision.Proved.class);
    if (condition == null) {
      assertThat(decision.assumptions()).isEmpty();
    } else {
      assertThat(decision.assumptions()).contains(condition);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          log(x^2)       | log(x)
          log(-2*x)      | log(x) + log(2)
          abs(x + y)     | abs(x) + abs(y)
          pinv(A)        | A
          logdet(A^2)    | logdet(A)
          """)
  void notProvedSo(String left, String right) {
    assertThat(decision(left, right)).isNotInstanceOf(Equation.Decision.Proved.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"log(x^2)", "abs(x*v[1])", "logdet(A^2)", "pinv(A)"})
  void andIsNotUsedToRewrite(String text) {
    assertThat(Frobenius.parse(String.join("; ", NAMES) + "; " + text).simplify().text())
        .isEqualTo(text);
  }

  @Test
  void whatCancellingTookIsListed() {
    assertThat(decision("x/x", "1").assumptions()).containsExactly("x nonzero");
    assertThat(decision("inv(A)*A*B", "B").assumptions()).containsExactly("A invertible");
    assertThat(decision("inv(A*B)", "inv(B)*inv(A)").assumptions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          sin(2*A)            | 2*sin(A)*cos(A)
          """)
  void equalByNumbers(String left, String right) {
    Equation.Decision decision = decision(left, right);
    assertThat(outcome(decision)).isEqualTo(Verdict.Outcome.RIGHT);
    assertThat(decision.equal()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          A*B               | B*A
          S*T               | T*S
          sqrt(x^2)         | x
          x                 | x + 1/1000000
          x + 1/10^9        | x
          10^12*x + 1       | 10^12*x
          x/10^13           | 0
          A + I/10^10       | A
          A + B/10^10       | A
          A + A*B'/10^10    | A
          exp(x/10^9)       | 1
          exp(x/10^20)      | 1
          cos(x/10^12)      | 1
          sin(x)^2 + cos(x)^2 + x/10^12 | 1
          sin(A)^2 + cos(A)^2 + A/10^12 | I
          exp(A)*exp(-A) + A/10^13      | I
          relu(x - 10^6)    | 0
          sqrt(x^2 + 1/10^20) | abs(x)
          sign(x)^2         | 1
          A*pinv(A)         | I
          exp(-10^4*x^2)    | 0
          """)
  void unequal(String left, String right) {
    Equation.Decision decision = decision(left, right);
    assertThat(outcome(decision)).isEqualTo(Verdict.Outcome.WRONG);
    assertThat(decision.equal()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"log(-1 - x^2), x", "log(-1 - x^2) + 1, log(-1 - x^2)"})
  void whatHasNoValueIsNotEqual(String left, String right) {
    Equation.Decision decision = decision(left, right);
    assertThat(outcome(decision)).isEqualTo(Verdict.Outcome.UNDECIDED);
    assertThat(decision.equal()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          log(x^2)         | 2*log(x)        | x positive
          exp(log(x))      | x               | x positive
          sqrt(x)^2        | x               | x nonnegative
          inv(A)*det(A)    | adj(A)          | A invertible
          tr(log(A))       | logdet(A)       | A with no eigenvalue in (-inf, 0]
          sin(asin(x))     | x               | x between -1 and 1
          """)
  void whereBothHaveAValue(String left, String right, String condition) {
    Equation.Decision decision = decision(left, right);
    assertThat(decision.equal()).isTrue();
    assertThat(decision.assumptions()).containsExactly(condition);
  }

  @ParameterizedTest
  @CsvSource({
    "sin(10^6*x)^2 + cos(10^6*x)^2, 1",
    "inv(10^6*A), inv(A)/10^6",
    "(1 + x/10^9)*(1 - x/10^9), 1 - x^2/10^18",
    "exp(x/10^9)*exp(-x/10^9), 1"
  })
  void roundingIsNoDifference(String left, String right) {
    assertThat(decision(left, right).equal()).isTrue();
  }

  @Test
  void shapesThatDiffer() {
    assertThatThrownBy(() -> decision("U", "V"))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("R(n, k)")
        .hasMessageContaining("R(k, n)");
  }

  @Test
  void namesAreInferredFromBothSides() {
    Equation equation =
        Equation.read("first", "A*x", "B*x + b", List.of(), ProgramReader.Options.STANDARD);
    assertThat(equation.left().shape()).isEqualTo(equation.right().shape());
  }

  @Test
  void fromTheLibrary() {
    assertThat(Frobenius.equal("tr(A*B)", "tr(B*A)")).isTrue();
    Program program = Frobenius.parse("P in SPD(n); logdet(inv(P))");
    assertThat(program.equal("-logdet(P)").decide(SEED).equal()).isTrue();
    assertThat(program.equal("logdet(P)").decide(SEED).equal()).isFalse();
  }
}
