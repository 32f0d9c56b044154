package org.frobenius.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of files that hold matrices, told apart by the endings of their names. */
public enum MatrixFormat {
  /** A row a line: {@code 1,2,3}. */
  CSV("csv", "tsv", "txt"),
  /** A list of rows, a list of numbers, a number, or an object of these by name. */
  JSON("json"),
  /** One array of NumPy. */
  NPY("npy"),
  /** Several arrays of NumPy, by name. */
  NPZ("npz"),
  /** Matrix Market's text, sparse or dense. */
  MATRIX_MARKET("mtx", "mm");

  private final List<String> endings;

  MatrixFormat(String... endings) {
    this.endings = List.of(endings);
  }

  /** The format of a file by its name; a DataException that lists the endings where it has none. */
  public static MatrixFormat of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> format.endings.stream().anyMatch(e -> name.endsWith("." + e)))
        .findFirst()
        .orElseThrow(
            () ->
                Failures.file(
                    file, "its format is told by the ending of its name, one of " + allEndings()));
  }

  /** Whether a file of this format can hold several matrices, each with a name. */
  public boolean holdsNames() {
    return this == NPZ || this == JSON;
  }

  private static String allEndings() {
    return Arrays.stream(values())
        .flatMap(format -> format.endings.stream())
        .map(e -> "." + e)
        .collect(Collectors.joining(", "));
  }
}
