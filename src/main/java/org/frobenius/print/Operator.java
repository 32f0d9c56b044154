package org.frobenius.print;

/** The operators between two operands, and how text writes them. */
enum Operator {
  PLUS(" + "),
  MINUS(" - "),
  /** A number to every entry of a matrix. */
  DOT_PLUS(" .+ "),
  DOT_MINUS(" .- "),
  COLON(" : "),
  TIMES("*"),
  OVER("/"),
  DOT_TIMES(" .* "),
  DOT_OVER(" ./ ");

  private final String text;

  Operator(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  boolean isMinus() {
    return this == MINUS || this == DOT_MINUS;
  }
}
