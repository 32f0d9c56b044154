package org.frobenius.numeric;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.function.Catalogue;
import org.frobenius.function.FunctionDomain;

/**
 * Functions without a value at some numbers, whose derivatives may have one there: {@code log} has
 * the derivative {@code 1/x}, of negative x too.
 */
final class PartialFunctions {
  private PartialFunctions() {}

  /** The parts of an expression that are such functions, but those under a sum's index. */
  static List<Expr> in(Expr function) {
    var found = new ArrayList<Expr>();
    Set<Expr> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    var pending = new ArrayDeque<Expr>(List.of(function));
    while (!pending.isEmpty()) {
      Expr e = pending.pop();
      if (seen.add(e)) {
        if (isPartial(e)) {
          found.add(e);
        }
        pending.addAll(Operands.of(e));
      }
    }
    return found;
  }

  private static boolean isPartial(Expr e) {
    return switch (e) {
      case Expr.MatrixFunction(Fun.Known(var name), _, _) -> isPartial(name);
      case Expr.Entrywise(Fun.Known(var name), _, _) -> isPartial(name);
      case Expr _ -> false;
    };
  }

  private static boolean isPartial(String name) {
    return Catalogue.find(name).filter(f -> f.domain() == FunctionDomain.POSITIVE).isPresent();
  }
}
