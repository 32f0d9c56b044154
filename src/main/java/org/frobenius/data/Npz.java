package org.frobenius.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.math3.linear.RealMatrix;

/** Several arrays of NumPy in a ZIP file, {@code X.npy} the one named X; compressed or not. */
final class Npz {
  private static final String ENDING = ".npy";

  /** The oldest time a ZIP file can say: the same matrices give the same bytes. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Npz() {}

  static Map<String, RealMatrix> read(Path file) throws IOException {
    if (Files.isRegularFile(file) && Files.size(file) == 0) {
      throw Failures.file(file, "it is empty; expected a ZIP file of arrays of NumPy");
    }
    var matrices = new LinkedHashMap<String, RealMatrix>();
    try (var zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        String name = entry.getName();
        if (!name.endsWith(ENDING)) {
          throw Failures.file(file, "expected arrays of NumPy alone, here `%s`".formatted(name));
        }
        try (var in = zip.getInputStream(entry)) {
          matrices.put(
              name.substring(0, name.length() - ENDING.length()),
              Npy.read("%s` in `%s".formatted(name, file), in.readAllBytes()));
        }
      }
    } catch (ZipException e) {
      throw Failures.file(file, "it is not a ZIP file of arrays of NumPy: " + e.getMessage());
    }
    if (matrices.isEmpty()) {
      throw Failures.file(file, "it has no arrays");
    }
    return matrices;
  }

  static void write(Path file, Map<String, RealMatrix> matrices) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var matrix : new TreeMap<>(matrices).entrySet()) {
        var entry = new ZipEntry(matrix.getKey() + ENDING);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(Npy.write(matrix.getValue()));
        zip.closeEntry();
      }
    }
  }
}
