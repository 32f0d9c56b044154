package org.frobenius.data;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.frobenius.diagnostic.DataException;

/**
 * The header of an array, {@code {'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }}.
 *
 * @param columnsFirst the first column stands before the second; else rows do
 */
record NpyHeader(NpyType type, boolean columnsFirst, List<Integer> shape) {
  private static final Pattern TYPE = Pattern.compile("['\"]descr['\"]\\s*:\\s*(['\"])(.*?)\\1");
  private static final Pattern RECORDS = Pattern.compile("['\"]descr['\"]\\s*:\\s*\\[");
  private static final Pattern ORDER =
      Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
  private static final Pattern SHAPE =
      Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([\\d,\\sL]*)\\)");

  NpyHeader {
    shape = List.copyOf(shape);
  }

  static NpyHeader read(String file, String text) {
    Matcher order = ORDER.matcher(text);
    Matcher shape = SHAPE.matcher(text);
    if (RECORDS.matcher(text).find()) {
      throw Failures.unsupported(file, "its entries are records; expected numbers");
    }
    Matcher type = TYPE.matcher(text);
    if (!type.find() || !order.find() || !shape.find()) {
      throw malformed(file, text);
    }
    return new NpyHeader(
        NpyType.read(file, type.group(2)),
        order.group(1).equals("True"),
        shape(file, shape.group(1)));
  }

  int rows() {
    return shape.isEmpty() ? 1 : shape.getFirst();
  }

  int cols() {
    return shape.size() < 2 ? 1 : shape.getLast();
  }

  /** The shape as Python writes it: {@code (3, 4)}, {@code (3,)}. */
  String written() {
    return shape.stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", ", "(", shape.size() == 1 ? ",)" : ")"));
  }

  private static List<Integer> shape(String file, String written) {
    List<Integer> shape;
    try {
      shape =
          Stream.of(written.replace("L", "").split(",", -1))
              .map(String::strip)
              .filter(s -> !s.isEmpty())
              .map(Integer::valueOf)
              .toList();
      Math.toIntExact(shape.stream().mapToLong(Integer::longValue).reduce(8, Math::multiplyExact));
    } catch (NumberFormatException | ArithmeticException e) {
      throw Failures.file(file, "its shape (%s) is too large".formatted(written));
    }
    if (shape.size() > 2) {
      throw Failures.file(
          file, "expected at most two dimensions, here shape (%s)".formatted(written.strip()));
    }
    if (shape.contains(0)) {
      throw Failures.file(
          file,
          "it is empty, of shape (%s); a matrix has at least one row and column"
              .formatted(written.strip()));
    }
    return shape;
  }

  private static DataException malformed(String file, String text) {
    return Failures.file(
        file,
        "expected a header with descr, fortran_order and shape, here `%s`".formatted(text.strip()));
  }
}
