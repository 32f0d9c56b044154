package org.frobenius.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.data.Decimal;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;

/** Matrices on the command line: {@code [1, 2; 3, 4]} in, comma-separated rows out. */
final class MatrixText {
  /** Entries stand between commas, semicolons or blanks. */
  private static final Pattern ENTRY = Pattern.compile("[^\\s,;]+");

  private MatrixText() {}

  /** Rows between semicolons in square brackets. */
  static RealMatrix readBlock(Source source) {
    String text = source.text();
    int end = text.length() - 1;
    if (!text.endsWith("]")) {
      throw wrong(source, "the `[` is not closed at the end", new Span(end + 1, end + 1));
    }
    var rows = new ArrayList<Span>();
    int start = 1;
    for (int at = 1; at <= end; at++) {
      if (at == end || text.charAt(at) == ';') {
        rows.add(new Span(start, at));
        start = at + 1;
      }
    }
    return matrix(source, rows);
  }

  private static RealMatrix matrix(Source source, List<Span> rows) {
    if (rows.isEmpty()) {
      throw wrong(source, "there are no numbers", Span.NONE);
    }
    var entries = new double[rows.size()][];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = row(source, rows.get(i));
      if (entries[i].length != entries[0].length) {
        throw wrong(
            source,
            "the rows have different lengths: %d here, %d in the first"
                .formatted(entries[i].length, entries[0].length),
            rows.get(i));
      }
    }
    return MatrixUtils.createRealMatrix(entries);
  }

  private static double[] row(Source source, Span row) {
    Matcher found = ENTRY.matcher(source.text(row));
    var entries = new ArrayList<Double>();
    while (found.find()) {
      OptionalDouble number = Decimal.read(found.group());
      if (number.isEmpty()) {
        throw wrong(
            source,
            found.group().startsWith("[")
                ? "rows are apart by `;` and have no brackets of their own: `[1, 2; 3, 4]`"
                : "`%s` is not a number".formatted(found.group()),
            new Span(row.start() + found.start(), row.start() + found.end()));
      }
      entries.add(number.getAsDouble());
    }
    if (entries.isEmpty()) {
      throw wrong(source, "this row has no numbers", row);
    }
    return entries.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** A scalar as a number, else rows as lines, in as many digits as give the same numbers back. */
  static String write(RealMatrix matrix) {
    var lines = new ArrayList<String>();
    for (double[] row : matrix.getData()) {
      var entries = new ArrayList<String>();
      for (double entry : row) {
        entries.add(Decimal.write(entry));
      }
      lines.add(String.join(",", entries));
    }
    return String.join("\n", lines);
  }

  private static DataException wrong(Source source, String message, Span span) {
    var failure =
        new DataException(
            Diagnostic.of(
                Kind.DATA, span.isPresent() ? message : source.name() + ": " + message, span));
    return (DataException) failure.withSource(source);
  }
}
