package org.frobenius.expr;

/** What stands between the brackets of {@code X[.., ..]}: entries count from 1. */
public sealed interface Range {
  /** {@code :}. */
  record All() implements Range {}

  /** One index. */
  record At(Expr index) implements Range {}

  /** {@code from:to}, both included. */
  record Between(Dim from, Dim to) implements Range {}

  Range ALL = new All();

  /** How many of {@code full} the range takes. */
  default Dim length(Dim full) {
    return switch (this) {
      case All() -> full;
      case At _ -> Dim.ONE;
      case Between(var from, var to) -> to.minus(from).plus(Dim.ONE);
    };
  }
}
