package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Programs that grow with a number n, and whose answers grow no faster: four times the program is
 * at most {@link #MOST} times the work. Work is counted in bytes of objects made, which do not
 * depend on how busy the machine is.
 */
class GrowthTest {
  private static final int N = 512;
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
    SQUARED_RESIDUALS(
        n ->
            declared(n, "A%1$d in R(m, n); b%1$d in R(m); ")
                + "X in R(n, 1); "
                + each(n, " + ", "norm(A%1$d*X - b%1$d)^2")),
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
        case ENTRYWISE -> "x";
        case SUM,
            CANCELLING_PAIRS,
            POWER,
            SQUARINGS,
            NESTED_INVERSES,
            NESTED_INVERSES_OF_MULTIPLES,
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

  private static void assertGrowsLinearly(Family family, Consumer<Integer> work) {
    work.accept(N / TIMES);
    long small = bytes(() -> work.accept(N));
    long large = bytes(() -> work.accept(TIMES * N));
    assertThat((double) large / small)
        .as("%s: %d bytes at %d, %d at %d", family, small, N, large, TIMES * N)
        .isLessThan(MOST);
  }

  private static long bytes(Runnable work) {
    long before = THREADS.getTotalThreadAllocatedBytes();
    work.run();
    return THREADS.getTotalThreadAllocatedBytes() - before;
  }
}
