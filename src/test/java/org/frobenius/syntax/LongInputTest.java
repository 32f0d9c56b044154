package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.frobenius.expr.Expr;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 100,000 terms, factors, definitions or levels: in time proportional to the text, and in no depth
 * of stack of our own.
 */
class LongInputTest {
  private static final int MANY = 100_000;

  /** Generous, since machines differ: work that grows with the square would take hours. */
  private static final Duration LIMIT = Duration.ofSeconds(120);

  /** What the parser needs for the deepest of these. */
  private static final long STACK = 1L << 31;

  private static String nested(String before, String inner, String after) {
    return before.repeat(MANY) + inner + after.repeat(MANY);
  }

  private static String program(String kind) {
    return switch (kind) {
      case "terms" -> "A in R(n, n); X in R(n, n); tr(X)" + " + tr(A*X)".repeat(MANY);
      case "undeclared terms" -> "tr(X)" + " + tr(A*X)".repeat(MANY);
      case "factors" -> "tr(X" + "*A*X".repeat(MANY / 2) + ")";
      case "scalar factors" -> "x'*x" + "*x'*x".repeat(MANY / 2);
      case "entrywise factors" -> "sum(X" + " .* X".repeat(MANY) + ")";
      case "nested functions" -> "sum(" + nested("tanh.(A*", "x", ")") + ")";
      case "nested inverses" -> "A in R(n, n); tr(" + nested("inv(A + ", "X", ")") + ")";
      case "nested sums" -> "A in R(n, n); sum(" + nested("(", "X", " + A)") + ")";
      case "nested products" -> "A in R(n, n); sum(" + nested("(A*", "X", ")") + ")";
      case "definitions" -> {
        var text = new StringBuilder("Y0 = X\n");
        for (int i = 1; i <= MANY; i++) {
          text.append("Y%d = Y%d*Y%d\n".formatted(i, i - 1, i - 1));
        }
        yield text.append("tr(Y%d)".formatted(MANY)).toString();
      }
      default -> throw new IllegalArgumentException(kind);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "terms",
        "undeclared terms",
        "factors",
        "scalar factors",
        "entrywise factors",
        "nested functions",
        "nested inverses",
        "nested sums",
        "nested products",
        "definitions"
      })
  void isReadInLinearTime(String kind) {
    String text = program(kind);
    var result = new AtomicReference<Expr>();
    Assertions.assertTimeout(
        LIMIT,
        () -> {
          var thread =
              new Thread(
                  null, () -> result.set(ProgramReader.read(text).expression()), kind, STACK);
          thread.start();
          thread.join();
        });
    assertThat(result.get()).isNotNull();
    assertThat(result.get().isScalar()).isTrue();
  }
}
