package org.frobenius.numeric;

import java.math.BigDecimal;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.Diagnostic;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.diagnostic.Kind;
import org.frobenius.diagnostic.LimitException;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.diagnostic.Span;
import org.frobenius.diagnostic.UnsupportedException;

/**
 * The failures of evaluation, in one wording: the operation in backticks, what it was applied to.
 */
final class Failures {
  private Failures() {}

  static DomainException domain(String message) {
    return new DomainException(diagnostic(Kind.DOMAIN, message));
  }

  static DataException data(String message) {
    return new DataException(diagnostic(Kind.DATA, message));
  }

  static ShapeException shape(String message) {
    return new ShapeException(diagnostic(Kind.SHAPE, message));
  }

  static LimitException limit(String message) {
    return new LimitException(diagnostic(Kind.LIMIT, message));
  }

  static UnsupportedException unsupported(String message) {
    return new UnsupportedException(diagnostic(Kind.UNSUPPORTED, message));
  }

  private static Diagnostic diagnostic(Kind kind, String message) {
    return Diagnostic.of(kind, message, Span.NONE);
  }

  /** {@code `inv` of a singular 3 by 3 matrix}; of a scalar, division by zero. */
  static DomainException singular(String operation, int size) {
    return domain(
        size == 1
            ? "`" + operation + "` of 0"
            : "`" + operation + "` of a singular " + size + " by " + size + " matrix");
  }

  /** Of a quotient whose divisor is zero, or singular, up to rounding. */
  static String onlyRounding(String operation) {
    return "`%s` of what is singular but for rounding: no digit of the value is known"
        .formatted(operation);
  }

  static DomainException overflow(String operation, RealMatrix operand) {
    return domain("overflow in `" + operation + "` of " + operand(operand));
  }

  /** As a person writes it: {@code 3}, {@code -0.3}. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? BigDecimal.valueOf(value).toBigInteger().toString()
        : Double.toString(value);
  }

  /** {@code -0.3}, {@code a vector of 4 entries}, {@code a 3 by 4 matrix}. */
  static String operand(RealMatrix m) {
    if (m.getRowDimension() == 1 && m.getColumnDimension() == 1) {
      return number(m.getEntry(0, 0));
    }
    return m.getColumnDimension() == 1
        ? "a vector of " + m.getRowDimension() + " entries"
        : "a " + size(m) + " matrix";
  }

  static String size(RealMatrix m) {
    return m.getRowDimension() + " by " + m.getColumnDimension();
  }
}
