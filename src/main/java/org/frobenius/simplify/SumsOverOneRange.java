package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;

/**
 * Sums over an index that runs from one bound to the other as one sum: {@code sum(j = 0..k, F) +
 * sum(j = 0..k, G)} is {@code sum(j = 0..k, F + G)}.
 */
final class SumsOverOneRange {
  private SumsOverOneRange() {}

  /** The terms with such sums in one; empty where no two have the same bounds. */
  static Optional<List<Expr>> together(List<Expr> terms) {
    var ranges = new LinkedHashMap<List<Expr>, List<Expr>>();
    for (Expr term : terms) {
      sum(term)
          .ifPresent(
              sum ->
                  ranges
                      .computeIfAbsent(List.of(sum.from(), sum.to()), _ -> new ArrayList<>(2))
                      .add(term));
    }
    var together = new ArrayList<>(terms);
    for (List<Expr> members : ranges.values()) {
      if (members.size() > 1 && haveFreeIndex(members)) {
        together.removeAll(members);
        together.add(one(members));
      }
    }
    return together.size() < terms.size() ? Optional.of(together) : Optional.empty();
  }

  /** The sum that a term is a multiple of, by what its index does not stand in. */
  private static Optional<Expr.BigSum> sum(Expr term) {
    return switch (term) {
      case Expr.BigSum sum -> Optional.of(sum);
      case Expr.Product(_, var scalars, var factors, _)
          when factors.size() == 1
              && factors.getFirst() instanceof Expr.BigSum sum
              && scalars.stream().noneMatch(s -> Constants.dependsOn(s, sum.index())) ->
          Optional.of(sum);
      case Expr _ -> Optional.empty();
    };
  }

  /** Whether none has the first one's index as a name of something else. */
  private static boolean haveFreeIndex(List<Expr> members) {
    Expr.Symbol index = sum(members.getFirst()).orElseThrow().index();
    return members.stream()
        .map(member -> sum(member).orElseThrow())
        .allMatch(sum -> sum.index() == index || !Constants.dependsOn(sum.body(), index));
  }

  private static Expr one(List<Expr> members) {
    Expr.BigSum first = sum(members.getFirst()).orElseThrow();
    var bodies = new ArrayList<Expr>();
    for (Expr member : members) {
      Expr.BigSum sum = sum(member).orElseThrow();
      Expr body = Children.substitute(sum.body(), Map.of(sum.index(), first.index()));
      bodies.add(
          member instanceof Expr.Product(var c, var scalars, _, _)
              ? Build.product(c, scalars, List.of(body))
              : body);
    }
    Expr all = SumArrangement.arranged(Build.sum(bodies));
    Scaled primitive =
        all instanceof Expr.Sum sum ? SumArrangement.primitive(sum) : new Scaled(Rational.ONE, all);
    return Build.scale(
        primitive.coefficient(),
        Build.bigSum(first.index(), first.from(), first.to(), primitive.body()));
  }
}
