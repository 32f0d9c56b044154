package org.frobenius.expr;

/** Rows by columns; a vector is n by 1, a scalar 1 by 1. */
public record Shape(Dim rows, Dim cols) {
  public static final Shape SCALAR = new Shape(Dim.ONE, Dim.ONE);

  public boolean isScalar() {
    return rows.isOne() && cols.isOne();
  }

  /** A column, and not a scalar. */
  public boolean isColumn() {
    return cols.isOne() && !rows.isOne();
  }

  /** A row, and not a scalar. */
  public boolean isRow() {
    return rows.isOne() && !cols.isOne();
  }

  public boolean isVector() {
    return isColumn() || isRow();
  }

  public boolean isSquare() {
    return rows.equals(cols);
  }

  /** The number of entries. */
  public Dim entries() {
    return rows.times(cols);
  }

  public Shape transposed() {
    return new Shape(cols, rows);
  }

  /** Shapes that do not fit under an operator are an {@link IllegalArgumentException}. */
  static void require(boolean fits, String operator, Shape a, Shape b) {
    if (!fits) {
      throw new IllegalArgumentException(operator + " of " + a + " and " + b);
    }
  }

  /** As a space of the language: {@code R}, {@code R(n)}, {@code R(m, n)}. */
  @Override
  public String toString() {
    if (isScalar()) {
      return "R";
    }
    return cols.isOne() ? "R(" + rows + ")" : "R(" + rows + ", " + cols + ")";
  }
}
