package org.frobenius.rule;

import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Shape;
import org.frobenius.print.Printer;

/**
 * {@code m >= n}, of sizes or integers: that their difference is nonnegative, as a person says it.
 *
 * @param more the terms of the difference with positive coefficients
 * @param less those with negative ones, their signs turned
 */
public record SizesCompared(Expr more, Expr less) {
  /** That there are at least as many rows as columns; none where all sizes have it so. */
  static Optional<Assumption> tall(Shape shape) {
    Dim difference = shape.rows().minus(shape.cols());
    return shape.rows().isAtLeast(shape.cols())
        ? Optional.empty()
        : Optional.of(new Assumption(Build.size(difference), Assumption.Kind.NONNEGATIVE));
  }

  /** An assumption that says so. */
  public static Optional<SizesCompared> of(Assumption a) {
    if (a.kind() != Assumption.Kind.NONNEGATIVE
        || !(a.about() instanceof Expr.Sum(var terms, _))
        || !terms.stream().allMatch(SizesCompared::isOfSizes)) {
      return Optional.empty();
    }
    return Optional.of(
        new SizesCompared(
            Build.sum(terms.stream().filter(t -> !isNegative(t)).toList()),
            Build.negate(Build.sum(terms.stream().filter(SizesCompared::isNegative).toList()))));
  }

  @Override
  public String toString() {
    return Printer.text(more) + " >= " + Printer.text(less);
  }

  private static boolean isOfSizes(Expr e) {
    return switch (e) {
      case Expr.Num _, Expr.Size _ -> true;
      case Expr.Product _ -> Children.of(e).stream().allMatch(SizesCompared::isOfSizes);
      case Expr.Power(var base, var exponent, _) -> isOfSizes(base) && exponent instanceof Expr.Num;
      case Expr _ -> false;
    };
  }

  private static boolean isNegative(Expr e) {
    return switch (e) {
      case Expr.Num(var v, _) -> v.signum() < 0;
      case Expr.Product p -> p.coefficient().signum() < 0;
      case Expr _ -> false;
    };
  }
}
