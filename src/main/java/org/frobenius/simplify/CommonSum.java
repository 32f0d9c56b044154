package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;

/**
 * A multiple of a sum beside the terms of that sum: {@code a*(A - B) + A - B} is {@code (a + 1)*(A
 * - B)}.
 */
final class CommonSum {
  /**
   * A term that is a multiple of a sum.
   *
   * @param scale the scalar before the sum
   */
  private record Multiple(Expr term, Expr scale, Expr.Sum sum) {
    static Optional<Multiple> of(Expr term) {
      if (!(term instanceof Expr.Product(var c, var scalars, var factors, _))) {
        return Optional.empty();
      }
      if (factors.size() > 1) {
        return Optional.empty();
      }
      List<Expr> parts = factors.isEmpty() ? scalars : factors;
      var sums = new ArrayList<Expr>(1);
      for (Expr part : parts) {
        if (part instanceof Expr.Sum) {
          sums.add(part);
        }
      }
      if (sums.size() != 1) {
        return Optional.empty();
      }
      var others = new ArrayList<>(scalars);
      others.remove(sums.getFirst());
      return others.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Multiple(term, Build.product(c, others, List.of()), (Expr.Sum) sums.getFirst()));
    }
  }

  private CommonSum() {}

  /** The terms with the first such pair as one. */
  static Optional<List<Expr>> in(List<Expr> terms) {
    for (Expr term : terms) {
      Optional<List<Expr>> gathered = Multiple.of(term).flatMap(m -> gathered(m, terms));
      if (gathered.isPresent()) {
        return gathered;
      }
    }
    return Optional.empty();
  }

  private static Optional<List<Expr>> gathered(Multiple multiple, List<Expr> terms) {
    List<Expr> inside = multiple.sum().terms();
    if (terms.size() <= inside.size()) {
      return Optional.empty();
    }
    Scaled first = Scaled.of(inside.getFirst());
    for (Expr term : terms) {
      Scaled scaled = Scaled.of(term);
      if (scaled.body() == first.body()) {
        Rational times = scaled.coefficient().over(first.coefficient());
        var rest = new ArrayList<>(terms);
        rest.remove(multiple.term());
        boolean all = inside.stream().allMatch(t -> rest.remove(Build.scale(times, t)));
        if (all) {
          rest.add(Build.product(Build.sum(multiple.scale(), Build.num(times)), multiple.sum()));
          return Optional.of(rest);
        }
      }
    }
    return Optional.empty();
  }
}
