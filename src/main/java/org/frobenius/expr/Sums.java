package org.frobenius.expr;

import java.util.ArrayList;
import java.util.List;

/** Sums of terms of one shape. */
final class Sums {
  private Sums() {}

  /** Flat, without zeros, its numbers added into the first of them. At least one term. */
  static Expr sum(List<Expr> terms) {
    if (terms.size() == 1) {
      return terms.getFirst();
    }
    Shape shape = terms.getFirst().shape();
    var flat = new ArrayList<Expr>(terms.size());
    for (int i = 0; i < terms.size(); i++) {
      Expr term = terms.get(i);
      Shape.require(term.shape().equals(shape), "+", shape, term.shape());
      if (term instanceof Expr.Sum(var inner, _)) {
        flat.addAll(inner);
      } else if (!Build.isZero(term)) {
        flat.add(term);
      }
    }
    if (shape.isScalar()) {
      gatherNumbers(flat);
    }
    if (flat.isEmpty()) {
      return Build.zeros(shape);
    }
    if (flat.size() == 1) {
      return flat.getFirst();
    }
    return Interner.intern(new Expr.Sum(List.copyOf(flat), Meta.of(shape, Node.SUM, 0, flat)));
  }

  /** The numbers among terms, added into the first of them. */
  private static void gatherNumbers(List<Expr> terms) {
    int first = -1;
    Rational number = Rational.ZERO;
    int kept = 0;
    for (int i = 0; i < terms.size(); i++) {
      Expr term = terms.get(i);
      if (term instanceof Expr.Num(var value, _)) {
        number = number.plus(value);
        if (first >= 0) {
          continue;
        }
        first = kept;
      }
      terms.set(kept++, term);
    }
    terms.subList(kept, terms.size()).clear();
    if (first >= 0 && number.isZero()) {
      terms.remove(first);
    } else if (first >= 0) {
      terms.set(first, Build.num(number));
    }
  }
}
