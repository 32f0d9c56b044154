package org.frobenius.expr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.stream.LongStream;
import org.frobenius.verify.RandomExpressions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
    assertThat(bits).doesNotHaveDuplicates().allMatch(b -> Long.bitCount(b) == 1);
    assertThat(bits).noneMatch(b -> (b & Operators.CALL) != 0);
  }

  @Test
  void callsHaveBitsOfTheirOwn() {
    for (Op op : Op.values()) {
      assertThat(Operators.of(op) & Operators.CALL).isEqualTo(Operators.of(op));
    }
  }
}
