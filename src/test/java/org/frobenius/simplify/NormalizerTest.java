package org.frobenius.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.rule.Assumption;
import org.frobenius.verify.Equality;
import org.frobenius.verify.RandomExpressions;
import org.frobenius.verify.Scope;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NormalizerTest {
  private static final int DEPTH = 3;

  private static final Scope SCOPE =
      new Scope(
          "a in R; b in R; k in N; x in R(n); y in R(n); X in R(n, n); Y in R(n, n); A in R(m, n);"
              + " S in Sym(n); K in Skew(n)");

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  private static Expr normal(Expr e) {
    return new Normalizer().normalize(e);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aRandomExpression(long seed) {
    Expr e = new RandomExpressions(seed).any(DEPTH);
    Expr normal = normal(e);
    String text = Printer.text(e);
    assertThat(normal.shape()).as(text).isEqualTo(e.shape());

    Verdict value = Equality.compare(e, normal, seed);
    assertThat(value.outcome())
        .as("the value of %s as %s: %s", text, Printer.text(normal), value.reason())
        .isEqualTo(Verdict.Outcome.RIGHT);

    assertThat(text(normal(normal)))
        .as("the normal form again, of %s", text)
        .isEqualTo(text(normal));
    assertThat(normal(normal)).isSameAs(normal);

    Expr shuffled = new RandomExpressions(seed + 1).shuffled(e);
    assertThat(text(normal(shuffled)))
        .as("the order of terms and scalars, of %s and %s", text, Printer.text(shuffled))
        .isEqualTo(text(normal));
    assertThat(normal(shuffled)).isSameAs(normal);
  }

  private static String text(Expr e) {
    return Printer.text(e);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X + Y - X                  | Y
          2*X + 3*X                  | 5*X
          tr(X*Y) - tr(Y*X)          | 0
          tr(X*Y) - tr(X'*Y')        | 0
          x'*X*y - y'*X'*x           | 0
          x'*(X - X')*x              | 0
          tr(S*K)                    | 0
          x'*K*x                     | 0
          tr(K)                      | 0
          sum(X .* Y) - (X : Y)      | 0
          (X*Y)' - Y'*X'             | zeros(n, n)
          inv(X)*X                   | I(n)
          sin(a)^2 + cos(a)^2        | 1
          L(exp, X, X) - exp(X)*X    | zeros(n, n)
          a*X*b - b*X*a              | zeros(n, n)
          """)
  void whatIsTheSameHasOneForm(String text, String expected) {
    Expr e = SCOPE.read(text);
    assertThat(normal(e)).isSameAs(normal(SCOPE.read(expected, e.shape())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          X*Y                        | Y*X
          tr(X*Y*S)                  | tr(Y*X*K)
          exp(X)*exp(Y)              | exp(X + Y)
          (X*Y)^2                    | X^2*Y^2
          sqrt(a^2)                  | a
          log(a*b)                   | log(a) + log(b)
          """)
  void whatDiffersStaysDifferent(String a, String b) {
    assertThat(normal(SCOPE.read(a))).isNotSameAs(normal(SCOPE.read(b)));
  }

  @Test
  void cancellationIsAssumedAndReported() {
    var normalizer = new Normalizer();
    normalizer.normalize(SCOPE.read("a/a*X"));
    assertThat(normalizer.assumptions())
        .containsExactly(new Assumption(SCOPE.name("a"), Assumption.Kind.NONZERO, List.of()));
  }

  /** {@code j} runs from 1: it is not zero, and nothing is assumed of what a reader cannot see. */
  @Test
  void theIndexOfASumIsKnown() {
    var normalizer = new Normalizer();
    normalizer.normalize(SCOPE.read("sum(j = 1..k, j/j*X^j)"));
    assertThat(normalizer.assumptions()).isEmpty();
  }

  @Test
  void naturalExponentsNeedNoInverse() {
    var normalizer = new Normalizer();
    normalizer.normalize(SCOPE.read("sum(j = 0..k-1, X^j*X^(k-1-j))"));
    assertThat(normalizer.assumptions()).isEmpty();
  }
}
