package org.frobenius.numeric;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Range;
import org.frobenius.print.Printer;

/**
 * The places that a function picks, whose derivative may be without: {@code x[3]*norm(y)^2 -
 * x[3]*norm(y)^2} has the derivative 0, and no value where x has two entries.
 */
final class Places {
  /**
   * One of them.
   *
   * @param of the entry or unit vector it is the place of
   * @param length how many places there are
   */
  record Place(Expr of, Expr index, Expr length) {
    /** Fails where there is no such place. */
    void require(int index, int length) {
      Slices.require("`" + Printer.text(of) + "`", index, length);
    }
  }

  private final Set<Place> found = new LinkedHashSet<>();

  private Places() {}

  /** All but those under a sum's index. */
  static Set<Place> in(Expr function) {
    var places = new Places();
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var pending = new ArrayDeque<Expr>(List.of(function));
    while (!pending.isEmpty()) {
      Expr e = pending.pop();
      if (seen.add(e)) {
        places.collect(e);
        pending.addAll(Operands.of(e));
      }
    }
    return places.found;
  }

  private void collect(Expr e) {
    switch (e) {
      case Expr.Slice(var arg, var rows, var cols, _) -> {
        collect(e, rows, arg.shape().rows());
        collect(e, cols, arg.shape().cols());
      }
      case Expr.Constant(_, var dims, var indices, _) -> {
        for (int i = 0; i < indices.size(); i++) {
          found.add(new Place(e, indices.get(i), Build.size(dims.get(i))));
        }
      }
      case Expr _ -> {}
    }
  }

  private void collect(Expr e, Range range, Dim length) {
    if (length.equals(Dim.INFINITE)) {
      return;
    }
    Expr size = Build.size(length);
    switch (range) {
      case Range.All() -> {}
      case Range.At(var index) -> found.add(new Place(e, index, size));
      case Range.Between(var from, var to) -> {
        found.add(new Place(e, Build.size(from), size));
        found.add(new Place(e, Build.size(to), size));
      }
    }
  }
}
