package org.frobenius.data;

import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of an array's numbers, {@code <f8}: the order of bytes, the kind of number, its bytes.
 *
 * @param written as the file has it
 */
record NpyType(String written, ByteOrder order, Kind kind, int bytes) {
  /** What the bytes mean. */
  enum Kind {
    FLOAT,
    INTEGER,
    UNSIGNED,
    BOOLEAN,
    COMPLEX
  }

  private static final Pattern PATTERN = Pattern.compile("([<>|=]?)([a-zA-Z?])(\\d*)");

  static NpyType read(String file, String written) {
    Matcher matcher = PATTERN.matcher(written);
    String kind = matcher.matches() ? matcher.group(2) : "";
    return switch (kind) {
      case "f" -> of(file, matcher, Kind.FLOAT, "f2, f4 or f8", "[248]");
      case "i" -> of(file, matcher, Kind.INTEGER, "i1, i2, i4 or i8", "[1248]");
      case "u" -> of(file, matcher, Kind.UNSIGNED, "u1, u2, u4 or u8", "[1248]");
      case "b" -> of(file, matcher, Kind.BOOLEAN, "b1", "1");
      case "c" -> of(file, matcher, Kind.COMPLEX, "c8 or c16", "8|16");
      case "O" ->
          throw Failures.unsupported(
              file,
              "it holds pickled objects of Python (`%s`), which are not read".formatted(written));
      default ->
          throw Failures.unsupported(
              file, "expected real numbers, such as `<f8`, here type `%s`".formatted(written));
    };
  }

  private static NpyType of(String file, Matcher matcher, Kind kind, String sizes, String allowed) {
    if (!matcher.group(3).matches(allowed)) {
      throw Failures.unsupported(
          file, "expected numbers of type %s, here `%s`".formatted(sizes, matcher.group()));
    }
    ByteOrder order = matcher.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return new NpyType(matcher.group(), order, kind, Integer.parseInt(matcher.group(3)));
  }
}
