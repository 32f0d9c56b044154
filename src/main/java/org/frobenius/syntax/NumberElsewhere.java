package org.frobenius.syntax;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as programming languages write them: {@code 0xff}, {@code 0b101}, {@code 1_000}. */
final class NumberElsewhere {
  static final String PATTERN =
      "0[xX][0-9a-fA-F]+\\b|0[oO][0-7]+\\b|0[bB][01]+\\b|\\d+(_\\d+)+(\\.\\d+)?";

  private static final Pattern WHOLE = Pattern.compile(PATTERN);

  private NumberElsewhere() {}

  /** The number in plain decimal digits; empty where it is none of these. */
  static Optional<String> decimal(String written) {
    if (!WHOLE.matcher(written).matches()) {
      return Optional.empty();
    }
    int base =
        switch (Character.toLowerCase(written.charAt(1))) {
          case 'x' -> 16;
          case 'o' -> 8;
          case 'b' -> 2;
          default -> 10;
        };
    return Optional.of(
        base == 10
            ? written.replace("_", "")
            : new BigInteger(written.substring(2), base).toString());
  }
}
