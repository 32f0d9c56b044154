package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Order;

/**
 * Inner products with an entrywise product, {@code x'*(y .* z)}: sums over the entries of all the
 * factors, which may change places. The powers of one factor are gathered; a product of matrices,
 * else the first factor in the natural order, stands at the left (Magnus & Neudecker 3.6).
 */
final class EntrywiseInnerProduct {
  private final EntrywiseArrangement entries;
  private final UnaryOperator<Expr> normalize;

  EntrywiseInnerProduct(EntrywiseArrangement entries, UnaryOperator<Expr> normalize) {
    this.entries = entries;
    this.normalize = normalize;
  }

  /**
   * @param chain a scalar
   * @return the chain so arranged, where an entrywise product stands at one end alone or makes up
   *     one side or both; of two ends that of a product of matrices, {@code x .* (A*y)}
   */
  Optional<Expr> of(List<Expr> chain) {
    Expr first = chain.getFirst();
    Expr last = chain.getLast();
    boolean alone = chain.size() == 2;
    boolean right = last instanceof Expr.Hadamard || alone && last instanceof Expr.EntryPower;
    boolean left = first instanceof Expr.Hadamard || alone && first instanceof Expr.EntryPower;
    if (chain.size() < 2 || !(left || right)) {
      return Optional.empty();
    }
    if (left && right && !alone) {
      right = hasProduct(last);
      if (!right && !hasProduct(first)) {
        return Optional.empty();
      }
    }
    Expr column = right ? last : normalize.apply(Mirror.of(first));
    List<Expr> rest = right ? chain.subList(0, chain.size() - 1) : chain.subList(1, chain.size());
    Expr other = Build.product(rest);
    other = right ? normalize.apply(Mirror.of(other)) : other;
    var factors = new ArrayList<>(parts(column));
    var scalars = new ArrayList<Expr>();
    if (other instanceof Expr.Product(var c, var s, var f, _)) {
      scalars.add(Build.num(c));
      scalars.addAll(s);
      other = Build.product(f);
    }
    if (Build.isConstant(other, Expr.Constant.Kind.ONES)) {
      // the sum of the entries of the column
      boolean opens =
          column instanceof Expr.Hadamard
              || column instanceof Expr.EntryPower(_, var exponent, _) && exponent == Build.TWO;
      scalars.add(opened(column));
      return opens ? Optional.of(Build.product(scalars)) : Optional.empty();
    }
    factors.addAll(parts(other));
    if (!(Build.hadamard(factors) instanceof Expr.Hadamard all)) {
      return Optional.empty();
    }
    Expr gathered = normalize.apply(entries.hadamard(all));
    if (gathered instanceof Expr.Product(var c, var s, var f, _) && f.size() == 1) {
      scalars.add(Build.num(c));
      scalars.addAll(s);
      gathered = f.getFirst();
    }
    scalars.add(opened(gathered));
    return Optional.of(Build.product(scalars));
  }

  private static boolean hasProduct(Expr side) {
    return parts(side).stream().anyMatch(Expr.Product.class::isInstance);
  }

  private static List<Expr> parts(Expr column) {
    return column instanceof Expr.Hadamard(var factors, _) ? factors : List.of(column);
  }

  /** The sum of a column's entries. */
  private Expr opened(Expr column) {
    if (column instanceof Expr.EntryPower(var base, var exponent, _) && exponent == Build.TWO) {
      return Build.product(normalize.apply(Mirror.of(base)), base);
    }
    if (!(column instanceof Expr.Hadamard(var factors, _))) {
      return Build.product(Build.ones(column.shape().transposed()), column);
    }
    var square = SquaredNorm.ofEntries(factors);
    if (square.isPresent()) {
      return square.get();
    }
    Expr front =
        factors.stream()
            .filter(Expr.Product.class::isInstance)
            .findFirst()
            .orElseGet(() -> factors.stream().min(Order.NATURAL).orElseThrow());
    var rest = new ArrayList<>(factors);
    rest.remove(front);
    return Build.product(normalize.apply(Mirror.of(front)), Build.hadamard(rest));
  }
}
