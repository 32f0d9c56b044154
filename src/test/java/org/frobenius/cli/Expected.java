package org.frobenius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Texts that lie in files beside what makes them; a flag rewrites them, and then a person reads the
 * difference.
 */
final class Expected {
  private Expected() {}

  /** Compares, or under {@code -Dflag} writes. */
  static void check(Path file, String actual, String flag) throws IOException {
    if (System.getProperty(flag) != null) {
      Files.writeString(file, actual);
    }
    assertThat(actual)
        .as("%s; `mvn -D%s test` rewrites it", file, flag)
        .isEqualTo(Files.readString(file));
  }

  /** The files of a folder with an ending, in order. */
  static List<Path> files(String folder, String ending) throws IOException {
    try (var files = Files.list(Path.of(folder))) {
      return files.filter(f -> f.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** The file of the same name with another ending. */
  static Path beside(Path file, String ending) {
    return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.[^.]*$", ending));
  }
}
