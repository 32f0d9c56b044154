package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Range;
import org.frobenius.expr.Shape;

/** A block put where a slice took it from, zeros around it: the adjoint of the slice. */
final class Embedding {
  /** A stretch of rows or columns; the middle one is the block's. */
  private record Stretch(Dim length, boolean middle) {}

  private Embedding() {}

  /** Empty where a stretch beside the block may have no length, or the slice is an entry. */
  static Optional<Expr> of(Expr block, Range rows, Range cols, Shape whole) {
    var down = stretches(rows, whole.rows());
    var across = stretches(cols, whole.cols());
    if (down.isEmpty() || across.isEmpty()) {
      return Optional.empty();
    }
    var all = new ArrayList<List<Expr>>();
    for (Stretch row : down) {
      var parts = new ArrayList<Expr>();
      for (Stretch col : across) {
        parts.add(
            row.middle() && col.middle()
                ? block
                : Build.zeros(new Shape(row.length(), col.length())));
      }
      all.add(parts);
    }
    return Optional.of(Build.block(all));
  }

  private static List<Stretch> stretches(Range range, Dim full) {
    return switch (range) {
      case Range.All() -> List.of(new Stretch(full, true));
      case Range.At _ -> List.of();
      case Range.Between(var from, var to) -> {
        Dim before = from.minus(Dim.ONE);
        Dim after = full.minus(to);
        if (!isKnown(before) || !isKnown(after)) {
          yield List.of();
        }
        var found = new ArrayList<Stretch>();
        if (!before.equals(Dim.ZERO)) {
          found.add(new Stretch(before, false));
        }
        found.add(new Stretch(range.length(full), true));
        if (!after.equals(Dim.ZERO)) {
          found.add(new Stretch(after, false));
        }
        yield found;
      }
    };
  }

  /** Zero, or positive whatever the sizes are. */
  private static boolean isKnown(Dim length) {
    return length.terms().values().stream().allMatch(c -> c.signum() > 0);
  }
}
