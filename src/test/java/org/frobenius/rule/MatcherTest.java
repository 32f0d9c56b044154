package org.frobenius.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.syntax.RuleText;
import org.frobenius.verify.Scope;
import org.junit.jupiter.api.Test;

class MatcherTest {
  private static final Scope SCOPE =
      new Scope(
          "a in R; b in R; c in R; x in R(n); y in R(n); A in R(m, n); B in R(n, p); C in R(p, q);"
              + " X in R(n, n); Y in R(n, n); Z in R(n, n)");

  private static Optional<Bindings> match(String pattern, String e) {
    Expr left = RuleText.read(pattern, pattern, java.util.List.of()).left();
    var bindings = new Bindings();
    boolean found = new Matcher(bindings).match(left, SCOPE.read(e), () -> true);
    return found ? Optional.of(bindings) : Optional.empty();
  }

  private static String bound(String pattern, String e, String letter) {
    return Printer.text(match(pattern, e).orElseThrow().expr(letter).orElseThrow());
  }

  @Test
  void aProductIsCutInTwoAnywhere() {
    assertThat(match("A*B", "A*B*C")).isPresent();
    assertThat(match("A*B", "A*B")).isPresent();
    assertThat(match("A*B", "A")).isEmpty();
  }

  @Test
  void aLetterStandsForOneThing() {
    assertThat(match("A*A", "X*X")).isPresent();
    assertThat(match("A*A", "X*Y")).isEmpty();
    assertThat(match("A*A", "X*Y*X*Y")).isPresent();
    assertThat(bound("A*A", "X*Y*X*Y", "A")).isEqualTo("X*Y");
    assertThat(match("tr(A)*tr(A)", "tr(X)*tr(Y)")).isEmpty();
  }

  @Test
  void termsAndScalarsInAnyOrder() {
    assertThat(bound("sin(a) + b", "a + sin(c)", "a")).isEqualTo("c");
    assertThat(bound("sin(a) + b", "a + sin(c)", "b")).isEqualTo("a");
    assertThat(bound("sin(a)*cos(b)", "cos(a)*sin(c)", "a")).isEqualTo("c");
  }

  @Test
  void aLetterTakesWhatIsLeft() {
    assertThat(bound("sin(a) + b", "a + sin(c) + b", "b")).isEqualTo("a + b");
    assertThat(bound("a*A", "2*a*b*X*Y", "a")).isEqualTo("2*a*b");
    assertThat(bound("a*A", "2*a*b*X*Y", "A")).isEqualTo("X*Y");
    assertThat(match("a*A", "X*Y")).isEmpty();
  }

  @Test
  void entrywiseFactorsInEitherOrder() {
    Expr left = RuleText.read("A .* B", "A .* B", java.util.List.of()).left();
    Expr e = SCOPE.read("X .* sin.(Y)");
    var bindings = new Bindings();
    // only the second factor will do for A
    boolean found =
        new Matcher(bindings)
            .match(left, e, () -> bindings.expr("A").orElseThrow() instanceof Expr.Entrywise);
    assertThat(found).isTrue();
    assertThat(Printer.text(bindings.expr("B").orElseThrow())).isEqualTo("X");
  }

  @Test
  void aRefusalIsTriedOtherwise() {
    Expr left = RuleText.read("A*B", "A*B", java.util.List.of()).left();
    var bindings = new Bindings();
    boolean found =
        new Matcher(bindings)
            .match(
                left,
                SCOPE.read("X*Y*Z"),
                () -> bindings.expr("B").orElseThrow() == SCOPE.read("Z"));
    assertThat(found).isTrue();
    assertThat(Printer.text(bindings.expr("A").orElseThrow())).isEqualTo("X*Y");
  }

  @Test
  void aFailureLeavesNothingBound() {
    var bindings = new Bindings();
    Expr left = RuleText.read("A*B", "A*B", java.util.List.of()).left();
    assertThat(new Matcher(bindings).match(left, SCOPE.read("X*Y"), () -> false)).isFalse();
    assertThat(bindings.exprs()).isEmpty();
  }

  @Test
  void dimensionsAreBoundWithTheShapes() {
    Bindings bindings = match("tr(A*B)", "tr(X*Y)").orElseThrow();
    assertThat(bindings.exprs()).hasSize(2);
    Bindings ones = match("sum(ones(m, n))", "sum(ones(p, 3))").orElseThrow();
    assertThat(ones.dim("m")).contains(Dim.symbol("p"));
    assertThat(ones.dim("n")).contains(Dim.of(3));
  }

  @Test
  void aFunctionLetterStandsForAnyFunction() {
    assertThat(match("f(A)'", "exp(X)'")).isPresent();
    assertThat(match("f(A)*f(B)", "exp(X)*sin(Y)")).isEmpty();
    assertThat(match("f(A)*f(B)", "exp(X)*exp(Y)")).isPresent();
  }

  @Test
  void aScalarLetterIsNotAMatrix() {
    assertThat(match("sin(a)", "sin(X)")).isEmpty();
    assertThat(match("tr(A)", "tr(a*X)")).isPresent();
  }

  /**
   * {@code sum(j = 1..k, a*j)} with a letter for {@code a}: what depends on the index is not taken
   * out.
   */
  @Test
  void aLetterDoesNotCaptureAnIndex() {
    Expr pattern =
        RuleText.read("sum(j = 1..k, a*j)", "sum(j = 1..k, a*j)", java.util.List.of()).left();
    Expr plain = SCOPE.read("sum(j = 1..3, b*j)");
    Expr captured = SCOPE.read("sum(j = 1..3, sin(j)*j)");
    assertThat(new Matcher(new Bindings()).match(pattern, plain, () -> true)).isTrue();
    assertThat(new Matcher(new Bindings()).match(pattern, captured, () -> true)).isFalse();
  }

  @Test
  void wordForWord() {
    assertThat(match("exp(1)", "exp(1)")).isPresent();
    assertThat(match("exp(1)", "exp(2)")).isEmpty();
    assertThat(new Matcher(new Bindings()).match(Build.ONE, Build.TWO, () -> true)).isFalse();
  }
}
