package org.frobenius.syntax;

import java.math.BigInteger;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.LimitException;
import org.frobenius.diagnostic.Span;

/** Numbers as they are written, {@code 1.5e-3}: exact fractions. */
final class NumberText {
  /** More digits or a larger decimal exponent would make exact arithmetic crawl. */
  private static final int MOST_DIGITS = 10_000;

  private NumberText() {}

  static Ast.Number read(String text, Span span) {
    int mark = Math.max(text.indexOf('e'), text.indexOf('E'));
    String mantissa = mark < 0 ? text : text.substring(0, mark);
    String exponent = mark < 0 ? "0" : text.substring(mark + 1);
    int point = mantissa.indexOf('.');
    int decimals = point < 0 ? 0 : mantissa.length() - point - 1;
    String digits = mantissa.replace(".", "");
    if (digits.length() > MOST_DIGITS
        || exponent.length() > 6
        || Math.abs(Integer.parseInt(exponent)) > MOST_DIGITS) {
      throw new LimitException(
          Diagnostic.of(Kind.LIMIT, "a number has at most " + MOST_DIGITS + " digits", span));
    }
    int scale = Integer.parseInt(exponent) - decimals;
    BigInteger numerator = new BigInteger(digits);
    BigInteger power = BigInteger.TEN.pow(Math.abs(scale));
    if (scale >= 0) {
      return new Ast.Number(numerator.multiply(power), BigInteger.ONE, span);
    }
    BigInteger common = numerator.gcd(power);
    return new Ast.Number(numerator.divide(common), power.divide(common), span);
  }
}
