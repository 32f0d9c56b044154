package org.frobenius.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.Source;
import org.frobenius.diagnostic.Span;

/**
 * Matrix Market's exchange format (Boisvert, Pozo, Remington, NISTIR 5935, 1996): a line of words,
 * comments, the sizes, then an entry a line. {@code coordinate} has rows and columns from 1 and
 * leaves out zeros, an entry given twice is the sum; {@code array} has every entry, column by
 * column. Of a symmetric or skew-symmetric matrix only what is on and below the diagonal is given.
 * Complex numbers are read where their imaginary parts are 0.
 */
final class MatrixMarket {
  private static final String BANNER = "%%MatrixMarket";
  private static final Pattern WORD = Pattern.compile("\\S+");

  /** The words of the first line, each with all it may be. */
  private enum Layout {
    COORDINATE,
    ARRAY
  }

  private enum Field {
    REAL,
    DOUBLE,
    INTEGER,
    COMPLEX,
    PATTERN
  }

  private enum Symmetry {
    GENERAL,
    SYMMETRIC,
    SKEW_SYMMETRIC,
    HERMITIAN
  }

  private final Source source;
  private int line;
  private Layout layout = Layout.ARRAY;
  private Field field = Field.REAL;
  private Symmetry symmetry = Symmetry.GENERAL;

  private MatrixMarket(Source source) {
    this.source = source;
  }

  static RealMatrix read(String file, String text) {
    if (text.isBlank()) {
      throw Failures.file(file, "it is empty; expected a line that begins with " + BANNER);
    }
    return new MatrixMarket(Source.of(file, text)).matrix();
  }

  static String write(RealMatrix matrix) {
    var text = new StringBuilder(BANNER + " matrix array real general\n");
    text.append(matrix.getRowDimension())
        .append(' ')
        .append(matrix.getColumnDimension())
        .append('\n');
    for (int j = 0; j < matrix.getColumnDimension(); j++) {
      for (double entry : matrix.getColumn(j)) {
        text.append(Decimal.write(entry)).append('\n');
      }
    }
    return text.toString();
  }

  private RealMatrix matrix() {
    banner();
    List<Span> sizes = next("the sizes");
    boolean sparse = layout == Layout.COORDINATE;
    require(
        sizes,
        sparse ? "the numbers of rows, columns and entries" : "the numbers of rows and columns",
        sparse ? 3 : 2);
    int rows = integer(sizes.get(0), 1, Integer.MAX_VALUE, "a number of rows from 1");
    int cols = integer(sizes.get(1), 1, Integer.MAX_VALUE, "a number of columns from 1");
    if ((long) rows * cols > Integer.MAX_VALUE) {
      throw Failures.at(
          source, sizes.getFirst().join(sizes.get(1)), "expected at most 2^31 entries");
    }
    if ((long) rows * cols > Runtime.getRuntime().maxMemory() / Double.BYTES) {
      throw Failures.at(
          source,
          sizes.getFirst().join(sizes.get(1)),
          "expected a matrix that fits into memory with all its zeros");
    }
    if (symmetry != Symmetry.GENERAL && rows != cols) {
      throw Failures.at(
          source,
          sizes.getFirst().join(sizes.get(1)),
          "expected as many rows as columns, as %s asks".formatted(written(symmetry)));
    }
    var entries = new double[rows][cols];
    if (sparse) {
      coordinates(entries, integer(sizes.get(2), 0, Integer.MAX_VALUE, "a number of entries"));
    } else {
      array(entries);
    }
    end();
    return new Array2DRowRealMatrix(entries, false);
  }

  private void banner() {
    line = 1;
    List<Span> words = words(source.lineSpan(1));
    if (words.isEmpty() || !source.text(words.getFirst()).equalsIgnoreCase(BANNER)) {
      throw Failures.at(source, source.lineSpan(1), "expected a line that begins with " + BANNER);
    }
    require(
        words, "`%s matrix` and three words, such as `array real general`".formatted(BANNER), 5);
    word(words.get(1), List.of("matrix"));
    layout = Layout.values()[word(words.get(2), written(Layout.values()))];
    field = Field.values()[word(words.get(3), written(Field.values()))];
    List<String> symmetries = written(Symmetry.values());
    symmetry =
        Symmetry.values()[
            word(
                words.get(4),
                field == Field.COMPLEX
                    ? symmetries
                    : symmetries.subList(0, Symmetry.HERMITIAN.ordinal()))];
    if (field == Field.PATTERN && layout == Layout.ARRAY) {
      throw Failures.at(source, words.get(3), "expected numbers: a pattern has coordinates");
    }
  }

