package org.frobenius.simplify;

import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;

/**
 * Blocks below each other with a common factor behind or in front: {@code [A*C; B*C]} is {@code [A;
 * B]*C}.
 */
final class StackedBlocks {
  private StackedBlocks() {}

  /** With one common factor pulled out, and with all. */
  static List<Expr> pulledOut(Expr e) {
    return in(e).map(once -> List.of(once, all(once))).orElse(List.of());
  }

  private static Expr all(Expr pulled) {
    if (!(pulled instanceof Expr.Product(var c, var scalars, var factors, _))
        || factors.isEmpty()) {
      return pulled;
    }
    Expr first = factors.getFirst();
    return in(first)
        .map(
            again ->
                Build.product(
                    Build.product(c, scalars, List.of(all(again))),
                    Build.product(factors.subList(1, factors.size()))))
        .orElse(pulled);
  }

  private static Optional<Expr> in(Expr e) {
    if (!(e instanceof Expr.Block(var rows, _))
        || rows.stream().anyMatch(row -> row.size() > 1 || row.getFirst().isScalar())) {
      return Optional.empty();
    }
    List<Expr> parts = rows.stream().map(List::getFirst).toList();
    return CommonFactor.among(parts).entrySet().stream()
        .filter(group -> group.getValue().size() == parts.size())
        .map(group -> group.getKey())
        .filter(StackedBlocks::mayStandOutside)
        .findFirst()
        .map(
            factor ->
                factor.times(
                    Rational.ONE,
                    Build.block(
                        Children.all(parts, factor::without).stream().map(List::of).toList())));
  }

  private static boolean mayStandOutside(CommonFactor factor) {
    return switch (factor.side()) {
      case RIGHT -> !Build.isConstant(factor.factor(), Expr.Constant.Kind.IDENTITY);
      case SCALAR -> true;
      case LEFT, ENTRYWISE -> false;
    };
  }
}
