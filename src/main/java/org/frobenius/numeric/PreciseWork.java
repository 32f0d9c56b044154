package org.frobenius.numeric;

import java.math.MathContext;

/** Counts the work of arithmetic of many digits: an answer should not take for ever. */
final class PreciseWork {
  /** About a second. */
  private static final long MOST = 1_000_000;

  /** Numbers of so many digits take twice as long as short ones. */
  private static final int SHORT = 200;

  private double done;

  /** A LimitException where there was too much of it. */
  void add(long products, MathContext digits) {
    double length = (double) digits.getPrecision() / SHORT;
    done += products * (1 + length * length);
    if (done > MOST) {
      throw Failures.limit("an evaluation of so many digits would take too long");
    }
  }
}
