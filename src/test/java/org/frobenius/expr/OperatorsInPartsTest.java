package org.frobenius.expr;

import static org.assertj.core.api.Assertions.assertThat;

import org.frobenius.Frobenius;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of an expression without a walk is what a walk finds. */
class OperatorsInPartsTest {
  private static Expr read(String program) {
    return Frobenius.parse(program).expression();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A, X in R(n, n); tr(A*inv(X)*A') - 2*logdet(X'*X)",
        "x, y in R(n); sum(log.(1 .+ exp.(-(x .* y)).^2))",
        "A in R(n, n); x in R(n); r = A*x; norm(r)^2 + sum(k = 0..3, r[1]^k)",
        "X in R(n, n); (z -> 1/(1 + z^2))(X)",
        "K in Skew(n); A in R(n, n); kron(K, tril(A)) - kron(sqrt(A), I(n))",
      })
  void noneThatStandsInItIsMissed(String program) {
    Expr e = read(program);
    Children.any(
        e,
        part -> {
          assertThat(Operators.ofHead(part) & ~Operators.in(e)).as("%s", part).isZero();
          return false;
        });
  }

  @Test
  void whatDoesNotStandInItIsMostlyTold() {
    Expr e = read("A in R(n, n); x in R(n); x'*A*x");
    assertThat(Operators.mayBeIn(e, Operators.TRANSPOSE)).isTrue();
    assertThat(Operators.mayBeIn(e, Operators.SUM | Operators.POWER | Operators.CALL)).isFalse();
    assertThat(Operators.mayBeIn(e, Operators.SKEW_NAMES)).isFalse();
  }
}
