package org.frobenius.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.frobenius.expr.Expr;
import org.frobenius.simplify.Normalizer;
import org.frobenius.verify.RandomExpressions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is printed reads back to the identical expression. */
class RoundTripTest {
  static LongStream seeds() {
    return LongStream.range(2000, 2400);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void asBuiltAndInNormalForm(long seed) {
    Expr built = new RandomExpressions(seed).any(4);
    assertThat(RandomExpressions.SCOPE.again(built)).as(Printer.text(built)).isSameAs(built);
    Expr normal = new Normalizer().normalize(built);
    assertThat(RandomExpressions.SCOPE.again(normal)).as(Printer.text(normal)).isSameAs(normal);
  }
}
