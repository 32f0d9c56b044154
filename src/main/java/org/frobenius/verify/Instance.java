package org.frobenius.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.expr.Fun;
import org.frobenius.numeric.Values;

/**
 * Values for all that an expression leaves open.
 *
 * @param seed and {@code attempt} make the same instance of the same expression again
 * @param sizes of the dimension symbols
 * @param matrices of the names; {@code dX} is a differential
 * @param functions what each unknown function and its derivatives are taken to be
 */
public record Instance(
    long seed,
    int attempt,
    Map<String, Integer> sizes,
    Map<String, RealMatrix> matrices,
    Map<String, List<Fun>> functions) {

  /** As the evaluator takes them. */
  public Values values() {
    Values values = Values.of(matrices);
    for (var size : sizes.entrySet()) {
      values = values.withSize(size.getKey(), size.getValue());
    }
    for (var f : functions.entrySet()) {
      values = values.withFunction(f.getKey(), f.getValue());
    }
    return values;
  }

  /** {@code seed 1, attempt 0: n = 2; x = [0.31; -1.2]; f = exp}, to be typed in again. */
  @Override
  public String toString() {
    var parts = new ArrayList<String>();
    sizes.forEach((name, size) -> parts.add(name + " = " + size));
    matrices.forEach((name, value) -> parts.add(name + " = " + text(value)));
    functions.forEach((name, byOrder) -> parts.add(name + " = " + byOrder.getFirst()));
    return "seed " + seed + ", attempt " + attempt + ": " + String.join("; ", parts);
  }

  /** In the language: {@code [1, 2; 3, 4]}. */
  static String text(RealMatrix m) {
    if (m.getRowDimension() == 1 && m.getColumnDimension() == 1) {
      return number(m.getEntry(0, 0));
    }
    var rows = new ArrayList<String>();
    for (double[] row : m.getData()) {
      var entries = new ArrayList<String>();
      for (double entry : row) {
        entries.add(number(entry));
      }
      rows.add(String.join(", ", entries));
    }
    return "[" + String.join("; ", rows) + "]";
  }

  private static String number(double value) {
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }
}
