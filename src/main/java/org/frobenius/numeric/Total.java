package org.frobenius.numeric;

import org.apache.commons.math3.linear.RealMatrix;

/** A sum as it grows, and how large its terms were, entry by entry. */
record Total(double[][] entries, double[][] terms) {
  /** A sum that is a smaller part of its terms has lost digits that they have. */
  private static final double CANCELLED = 1e-3;

  static Total of(RealMatrix zero) {
    return new Total(zero.getData(), zero.getData());
  }

  void add(RealMatrix term) {
    double[][] rows = Dense.rows(term);
    Dense.accumulate(entries, 1, rows);
    for (int i = 0; i < terms.length; i++) {
      for (int j = 0; j < terms[i].length; j++) {
        terms[i][j] = Math.max(terms[i][j], Math.abs(rows[i][j]));
      }
    }
  }

  RealMatrix sum() {
    return Dense.of(entries);
  }

  /** Whether the terms of an entry are much larger than their sum. */
  boolean cancels() {
    for (int i = 0; i < terms.length; i++) {
      for (int j = 0; j < terms[i].length; j++) {
        if (Math.abs(entries[i][j]) < CANCELLED * terms[i][j]) {
          return true;
        }
      }
    }
    return false;
  }
}
