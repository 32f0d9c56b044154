package org.frobenius.syntax;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Fun;

/** Whose habits a program is written in. Answers are in the language's own. */
public enum Dialect {
  /** The language itself: {@code exp(X)} of a square matrix is its power series. */
  FROBENIUS("frobenius"),
  /** matrixcalculus.org: {@code exp(X)} and its like are entry by entry, whatever the shape. */
  MATRIXCALCULUS("matrixcalculus");

  private final String written;

  Dialect(String written) {
    this.written = written;
  }

  public String written() {
    return written;
  }

  public static Optional<Dialect> named(String word) {
    return Arrays.stream(values()).filter(d -> d.written.equals(word)).findFirst();
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(Dialect::written).toList();
  }

  /** What the language calls a function of the dialect. */
  String function(String name) {
    return switch (this) {
      case FROBENIUS -> name;
      case MATRIXCALCULUS ->
          switch (name) {
            case "arcsin" -> "asin";
            case "arccos" -> "acos";
            case "arctan" -> "atan";
            default -> name;
          };
    };
  }

  /** Whether a call without a dot means what the call with one does. */
  boolean isEntrywise(Fun function) {
    return switch (this) {
      case FROBENIUS -> false;
      case MATRIXCALCULUS -> function instanceof Fun.Known(var name) && !name.equals("inv");
    };
  }
}
