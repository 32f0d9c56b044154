package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Order;

/**
 * The determinant of a product of square matrices is the product of theirs (MC 20, 21): under its
 * logarithm they stand in order, each with few transposes.
 */
final class SquareBlocks {
  /** Of larger arguments the transposes are not looked at. */
  private static final long LARGE = 200;

  private SquareBlocks() {}

  /** The logarithm of the determinant of such a product in order; empty of anything else. */
  static Optional<Expr> sorted(Expr e, UnaryOperator<Expr> normalize) {
    if (!(e instanceof Expr.Call(var op, var args, _))
        || op != Op.LOGDET
        || !(args.getFirst() instanceof Expr.Product(var c, var scalars, var factors, _))
        || args.getFirst().meta().weight() > LARGE) {
      return Optional.empty();
    }
    List<Expr> blocks = blocks(factors, args.getFirst().shape().rows());
    if (blocks.size() < 2) {
      return Optional.empty();
    }
    List<Expr> sorted =
        blocks.stream()
            .map(block -> upright(block, normalize))
            .sorted(ProductArrangement::byBase)
            .toList();
    return sorted.equals(blocks)
        ? Optional.of(e)
        : Optional.of(Build.call(op, Build.product(c, scalars, List.of(Build.product(sorted)))));
  }

  /** Cut wherever what is before is square. */
  private static List<Expr> blocks(List<Expr> chain, Dim size) {
    var blocks = new ArrayList<Expr>();
    int start = 0;
    for (int i = 0; i < chain.size(); i++) {
      if (chain.get(i).shape().cols().equals(size)) {
        blocks.add(Build.product(chain.subList(start, i + 1)));
        start = i + 1;
      }
    }
    return blocks;
  }

  /**
   * With fewer transposes; of as many, what comes first in the order, but for sums: the sign of the
   * first term leaves the call, and would turn them in a circle.
   */
  private static Expr upright(Expr block, UnaryOperator<Expr> normalize) {
    long leaves = Mirror.leaves(block);
    if (leaves == 0) {
      return block;
    }
    Expr turned = normalize.apply(Mirror.of(block));
    long fewer = leaves - Mirror.leaves(turned);
    return fewer > 0 || fewer == 0 && !hasSum(block) && Order.NATURAL.compare(turned, block) < 0
        ? turned
        : block;
  }

  private static boolean hasSum(Expr block) {
    return block instanceof Expr.Sum
        || block instanceof Expr.Product
            && Children.of(block).stream().anyMatch(SquareBlocks::hasSum)
        || block instanceof Expr.Power(var base, _, _) && hasSum(base);
  }
}
