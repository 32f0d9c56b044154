package org.frobenius.print;

import java.util.ArrayList;
import java.util.List;

/** Collects a product from left to right: {@code 1}, {@code a*b}, {@code a/(b*c)*d}. */
final class Line {
  private final List<Notation.Link> links = new ArrayList<>();

  void times(Notation factor) {
    links.add(new Notation.Link(Operator.TIMES, factor));
  }

  /** One stroke for all of them, {@code /(b*c)}; for none, nothing. */
  void over(List<Notation> divisors) {
    if (divisors.isEmpty()) {
      return;
    }
    if (links.isEmpty()) {
      times(Numbers.ONE);
    }
    var under = new Line();
    divisors.forEach(under::times);
    links.add(new Notation.Link(Operator.OVER, under.notation()));
  }

  /** An empty line is 1. */
  Notation notation() {
    if (links.isEmpty()) {
      return Numbers.ONE;
    }
    Notation first = links.getFirst().operand();
    return links.size() == 1
        ? first
        : new Notation.Chain(Precedence.PRODUCT, first, links.subList(1, links.size()));
  }
}
