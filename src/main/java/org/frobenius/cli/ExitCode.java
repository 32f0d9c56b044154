package org.frobenius.cli;

/** What the process tells its caller. */
final class ExitCode {
  static final int DONE = 0;
  static final int CHECK_FAILED = 1;
  static final int WRONG_INPUT = 2;
  static final int LIMIT = 3;

  /** {@code EX_SOFTWARE} of {@code sysexits.h}: a fault of Frobenius itself. */
  static final int INTERNAL = 70;

  private ExitCode() {}
}
