package org.frobenius.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.frobenius.Frobenius;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.verify.Equality;
import org.frobenius.verify.RandomExpressions;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimplifierTest {
  private static final int DEPTH = 3;

  static LongStream seeds() {
    return LongStream.range(1000, 1300);
  }

  /** With those of expressions that had two forms. */
  static LongStream moreSeeds() {
    return LongStream.concat(LongStream.range(1000, 3500), LongStream.of(102510, 105532, 111816));
  }

  private static Expr simplified(Expr e) {
    return Simplifier.simplify(e, new Normalizer());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aRandomExpression(long seed) {
    Expr e = new RandomExpressions(seed).any(DEPTH);
    Expr simplified = simplified(e);
    String text = Printer.text(e);

    Verdict value = Equality.compare(e, simplified, seed);
    assertThat(value.outcome())
        .as("the value of %s as %s: %s", text, Printer.text(simplified), value.reason())
        .isEqualTo(Verdict.Outcome.RIGHT);
    var cost = new ReadingCost();
    assertThat(cost.of(simplified))
        .as("what %s costs a reader, from %s", Printer.text(simplified), text)
        .isLessThanOrEqualTo(cost.of(new Normalizer().normalize(e)));

    Expr read = RandomExpressions.SCOPE.again(simplified);
    assertThat(read).as("%s, written and read", Printer.text(simplified)).isSameAs(simplified);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("moreSeeds")
  void hasOneForm(long seed) {
    Expr e = new RandomExpressions(seed).any(DEPTH);
    Expr simplified = simplified(e);
    String form = Printer.text(simplified);

    assertThat(Printer.text(simplified(simplified)))
        .as("simplified again, of %s", Printer.text(e))
        .isEqualTo(form);
    Expr shuffled = new RandomExpressions(seed + 1).shuffled(e);
    assertThat(Printer.text(simplified(shuffled)))
        .as("the order of terms and scalars, of %s", Printer.text(e))
        .isEqualTo(form);
  }

  @Test
  void tokensArePaidForScalarsLeftWhole() {
    Expr torn =
        Frobenius.parse("A in R(n, n); a, p in R(n); (a*p'*A + (a'*p)*(A + A'))*p").expression();
    Expr whole = simplified(torn);

    assertThat(Printer.text(whole)).isEqualTo("(a'*p)*(A + A')*p + (p'*A*p)*a");
    assertThat(Printer.tokens(whole)).isEqualTo(Printer.tokens(torn) + 2);
    assertThat(new ReadingCost().of(whole)).isLessThan(new ReadingCost().of(torn));
  }
}
