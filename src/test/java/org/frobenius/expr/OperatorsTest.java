package org.frobenius.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.LongStream;
import org.frobenius.Frobenius;
import org.frobenius.verify.RandomExpressions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in an expression is known as bits: none that is there is missed. */
class OperatorsTest {
  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyPartIsTold(long seed) {
    assertTold(new RandomExpressions(seed).scalar(4));
  }

  private static void assertTold(Expr e) {
    assertThat(Operators.mayBeIn(e, Operators.ofHead(e))).isTrue();
    for (Expr part : Children.of(e)) {
      assertThat(Operators.in(e) & Operators.in(part)).isEqualTo(Operators.in(part));
      assertTold(part);
    }
  }

  /** There is a bit for each kind of node, of constant and of the numbers told apart. */
  @Test
  void kindsShareNoBits() {
    var bits = new ArrayList<Long>();
    for (Node kind : Node.values()) {
      bits.add(Operators.of(kind));
    }
    for (Expr.Constant.Kind kind : Expr.Constant.Kind.values()) {
      bits.add(Operators.of(kind));
    }
    bits.add(Operators.of(Rational.MINUS_ONE));
    bits.add(Operators.of(Rational.HALF));
    bits.add(Operators.of(Rational.TWO));
    bits.add(Operators.SKEW_NAMES);
    assertThat(bits).doesNotHaveDuplicates().allMatch(b -> Long.bitCount(b) == 1);
    assertThat(bits).noneMatch(b -> (b & Operators.CALL) != 0);
  }

  @Test
  void callsHaveBitsOfTheirOwn() {
    for (Op op : Op.values()) {
      assertThat(Operators.of(op) & Operators.CALL).isEqualTo(Operators.of(op));
    }
  }

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
