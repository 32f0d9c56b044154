package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.frobenius.expr.Build;
import org.frobenius.expr.Content;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Order;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;

/** Sums in order, like terms collected: {@code B + 2*A - B} is {@code 2*A}. */
final class SumArrangement {
  private SumArrangement() {}

  static Expr arrange(Expr.Sum sum) {
    return arrange(sum, _ -> {});
  }

  /**
   * @param cancelled is told of what came out with coefficient 0
   */
  static Expr arrange(Expr.Sum sum, Consumer<Expr> cancelled) {
    var collected = new LinkedHashMap<Expr, Rational>();
    collect(sum.terms(), Rational.ONE, collected);
    collected.forEach(
        (body, c) -> {
          if (c.isZero()) {
            cancelled.accept(body);
          }
        });
    return rebuilt(sum, collected);
  }

  /**
   * {@code a*L(f, A, B) + b*L(f, A, C)} is {@code L(f, A, a*B + b*C)}: a Fréchet derivative is
   * linear.
   */
  static Expr gatherFrechet(Expr.Sum sum) {
    record Place(Fun f, Expr at, List<Expr> others) {}
    var directions = new LinkedHashMap<Place, List<Expr>>();
    var rest = new ArrayList<Expr>();
    for (Expr term : sum.terms()) {
      Expr chain =
          term instanceof Expr.Product(_, _, var factors, _) && factors.size() == 1
              ? factors.getFirst()
              : term;
      if (chain instanceof Expr.Frechet(var f, var at, var e, _)) {
        Expr direction =
            term instanceof Expr.Product(var c, var scalars, _, _)
                ? Build.product(c, scalars, List.of(e.getLast()))
                : e.getLast();
        directions
            .computeIfAbsent(new Place(f, at, e.subList(0, e.size() - 1)), _ -> new ArrayList<>())
            .add(direction);
      } else {
        rest.add(term);
      }
    }
    if (directions.values().stream().allMatch(d -> d.size() < 2)) {
      return sum;
    }
    directions.forEach(
        (place, parts) -> {
          var all = new ArrayList<>(place.others());
          all.add(Build.sum(parts));
          rest.add(Build.frechet(place.f(), place.at(), all));
        });
    return Build.sum(rest);
  }

  /** {@code a*[A, B] + b*[C, D]} is {@code [a*A + b*C, a*B + b*D]} where the blocks are alike. */
  static Expr gatherBlocks(Expr.Sum sum) {
    var alike = new LinkedHashMap<List<List<Shape>>, List<Expr>>();
    var rest = new ArrayList<Expr>();
    for (Expr term : sum.terms()) {
      Expr chain =
          term instanceof Expr.Product(_, _, var factors, _) && factors.size() == 1
              ? factors.getFirst()
              : term;
      if (chain instanceof Expr.Block(var rows, _)) {
        var shapes = rows.stream().map(row -> row.stream().map(Expr::shape).toList()).toList();
        alike.computeIfAbsent(shapes, _ -> new ArrayList<>()).add(term);
      } else {
        rest.add(term);
      }
    }
    if (alike.values().stream().allMatch(terms -> terms.size() < 2)) {
      return sum;
    }
    alike.values().forEach(terms -> rest.add(terms.size() == 1 ? terms.getFirst() : block(terms)));
    return Build.sum(rest);
  }

  private static Expr block(List<Expr> terms) {
    var rows = new ArrayList<List<Expr>>();
    for (Expr term : terms) {
      Expr.Product scaled = term instanceof Expr.Product p ? p : null;
      var block = (Expr.Block) (scaled == null ? term : scaled.factors().getFirst());
      for (int i = 0; i < block.rows().size(); i++) {
        var row = new ArrayList<Expr>();
        for (int j = 0; j < block.rows().get(i).size(); j++) {
          Expr part = block.rows().get(i).get(j);
          Expr own =
              scaled == null
                  ? part
                  : Build.product(scaled.coefficient(), scaled.scalars(), List.of(part));
          row.add(i < rows.size() ? Build.sum(rows.get(i).get(j), own) : own);
        }
        if (i < rows.size()) {
          rows.set(i, row);
        } else {
          rows.add(row);
        }
      }
    }
    return Build.block(rows);
  }

  private static Expr rebuilt(Expr e, LinkedHashMap<Expr, Rational> collected) {
    var terms = new ArrayList<Expr>(collected.size());
    collected.forEach(
        (body, c) -> {
          if (!c.isZero()) {
            terms.add(Build.scale(c, body));
          }
        });
    if (terms.isEmpty()) {
      return Build.zeros(e.shape());
    }
    terms.sort((a, b) -> Order.NATURAL.compare(Scaled.of(a).body(), Scaled.of(b).body()));
    return Build.sum(terms);
  }

  /** The same of an expression that need not be a sum. */
  static Expr arranged(Expr e) {
    return switch (e) {
      case Expr.Sum sum -> arrange(sum);
      case Expr other when Scaled.of(other).body() instanceof Expr.Sum -> {
        var collected = new LinkedHashMap<Expr, Rational>();
        collect(List.of(other), Rational.ONE, collected);
        yield rebuilt(other, collected);
      }
      case Expr other -> other;
    };
  }

  private static void collect(
      List<Expr> terms, Rational factor, LinkedHashMap<Expr, Rational> collected) {
    for (Expr term : terms) {
      Scaled scaled = Scaled.of(term);
      Rational c = scaled.coefficient().times(factor);
      if (scaled.body() instanceof Expr.Sum(var inner, _)) {
        collect(inner, c, collected);
      } else {
        collected.merge(scaled.body(), c, Rational::plus);
      }
    }
  }

  /**
   * The rational c and the sum s with {@code sum = c*s}, s having integer coefficients without a
   * common factor, the first positive.
   */
  static Scaled primitive(Expr.Sum sum) {
    Rational content = Content.of(sum);
    if (Content.coefficient(sum.terms().getFirst()).signum() < 0) {
      content = content.negate();
    }
    return new Scaled(content, Content.over(sum, content));
  }
}
