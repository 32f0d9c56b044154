package org.frobenius;

import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.RealMatrix;

/** Matrices as the language writes them: {@code [1, 2; 3, 4]}. */
final class MatrixTexts {
  private MatrixTexts() {}

  static RealMatrix matrix(String text) {
    return Program.read("matrix", text, List.of(), false).value(Map.of());
  }
}
