package org.frobenius.syntax;

/** A text in another notation that cannot be read for sure. */
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unreadable() {
    super("not transcribed", null, false, false);
  }
}
