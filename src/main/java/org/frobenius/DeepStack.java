package org.frobenius;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.LimitException;
import org.frobenius.diagnostic.Span;

/**
 * Runs symbolic work on a thread whose stack holds expressions 100,000 levels deep. A thread serves
 * again and again: a new one, with its untouched stack, costs more than a small derivative.
 */
public final class DeepStack extends Thread {
  /** In bytes of address space; memory is taken only as deep as the work goes. */
  private static final long SIZE = 1L << 30;

  /** Seconds an idle thread lives on, and keeps the memory its stack has taken. */
  private static final long IDLE = 10;

  private static final Executor THREADS =
      new ThreadPoolExecutor(
          0, Integer.MAX_VALUE, IDLE, TimeUnit.SECONDS, new SynchronousQueue<>(), DeepStack::new);

  /** An expression whose reach is no more needs no deeper stack than any thread has. */
  private static final int SHALLOW = 150;

  private DeepStack(Runnable work) {
    super(null, work, "frobenius", SIZE);
    setDaemon(true);
  }

  /**
   * The result of the work on an expression, on this thread where the expression is shallow:
   * handing it to another thread may take longer than the work.
   *
   * @param reach of the expression, {@link org.frobenius.expr.Meta#reach}
   */
  static <T> T call(int reach, Callable<T> work) {
    if (reach > SHALLOW) {
      return call(work);
    }
    try {
      return work.call();
    } catch (StackOverflowError e) {
      return call(work);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The result of the work; what it throws is thrown here. A stack or a heap that does not suffice
   * is a LimitException.
   */
  public static <T> T call(Callable<T> work) {
    if (Thread.currentThread() instanceof DeepStack) {
      return result(work);
    }
    var task = new FutureTask<>(work);
    THREADS.execute(task);
    return result(() -> await(task));
  }

  private static <T> T await(FutureTask<T> task) throws Exception {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Exception exception -> throw exception;
        case Error error -> throw error;
        case null, default -> throw e;
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static <T> T result(Callable<T> work) {
    try {
      return work.call();
    } catch (StackOverflowError e) {
      throw limit("the expression needs a deeper stack than 1 GB");
    } catch (OutOfMemoryError e) {
      throw limit("the expression needs more memory than Java was given");
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static LimitException limit(String message) {
    return new LimitException(Diagnostic.of(Kind.LIMIT, message, Span.NONE));
  }
}
