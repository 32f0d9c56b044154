package org.frobenius.data;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;

/**
 * Rows as lines, their entries apart by commas, semicolons, tabs or blanks, whichever the first row
 * has. Empty lines and those that begin with a {@code #} do not count, nor does a first line of
 * names.
 */
final class Csv {
  private static final char COMMENT = '#';

  /** A row and where it stands. */
  private record Row(List<String> cells, Span line) {}

  private final Source source;
  private final char delimiter;

  private Csv(Source source) {
    this.source = source;
    this.delimiter = delimiter(source);
  }

  static RealMatrix read(String file, String text) {
    return new Csv(Source.of(file, text.startsWith("\uFEFF") ? text.substring(1) : text)).matrix();
  }

  static String write(RealMatrix matrix, Path file) throws IOException {
    boolean tabs = file.toString().toLowerCase(Locale.ROOT).endsWith(".tsv");
    var text = new StringBuilder();
    var format =
        (tabs ? CSVFormat.TDF : CSVFormat.DEFAULT).builder().setRecordSeparator("\n").get();
    try (var printer = new CSVPrinter(text, format)) {
      for (double[] row : matrix.getData()) {
        for (double entry : row) {
          printer.print(Decimal.write(entry));
        }
        printer.println();
      }
    }
    return text.toString();
  }

  private RealMatrix matrix() {
    List<Row> rows = rows();
    if (!rows.isEmpty() && rows.getFirst().cells.stream().allMatch(Csv::isName)) {
      refuseIndex(rows.getFirst());
      rows = rows.subList(1, rows.size());
    }
    if (rows.isEmpty()) {
      throw Failures.file(source.name(), "it has no numbers; expected a row of numbers a line");
    }
    var entries = new double[rows.size()][];
    for (int i = 0; i < entries.length; i++) {
      Row row = rows.get(i);
      if (row.cells.size() != rows.getFirst().cells.size()) {
        throw Failures.at(
            source,
            row.line,
            "expected %s as in the first row, here %d"
                .formatted(
                    Failures.count(rows.getFirst().cells.size(), "entry", "entries"),
                    row.cells.size()));
      }
      entries[i] = new double[row.cells.size()];
      for (int j = 0; j < entries[i].length; j++) {
        entries[i][j] = number(row, i, j);
      }
    }
    return MatrixUtils.createRealMatrix(entries);
  }

  /** A column without a name before columns with names holds the numbers of the rows. */
  private void refuseIndex(Row names) {
    if (names.cells.size() > 1 && names.cells.getFirst().isEmpty()) {
      throw Failures.at(
          source,
          names.line,
          "the first column has no name, as numbers of rows have not: leave it out"
              + " (`index=False` in pandas)");
    }
  }

  private double number(Row row, int i, int j) {
    String cell = row.cells.get(j);
    OptionalDouble number = Decimal.read(cell);
    if (number.isEmpty() && delimiter == ',' && cell.indexOf(';') >= 0) {
      throw Failures.at(
          source, row.line, "numbers are written with a point, as in 1.5, and not with a comma");
    }
    if (number.isEmpty()) {
      throw Failures.at(
          source,
          place(row, j),
          cell.isEmpty()
              ? "expected a number at entry [%d, %d], here nothing".formatted(i + 1, j + 1)
              : "expected a number at entry [%d, %d], here `%s`".formatted(i + 1, j + 1, cell));
    }
    return number.getAsDouble();
  }

  /** A name of a column; what has no letter is a number gone wrong. */
  private static boolean isName(String cell) {
    return Decimal.read(cell).isEmpty()
        && (cell.isEmpty() || Character.isLetter(cell.codePointAt(0)) || cell.startsWith("_"));
  }

  private List<Row> rows() {
    var format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setCommentMarker(COMMENT)
            .setIgnoreSurroundingSpaces(true)
            .setTrim(true)
            .get();
    var rows = new ArrayList<Row>();
    try (var parser = CSVParser.parse(new StringReader(source.text()), format)) {
      for (CSVRecord read : parser) {
        int start = Math.toIntExact(read.getCharacterPosition());
        List<String> cells = cells(read);
        if (!cells.isEmpty()) {
          Span line = source.lineSpan(source.line(start));
          rows.add(new Row(cells, line));
        }
      }
    } catch (UncheckedIOException | IOException e) {
      // the parser's only complaint of a text in memory
      throw Failures.file(
          source.name(), "a quotation mark is not closed, or not where a cell ends");
    }
    return rows;
  }

  /** Blanks may stand several in a row, and before and after. */
  private List<String> cells(CSVRecord read) {
    List<String> cells = read.toList();
    if (delimiter == ' ') {
      return cells.stream().filter(c -> !c.isEmpty()).toList();
    }
    return cells.stream().allMatch(String::isEmpty) && cells.size() == 1 ? List.of() : cells;
  }

  private static char delimiter(Source source) {
    for (int line = 1; line <= source.lineCount(); line++) {
      String text = source.text(source.lineSpan(line)).strip();
      if (!text.isEmpty() && text.charAt(0) != COMMENT) {
        for (char candidate : new char[] {',', ';', '\t'}) {
          if (text.indexOf(candidate) >= 0) {
            return candidate;
          }
        }
        return text.chars().anyMatch(Character::isWhitespace) ? ' ' : ',';
      }
    }
    return ',';
  }

  /** Where an entry stands; in a line with quotes, the whole line. */
  private Span place(Row row, int column) {
    String text = source.text(row.line);
    if (text.indexOf('"') >= 0) {
      return row.line;
    }
    int start = 0;
    int seen = 0;
    for (int at = 0; at <= text.length(); at++) {
      boolean ends = at == text.length() || text.charAt(at) == delimiter;
      if (ends && (delimiter != ' ' || at > start)) {
        if (seen++ == column) {
          return stripped(row.line.start(), text, start, at);
        }
      }
      if (ends) {
        start = at + 1;
      }
    }
    return row.line;
  }

  private static Span stripped(int offset, String text, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (to > from && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    return new Span(offset + from, offset + to);
  }
}