  private void coordinates(double[][] entries, int count) {
    String wanted =
        switch (field) {
          case PATTERN -> "a row and a column";
          case COMPLEX -> "a row, a column and two numbers";
          case REAL, DOUBLE, INTEGER -> "a row, a column and a number";
        };
    for (int k = 0; k < count; k++) {
      List<Span> words = next("entry %d of %d".formatted(k + 1, count));
      require(words, wanted, 2 + numbers());
      int i = integer(words.get(0), 1, entries.length, "a row from 1 to " + entries.length) - 1;
      int j =
          integer(words.get(1), 1, entries[0].length, "a column from 1 to " + entries[0].length)
              - 1;
      double value = field == Field.PATTERN ? 1 : entry(words.subList(2, words.size()));
      if (symmetry != Symmetry.GENERAL && i < j) {
        throw Failures.at(
            source,
            words.get(0).join(words.get(1)),
            "expected an entry on or below the diagonal, as %s asks".formatted(written(symmetry)));
      }
      if (symmetry == Symmetry.SKEW_SYMMETRIC && i == j) {
        throw Failures.at(
            source,
            words.get(0).join(words.get(1)),
            "expected an entry below the diagonal, as skew-symmetric asks");
      }
      add(entries, i, j, value);
    }
  }

  private void array(double[][] entries) {
    int rows = entries.length;
    int cols = entries[0].length;
    for (int j = 0; j < cols; j++) {
      int first =
          switch (symmetry) {
            case GENERAL -> 0;
            case SYMMETRIC, HERMITIAN -> j;
            case SKEW_SYMMETRIC -> j + 1;
          };
      for (int i = first; i < rows; i++) {
        List<Span> words = next("entry [%d, %d]".formatted(i + 1, j + 1));
        require(words, field == Field.COMPLEX ? "two numbers" : "a number", numbers());
        add(entries, i, j, entry(words));
      }
    }
  }

  private void add(double[][] entries, int i, int j, double value) {
    // not `+=`: it would turn -0.0 into 0.0
    entries[i][j] = entries[i][j] == 0 ? value : entries[i][j] + value;
    if (symmetry != Symmetry.GENERAL && i != j) {
      entries[j][i] = symmetry == Symmetry.SKEW_SYMMETRIC ? -entries[i][j] : entries[i][j];
    }
  }

  /** The words of the next line that has any and is no comment. */
  private List<Span> next(String wanted) {
    while (++line <= source.lineCount()) {
      Span whole = source.lineSpan(line);
      List<Span> words = words(whole);
      if (!words.isEmpty() && !source.text(words.getFirst()).startsWith("%")) {
        return words;
      }
    }
    throw Failures.file(source.name(), "it ends before %s".formatted(wanted));
  }

  private void end() {
    while (++line <= source.lineCount()) {
      Span whole = source.lineSpan(line);
      String text = source.text(whole).strip();
      if (!text.isEmpty() && !text.startsWith("%")) {
        throw Failures.at(source, whole, "expected the end: all entries have been read");
      }
    }
  }

  private List<Span> words(Span whole) {
    Matcher words = WORD.matcher(source.text(whole));
    return words
        .results()
        .map(w -> new Span(whole.start() + w.start(), whole.start() + w.end()))
        .toList();
  }

  private void require(List<Span> words, String wanted, int count) {
    if (words.size() != count) {
      throw wrong(
          words.getFirst().join(words.getLast()),
          "expected %s, here %s".formatted(wanted, Failures.count(words.size(), "word", "words")));
    }
  }

  private int word(Span span, List<String> allowed) {
    int found = allowed.indexOf(source.text(span).toLowerCase(Locale.ROOT));
    if (found < 0) {
      throw wrong(
          span,
          "expected %s, here `%s`".formatted(String.join(" or ", allowed), source.text(span)));
    }
    return found;
  }

  private int integer(Span span, int least, int most, String wanted) {
    String text = source.text(span);
    if (text.matches("\\d{10,}")) {
      throw wrong(span, "`%s` is too large".formatted(text));
    }
    int value = text.matches("\\d+") ? Integer.parseInt(text) : -1;
    if (value < least || value > most) {
      throw wrong(span, "expected %s, here `%s`".formatted(wanted, text));
    }
    return value;
  }

  /** How many numbers an entry has. */
  private int numbers() {
    return switch (field) {
      case PATTERN -> 0;
      case REAL, DOUBLE, INTEGER -> 1;
      case COMPLEX -> 2;
    };
  }

  /** A real number; of a complex one its imaginary part is 0. */
  private double entry(List<Span> words) {
    double real = number(words.getFirst());
    if (words.size() > 1 && number(words.getLast()) != 0) {
      throw Failures.unsupported(source.name(), "its numbers are complex");
    }
    return real;
  }

  private double number(Span span) {
    OptionalDouble number = Decimal.read(source.text(span));
    if (number.isEmpty()
        || (field == Field.INTEGER && number.getAsDouble() != Math.rint(number.getAsDouble()))) {
      throw wrong(
          span,
          "expected %s, here `%s`"
              .formatted(field == Field.INTEGER ? "an integer" : "a number", source.text(span)));
    }
    return number.getAsDouble();
  }

  private DataException wrong(Span span, String message) {
    return Failures.at(source, span, message);
  }

  private static List<String> written(Enum<?>[] values) {
    return Arrays.stream(values).map(MatrixMarket::written).toList();
  }

  private static String written(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
