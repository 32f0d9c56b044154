package org.frobenius.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.UnsupportedException;

/** Matrices as JSON: a list of rows, a list of numbers for a vector, a number for a scalar. */
public final class MatrixJson {
  private MatrixJson() {}

  /** The matrix of a value; {@code subject} begins the messages: {@code the value of `X`}. */
  public static RealMatrix read(String subject, JsonElement json) {
    if (isNumber(json)) {
      return MatrixUtils.createRealMatrix(new double[][] {{json.getAsDouble()}});
    }
    if (json instanceof JsonObject object && isComplex(object)) {
      throw new UnsupportedException(
          Diagnostic.of(Kind.UNSUPPORTED, subject + " is complex", Span.NONE));
    }
    if (!(json instanceof JsonArray rows) || rows.isEmpty()) {
      throw wrong(subject, "is not a number, a list of numbers or a list of rows");
    }
    var entries = new double[rows.size()][];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = row(subject, i + 1, rows.get(i));
      if (entries[i].length != entries[0].length) {
        throw wrong(
            subject,
            "has rows of different lengths: row %d is not as long as row 1".formatted(i + 1));
      }
    }
    return MatrixUtils.createRealMatrix(entries);
  }

  private static double[] row(String subject, int number, JsonElement row) {
    if (isNumber(row)) {
      return new double[] {row.getAsDouble()};
    }
    if (!(row instanceof JsonArray entries) || entries.isEmpty()) {
      throw wrong(subject, "has no numbers in row " + number);
    }
    var numbers = new double[entries.size()];
    for (int j = 0; j < numbers.length; j++) {
      if (!isNumber(entries.get(j))) {
        throw wrong(
            subject,
            "is not a number at entry [%d, %d]: %s".formatted(number, j + 1, entries.get(j)));
      }
      numbers[j] = entries.get(j).getAsDouble();
    }
    return numbers;
  }

  /** {@code {"re": rows, "im": rows}}. */
  static boolean isComplex(JsonObject object) {
    return object.has("re") && object.has("im");
  }

  private static boolean isNumber(JsonElement json) {
    return json instanceof JsonPrimitive primitive && primitive.isNumber();
  }

  private static DataException wrong(String subject, String what) {
    return new DataException(Diagnostic.of(Kind.DATA, subject + " " + what, Span.NONE));
  }

  /** A number for a scalar, else a list of rows. */
  public static JsonElement write(RealMatrix matrix) {
    if (matrix.getRowDimension() == 1 && matrix.getColumnDimension() == 1) {
      return new JsonPrimitive(matrix.getEntry(0, 0));
    }
    var rows = new JsonArray();
    for (double[] entries : matrix.getData()) {
      var row = new JsonArray();
      for (double entry : entries) {
        row.add(entry);
      }
      rows.add(row);
    }
    return rows;
  }
}
