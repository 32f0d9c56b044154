package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.frobenius.diagnostic.LimitException;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.SyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class InputLimitsTest {
  private static final int MANY = 100_000;
  private static final long STACK_BYTES = 1L << 30;

  /** Runs on a thread with the stack that the front door gives the parser. */
  private static <T> T onDeepStack(Callable<T> work) throws Exception {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(null, task, "deep", STACK_BYTES);
    thread.start();
    thread.join(Duration.ofSeconds(110));
    return task.get();
  }

  @Test
  void longChainsAreOneNode() {
    Ast sum = SyntaxReader.expression(Source.of("A" + " + A - B".repeat(MANY / 2)));
    assertThat(((Ast.Sum) sum).rest()).hasSize(MANY);
    Ast product = SyntaxReader.expression(Source.of("A" + "*A.*B'".repeat(MANY / 2)));
    assertThat(((Ast.Product) product).rest()).hasSize(MANY);
    Ast block = SyntaxReader.expression(Source.of("[A" + "; A".repeat(MANY) + "]"));
    assertThat(((Ast.Block) block).rows()).hasSize(MANY + 1);
  }

  @Test
  void longProgramsAreRead() {
    ProgramAst program = SyntaxReader.program(Source.of("x = 1\n".repeat(MANY) + "x"));
    assertThat(program.statements()).hasSize(MANY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {"( )", "exp( )", "(x+ )", "[ ]", "x[ ]", "sum(j=0..k, )", "-(x*( ))"})
  void bracketsNestDeeply(String open, String close) throws Exception {
    String text = open.repeat(MANY) + "1" + close.repeat(MANY);
    Optional<Ast> read =
        onDeepStack(() -> Optional.of(SyntaxReader.program(Source.of(text)).expression()));
    assertThat(read).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "x->", "2^", "2.^-"})
  void prefixesNeedNoStack(String prefix) {
    assertThat(SyntaxReader.expression(Source.of(prefix.repeat(MANY) + "x"))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", ".T", "^T", "[1]", "^⊤"})
  void suffixesNeedNoStack(String suffix) {
    assertThat(SyntaxReader.expression(Source.of("x" + suffix.repeat(MANY)))).isNotNull();
  }

  @Test
  void anErrorDeepInsideIsFoundQuickly() throws Exception {
    String text = "(".repeat(MANY) + "x";
    String report =
        onDeepStack(
            () -> {
              try {
                return PrintedAst.of(SyntaxReader.expression(Source.of(text)));
              } catch (SyntaxException e) {
                return e.report();
              }
            });
    assertThat(report)
        .startsWith("error[syntax]: missing `)` for the `(` at 1:" + MANY)
        .hasSizeLessThan(1000);
  }

  @Test
  void deeperThanTheLimitIsRefused() {
    assertThatThrownBy(() -> SyntaxReader.program(Source.of("(".repeat(200_001))))
        .isInstanceOf(LimitException.class)
        .hasMessage("the text has more than 200,000 levels of brackets");
  }

  @Test
  void longerThanTheLimitIsRefused() {
    assertThatThrownBy(() -> SyntaxReader.program(Source.of(" ".repeat(20_000_001))))
        .isInstanceOf(LimitException.class)
        .hasMessage("the text has more than 20,000,000 characters");
    assertThatThrownBy(() -> SyntaxReader.program(Source.of("x\n" + "+".repeat(2_000_001))))
        .isInstanceOf(LimitException.class)
        .hasMessage("the text has more than 2,000,000 names, numbers and signs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e10001", "1e-10001", "1e99999999999999999999"})
  void hugeExponentsAreRefused(String number) {
    assertThatThrownBy(() -> SyntaxReader.expression(Source.of(number)))
        .isInstanceOf(LimitException.class)
        .hasMessage("a number has at most 10000 digits");
  }

  @Test
  void longNumbersAreRefused() {
    assertThatThrownBy(() -> SyntaxReader.expression(Source.of("1".repeat(10_001))))
        .isInstanceOf(LimitException.class);
    assertThat(SyntaxReader.expression(Source.of("1".repeat(10_000)))).isNotNull();
  }
}
