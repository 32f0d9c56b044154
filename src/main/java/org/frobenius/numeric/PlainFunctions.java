package org.frobenius.numeric;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.rule.Assumption;
import org.frobenius.simplify.Normalizer;

/**
 * Functions of a matrix, {@code t -> body}, written so that they have a value: in normal form, or
 * as the product or the sum of the functions that the factors or the terms are.
 */
final class PlainFunctions {
  private PlainFunctions() {}

  /** What must have an inverse for the other way of writing; empty where that needs more. */
  static Optional<List<Expr>> divisors(Expr e) {
    var normalizer = new Normalizer();
    normalizer.normalize(e);
    boolean only = normalizer.assumptions().stream().allMatch(PlainFunctions::isDivisor);
    return only
        ? Optional.of(normalizer.assumptions().stream().map(Assumption::about).toList())
        : Optional.empty();
  }

  private static boolean isDivisor(Assumption a) {
    return a.among().isEmpty()
        && (a.kind() == Assumption.Kind.INVERTIBLE
            || (a.kind() == Assumption.Kind.NONZERO && a.about().isScalar()));
  }

  /** Written otherwise; empty where there is no other way. */
  static Optional<Expr> written(Expr e) {
    Expr normal = new Normalizer().normalize(e);
    return normal != e ? Optional.of(normal) : parts(e);
  }

  private static Optional<Expr> parts(Expr e) {
    if (!(e instanceof Expr.MatrixFunction(Fun.Lambda(var z, var body), var arg, _))) {
      return Optional.empty();
    }
    Function<Expr, Expr> of = part -> Build.matrixFunction(new Fun.Lambda(z, part), arg);
    return switch (body) {
      case Expr.Sum(var terms, _) -> Optional.of(Build.sum(terms.stream().map(of).toList()));
      case Expr.Product(var c, var scalars, var factors, _)
          when factors.isEmpty() && scalars.size() > 1 ->
          Optional.of(Build.product(c, List.of(), scalars.stream().map(of).toList()));
      case Expr _ -> Optional.empty();
    };
  }
}
