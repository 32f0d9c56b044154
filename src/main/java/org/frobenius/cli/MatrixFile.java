package org.frobenius.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;

/** Matrices in files: {@code .json}, else rows of numbers. */
final class MatrixFile {
  private MatrixFile() {}

  /** The matrix in a file; {@code name} is whose value it is, for messages. */
  static RealMatrix read(String name, Path file) {
    String text = ProgramArgument.text(file);
    return isJson(file)
        ? MatrixJson.read(name, json(file, text))
        : MatrixText.readRows(Source.of(file.toString(), text));
  }

  static void write(Path file, RealMatrix matrix) {
    try {
      Files.writeString(
          file,
          (isJson(file) ? MatrixJson.write(matrix).toString() : MatrixText.write(matrix)) + "\n");
    } catch (IOException e) {
      throw wrong("cannot write `%s`: %s".formatted(file, e.getMessage()));
    }
  }

  private static boolean isJson(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
  }

  private static JsonElement json(Path file, String text) {
    try {
      return JsonParser.parseString(text);
    } catch (JsonParseException e) {
      throw wrong("`%s` is not JSON: %s".formatted(file, e.getMessage()));
    }
  }

  private static DataException wrong(String message) {
    return new DataException(Diagnostic.of(Kind.DATA, message, Span.NONE));
  }
}
