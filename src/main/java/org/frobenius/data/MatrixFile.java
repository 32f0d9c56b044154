package org.frobenius.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DataException;

/**
 * Reads and writes matrices in files, in the {@link MatrixFormat} of their names. A vector is a
 * matrix of one column, a number is 1 by 1. What is wrong with a file is a {@link DataException}
 * that names the file, the place, and what was expected there.
 */
public final class MatrixFile {
  private interface Work<T> {
    T run() throws IOException;
  }

  private MatrixFile() {}

  /**
   * The matrix in a file.
   *
   * @param name of a file with several matrices the one of this name is meant; of a file with one,
   *     that one, whatever its name
   */
  public static RealMatrix read(Path file, String name) {
    if (Files.notExists(file)) {
      throw Failures.file(file, "there is no such file or folder");
    }
    MatrixFormat format = MatrixFormat.of(file);
    if (!format.holdsNames() || (format == MatrixFormat.JSON && !json(file).isObject())) {
      return readOne(file, format);
    }
    Map<String, RealMatrix> all = readAll(file);
    RealMatrix named = all.get(name);
    if (named != null) {
      return named;
    }
    if (all.size() == 1) {
      return all.values().iterator().next();
    }
    throw unknown(file, name, all);
  }

  /** The matrix of this name in an NPZ file, or in a JSON object. */
  public static RealMatrix readNamed(Path file, String name) {
    Map<String, RealMatrix> all = readAll(file);
    RealMatrix named = all.get(name);
    if (named == null) {
      throw unknown(file, name, all);
    }
    return named;
  }

  private static DataException unknown(Path file, String name, Map<String, RealMatrix> all) {
    return Failures.file(
        file, "it has no `%s`, but %s".formatted(name, String.join(", ", all.keySet())));
  }

  /** The matrices in an NPZ file, or in a JSON object, by their names. */
  public static Map<String, RealMatrix> readAll(Path file) {
    return switch (MatrixFormat.of(file)) {
      case NPZ -> attempt(file, () -> Npz.read(file));
      case JSON -> json(file).matrices();
      case CSV, NPY, MATRIX_MARKET ->
          throw Failures.file(
              file, "it has one matrix without a name; only .npz and .json files have names");
    };
  }

  /**
   * Writes one matrix.
   *
   * @param name is its name in an NPZ file; the other formats do not keep it
   */
  public static void write(Path file, String name, RealMatrix matrix) {
    MatrixFormat format = MatrixFormat.of(file);
    attempt(
        file,
        () -> {
          switch (format) {
            case CSV -> Files.writeString(file, Csv.write(matrix, file));
            case JSON -> Files.writeString(file, JsonFile.write(file, matrix));
            case NPY -> Files.write(file, Npy.write(matrix));
            case NPZ -> Npz.write(file, Map.of(name, matrix));
            case MATRIX_MARKET -> Files.writeString(file, MatrixMarket.write(matrix));
          }
          return file;
        });
  }

  private static RealMatrix readOne(Path file, MatrixFormat format) {
    return switch (format) {
      case CSV -> Csv.read(file.toString(), text(file));
      case JSON -> json(file).matrix();
      case NPY -> Npy.read(file.toString(), attempt(file, () -> Files.readAllBytes(file)));
      case MATRIX_MARKET -> MatrixMarket.read(file.toString(), text(file));
      case NPZ -> throw new IllegalStateException("an NPZ file has names");
    };
  }

  private static JsonFile json(Path file) {
    return JsonFile.read(file.toString(), text(file));
  }

  private static String text(Path file) {
    return attempt(file, () -> Files.readString(file));
  }

  private static <T> T attempt(Path file, Work<T> work) {
    try {
      return work.run();
    } catch (NoSuchFileException e) {
      throw Failures.file(file, "there is no such file or folder");
    } catch (CharacterCodingException e) {
      throw Failures.file(file, "it is not UTF-8 text");
    } catch (IOException e) {
      throw Failures.file(
          file, Files.isDirectory(file) ? "it is a folder" : String.valueOf(e.getMessage()));
    }
  }
}
