package org.frobenius.data;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as text, in as many digits as give the same number back. */
public final class Decimal {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eEdD][+-]?\\d+)?");

  /** Integers up to this are written without an exponent. */
  private static final double LARGEST_PLAIN = 1e15;

  private Decimal() {}

  /**
   * A decimal number, or {@code inf} or {@code nan} in any case, as other programs write them.
   * Java's further spellings, such as {@code 1f} and {@code 0x1p3}, are none.
   */
  public static OptionalDouble read(String text) {
    if (NUMBER.matcher(text).matches()) {
      return OptionalDouble.of(Double.parseDouble(text.replace('d', 'e').replace('D', 'e')));
    }
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "nan" -> OptionalDouble.of(Double.NaN);
      case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> OptionalDouble.empty();
    };
  }

  /** {@code 3}, {@code -0.3}, {@code 1.0E300}, {@code nan}, {@code -inf}. */
  public static String write(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    boolean negativeZero = value == 0 && 1 / value < 0;
    return value == Math.rint(value) && Math.abs(value) < LARGEST_PLAIN && !negativeZero
        ? BigDecimal.valueOf(value).toBigInteger().toString()
        : Double.toString(value);
  }
}
