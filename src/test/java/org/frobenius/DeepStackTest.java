package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.frobenius.diagnostic.LimitException;
import org.junit.jupiter.api.Test;

class DeepStackTest {
  private static int depth(int n) {
    return n == 0 ? 0 : 1 + depth(n - 1);
  }

  private static int bottomless(int n) {
    return n < 0 ? 0 : 1 + bottomless(n == Integer.MAX_VALUE ? 0 : n + 1);
  }

  @Test
  void holdsAMillionFrames() {
    assertThat(DeepStack.call(() -> depth(1_000_000))).isEqualTo(1_000_000);
  }

  @Test
  void staysOnItsThread() {
    Thread[] threads = new Thread[2];
    DeepStack.call(
        () -> {
          threads[0] = Thread.currentThread();
          return DeepStack.call(() -> threads[1] = Thread.currentThread());
        });
    assertThat(threads[1]).isSameAs(threads[0]).isNotSameAs(Thread.currentThread());
  }

  @Test
  void noEndIsALimit() {
    assertThatThrownBy(() -> DeepStack.call(() -> bottomless(0)))
        .isInstanceOf(LimitException.class);
  }

  @Test
  void throwsWhatTheWorkThrows() {
    assertThatThrownBy(
            () ->
                DeepStack.call(
                    () -> {
                      throw new ArithmeticException("here");
                    }))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("here");
  }
}
