package org.frobenius.expr;

/**
 * The kinds of nodes. Their order is part of the structural hash, and so of the order in which
 * terms are written.
 */
enum Node {
  NUM,
  SIZE,
  SYMBOL,
  NAMED,
  CONSTANT,
  SUM,
  PRODUCT,
  HADAMARD,
  TRANSPOSE,
  POWER,
  ENTRY_POWER,
  MATRIX_FUNCTION,
  ENTRYWISE,
  FRECHET,
  CALL,
  SLICE,
  BLOCK,
  BIG_SUM,
  DIFFERENTIAL,
  APPLIED,
  INTEGRAL;

  int code() {
    return ordinal() + 1;
  }
}
