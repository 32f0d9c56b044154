package org.frobenius.numeric;

/** Counts the work of arithmetic of many digits: an answer should not take for ever. */
final class PreciseWork {
  /** Products of single digits: about a second. */
  private static final long MOST = 400_000_000;

  /** What an operation costs beside its digits, as many products. */
  private static final int OVERHEAD = 50;

  private long done;

  /** A LimitException where there was too much of it. */
  void add(PreciseMatrix result, int productsOfEntry) {
    long digits = result.field().getRadixDigits();
    done += (long) result.rows() * result.cols() * productsOfEntry * (digits * digits + OVERHEAD);
    if (done > MOST) {
      throw Failures.limit("an evaluation of so many digits would take too long");
    }
  }
}
