package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.frobenius.diagnostic.LimitException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Programs that grow with a number n, and whose answers grow no faster: four times the program is
 * at most {@link #MOST} times the work. Work is counted in bytes of objects made, which do not
 * depend on how busy the machine is.
 */
class GrowthTest {
  private static final int N = 512;

  /** Of what grows faster, though not as fast as it would be written out. */
  private static final int SHORT = 12;

  private static final int TIMES = 4;

  /** The exponent 1.2, for what grows now and then, as tables do. */
  private static final double MOST = Math.pow(TIMES, 1.2);

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private enum Family {
    SUM(
        n ->
            declared(n, "A%1$d, B%1$d in R(n, n); ")
                + "X in R(n, n); "
                + each(n, " + ", "tr(A%1$d*X*B%1$d*X')")),
    UNDECLARED(n -> each(n, " + ", "tr(A%1$d*X*B%1$d)")),
    CANCELLING_PAIRS(
        n ->
            declared(n, "A%1$d, B%1$d in R(n, n); ")
                + "X in R(n, n); "
                + each(n, " + ", "tr(A%1$d*X*B%1$d) - tr(X*B%1$d*A%1$d)")),
    NETWORK(
        n ->
            declared(n, "W%d in R(n, n); ")
                + "X in R(n, m); Y in R(n, m); Z0 = X; "
                + each(n, "", "Z%1$d = tanh.(W%1$d*Z%2$d); ")
                + "norm(Z%d - Y)^2".formatted(n)),
    POWER(n -> "X in R(n, n); tr(X^" + n + ")"),
    SQUARINGS(n -> "X in R(n, n); Y0 = X; " + each(n, "", "Y%1$d = Y%2$d*Y%2$d; ") + last(n)),
    NESTED_INVERSES(
        n -> "A, X in R(n, n); Y0 = X; " + each(n, "", "Y%1$d = inv(A + Y%2$d); ") + last(n)),
    NESTED_INVERSES_OF_MULTIPLES(
        n -> "A, X in R(n, n); Y0 = X; " + each(n, "", "Y%1$d = inv(A*Y%2$d + A); ") + last(n)),
    EACH_TWICE(
        n -> "X in R(n, n); Y0 = X; " + each(n, "", "Y%1$d = Y%2$d*Y%2$d + Y%2$d; ") + last(n)),
    EACH_TWICE_BY_ENTRIES(
        n -> "X in R(n, n); Y0 = X; " + each(n, "", "Y%1$d = Y%2$d .* Y%2$d + Y%2$d; ") + last(n)),
    SQUARED_RESIDUALS(
        n ->
            declared(n, "A%1$d in R(m, n); b%1$d in R(m); ")
                + "X in R(n, 1); "
                + each(n, " + ", "norm(A%1$d*X - b%1$d)^2")),
    EXPONENTIALS(n -> "x in R; " + declared(n, "a%d in R; ") + each(n, " + ", "exp(a%1$d*x)")),
    QUADRATIC_FORMS(
        n -> "x in R(n); " + declared(n, "A%d in R(n, n); ") + each(n, " + ", "x'*A%1$d*x")),
    ENTRYWISE(
        n ->
            "x in R(k); " + declared(n, "a%d in R(k); ") + each(n, " + ", "sum(exp.(a%1$d .* x))"));

    private final IntFunction<String> program;

    Family(IntFunction<String> program) {
      this.program = program;
    }

    String wrt(int n) {
      return switch (this) {
        case NETWORK -> "W" + (n / 2);
        case EXPONENTIALS, QUADRATIC_FORMS, ENTRYWISE -> "x";
        case SUM,
            UNDECLARED,
            CANCELLING_PAIRS,
            POWER,
            SQUARINGS,
            NESTED_INVERSES,
            NESTED_INVERSES_OF_MULTIPLES,
            EACH_TWICE,
            EACH_TWICE_BY_ENTRIES,
            SQUARED_RESIDUALS ->
            "X";
      };
    }

    private static String declared(int n, String declaration) {
      return each(n, "", declaration);
    }

    private static String last(int n) {
      return "tr(Y%d)".formatted(n);
    }

    private static String each(int n, String between, String part) {
      return IntStream.rangeClosed(1, n)
          .mapToObj(i -> part.formatted(i, i - 1))
          .collect(Collectors.joining(between));
    }
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void readingIsLinear(Family family) {
    assertGrowsLinearly(family, n -> Frobenius.parse(family.program.apply(n)));
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void gradientsAreLinear(Family family) {
    assertGrowsLinearly(
        family, n -> Frobenius.parse(family.program.apply(n)).gradient(family.wrt(n)).text());
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void simplifyingIsLinear(Family family) {
    assertGrowsLinearly(family, n -> Frobenius.parse(family.program.apply(n)).simplify());
  }

  /**
   * Definitions that use the last one twice, and whose gradients by it are no products: written out
   * they double each time, with names for what is shared they grow with the sums on the way.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A*Y*B + Y        | tr(Y)
          A*Y*B + Y        | norm(Y)^2
          inv(Y) + Y       | logdet(Y)
          Y'*Y + Y         | tr(Y)
          Y*A*Y + B        | norm(Y)^2
          tanh.(Y)*A + Y   | tr(Y)
          tr(Y)*Y + Y      | tr(Y)
          exp(Y)*A + Y     | tr(Y)
          K'*kron(Y, Y)*K + Y | norm(Y)^2
          A*Y + logsumexp(vec(Y))*Y | tr(Y)
          """)
  void whatIsSharedIsNotWrittenOut(String step, String last) {
    Consumer<Integer> work =
        n -> {
          var program = Frobenius.parse(shared(step, last, n));
          program.gradient("X").withNamedParts().text();
          program.differential(List.of("X")).withNamedParts().text();
          program.simplify().text();
        };
    assertGrowth("%s, %s".formatted(step, last), SHORT, Math.pow(TIMES, 3), work);
  }

  private static String shared(String step, String last, int n) {
    return "A, B, X in R(n, n); K in R(n^2, n); Y0 = X; "
        + IntStream.rangeClosed(1, n)
            .mapToObj(i -> "Y%d = %s; ".formatted(i, step.replace("Y", "Y" + (i - 1))))
            .collect(Collectors.joining())
        + last.replace("Y", "Y" + n);
  }

  /** Longer than a book: there is an answer, and it is told how to have it. */
  @Test
  void whatIsTooLongToBeWrittenIsSaidToBe() {
    Gradient gradient = Frobenius.parse(shared("A*Y*B + Y", "norm(Y)^2", 48)).gradient("X");
    assertThatThrownBy(gradient::text)
        .isInstanceOf(LimitException.class)
        .hasMessageContaining("written out the answer is longer");
    assertThat(gradient.withNamedParts().text()).hasSizeLessThan(20_000);
    assertThatThrownBy(gradient::derivation)
        .isInstanceOf(LimitException.class)
        .hasMessageContaining("too long to be read");
  }

  /** But for the first steps the gradient of a chain is a product: nothing is written twice. */
  @Test
  void aGradientThroughWhatIsUsedTwiceIsAProduct() {
    Program program = Frobenius.parse(Family.EACH_TWICE.program.apply(40));
    Gradient gradient = program.gradient("X");
    assertThat(gradient.text())
        .hasSizeLessThan(2000)
        .contains("*(I + 2*Y12)*(I + 2*Y11)*(I + 2*Y10)*");
    Program small = Frobenius.parse(shared("Y*Y/8 + Y/2", "tr(Y)", 14));
    AnswerAssertions.isRight(small, small.gradient("X"));
  }

  private static void assertGrowsLinearly(Family family, Consumer<Integer> work) {
    assertGrowth(family.name(), N, MOST, work);
  }

  private static void assertGrowth(String of, int n, double most, Consumer<Integer> work) {
    work.accept(n / TIMES);
    long small = bytes(() -> work.accept(n));
    long large = bytes(() -> work.accept(TIMES * n));
    assertThat((double) large / small)
        .as("%s: %d bytes at %d, %d at %d", of, small, n, large, TIMES * n)
        .isLessThan(most);
  }

  private static long bytes(Runnable work) {
    long before = THREADS.getTotalThreadAllocatedBytes();
    work.run();
    return THREADS.getTotalThreadAllocatedBytes() - before;
  }
}
