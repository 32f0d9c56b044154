package org.frobenius.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.LimitException;
import org.frobenius.diagnostic.Span;

/** Gives work so much time and no more; what takes longer is left behind on its thread. */
record TimeLimit(Duration longest) {

  /**
   * The result; what the work throws is thrown here, and a LimitException when its time is over.
   */
  <T> T call(Callable<T> work) throws Exception {
    var task = new FutureTask<>(work);
    var thread = new Thread(task, "frobenius-batch");
    thread.setDaemon(true);
    long start = System.nanoTime();
    thread.start();
    try {
      T result = task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      // a task that has just ended is not asked how long it took
      if (System.nanoTime() - start > longest.toNanos()) {
        throw over();
      }
      return result;
    } catch (TimeoutException e) {
      thread.interrupt();
      throw over();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Exception exception -> throw exception;
        case Error error -> throw error;
        case null, default -> throw e;
      }
    }
  }

  private LimitException over() {
    return new LimitException(
        Diagnostic.of(
            Kind.LIMIT, "took longer than %d seconds".formatted(longest.toSeconds()), Span.NONE));
  }
}
