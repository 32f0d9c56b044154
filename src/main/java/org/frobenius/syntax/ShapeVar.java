package org.frobenius.syntax;

/** A shape under inference. */
record ShapeVar(DimVar rows, DimVar cols) {
  ShapeVar transposed() {
    return new ShapeVar(cols, rows);
  }
}
