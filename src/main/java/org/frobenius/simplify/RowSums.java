package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Operators;

/**
 * Sums over the rows of entrywise products and diagonals of products in one form, {@code rowsum(A
 * .* B) = diag(A*B')} (Magnus & Neudecker 3.6), so that they meet: of two entrywise factors the
 * diagonal; of more of them, too, where one is a product of matrices, which stays beside the
 * product of the others, and else the sum over the rows. What is shown keeps the form in which it
 * was written, {@code rowsum(A .* (B*C))} beside {@code A .* (B*C)}.
 */
final class RowSums {
  private static final long SUMS =
      Operators.of(Op.ROWSUM) | Operators.of(Op.COLSUM) | Operators.of(Op.DIAGONAL);

  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  private RowSums() {}

  /** Empty where there are not two that could meet. */
  static Optional<Expr> asDiagonals(Expr e) {
    return !Operators.mayBeIn(e, SUMS) || count(e) < 2
        ? Optional.empty()
        : Optional.of(new RowSums().in(e)).filter(diagonals -> diagonals != e);
  }

  /** How many different ones there are. */
  static int count(Expr e) {
    return count(e, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static int count(Expr e, Set<Expr> seen) {
    if (e instanceof Expr.Named || e.meta().weight() <= 1 || !seen.add(e)) {
      return 0;
    }
    int found = is(e) ? 1 : 0;
    List<Expr> parts = Children.of(e);
    for (int i = 0; i < parts.size(); i++) {
      found += count(parts.get(i), seen);
    }
    return found;
  }

  private static boolean is(Expr e) {
    return e instanceof Expr.Call(var op, _, _)
        && (op == Op.ROWSUM || op == Op.COLSUM || op == Op.DIAGONAL);
  }

  private Expr in(Expr e) {
    if (e instanceof Expr.Named || e.meta().weight() <= 1) {
      return e;
    }
    Expr known = done.get(e);
    if (known == null) {
      Expr mapped = Children.map(e, this::in);
      known = mapped instanceof Expr.Call call ? of(call) : mapped;
      done.put(e, known);
    }
    return known;
  }

  private static Expr of(Expr.Call call) {
    Expr arg = call.args().getFirst();
    if (call.op() == Op.ROWSUM || call.op() == Op.COLSUM && isEntrywise(arg)) {
      return ofRows(call, call.op() == Op.ROWSUM ? arg : Mirror.of(arg));
    }
    return call.op() == Op.DIAGONAL ? ofDiagonal(call, arg) : call;
  }

  private static boolean isEntrywise(Expr e) {
    return e instanceof Expr.Hadamard || isSquare(e);
  }

  private static boolean isSquare(Expr e) {
    return e instanceof Expr.EntryPower(_, var exponent, _) && exponent == Build.TWO;
  }

  private static Expr ofRows(Expr call, Expr arg) {
    if (arg.shape().isVector() || !isEntrywise(arg)) {
      return call;
    }
    List<Expr> factors = factors(arg);
    if (factors.size() == 2) {
      return diagonal(factors.getFirst(), factors.getLast());
    }
    List<Expr> products = factors.stream().filter(Expr.Product.class::isInstance).toList();
    if (products.size() != 1) {
      return Build.call(Op.ROWSUM, arg);
    }
    var others = new ArrayList<>(factors);
    others.remove(products.getFirst());
    return diagonal(Build.hadamard(others), products.getFirst());
  }

  private static Expr diagonal(Expr a, Expr b) {
    return Build.call(Op.DIAGONAL, Build.product(a, Mirror.of(b)));
  }

  /** The factors of an entrywise product; of a square both. */
  private static List<Expr> factors(Expr e) {
    return switch (e) {
      case Expr.Hadamard(var factors, _) -> factors;
      case Expr.EntryPower(var base, _, _) when isSquare(e) -> List.of(base, base);
      case Expr other -> List.of(other);
    };
  }

  private static Expr ofDiagonal(Expr call, Expr arg) {
    if (!(arg instanceof Expr.Product(var c, var scalars, var chain, _))
        || chain.size() < 2
        || !c.isOne()
        || !scalars.isEmpty()) {
      return call;
    }
    Expr first = chain.getFirst();
    Expr last = chain.getLast();
    if (first instanceof Expr.Hadamard && (chain.size() == 2 || hasProduct(first))) {
      return rowsum(first, Mirror.of(Build.product(chain.subList(1, chain.size()))));
    }
    if (last instanceof Expr.Hadamard && (chain.size() == 2 || hasProduct(last))) {
      return rowsum(Mirror.of(last), Build.product(chain.subList(0, chain.size() - 1)));
    }
    return call;
  }

  static boolean hasProduct(Expr entrywise) {
    return factors(entrywise).stream().anyMatch(Expr.Product.class::isInstance);
  }

  private static Expr rowsum(Expr a, Expr b) {
    Expr entries = Build.hadamard(a, b);
    return ofRows(Build.call(Op.ROWSUM, entries), entries);
  }
}
