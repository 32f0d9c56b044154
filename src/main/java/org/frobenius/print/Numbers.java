package org.frobenius.print;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;

/** Lays out exact numbers and dimensions: {@code 1/2}, {@code n+1}. */
final class Numbers {
  static final Notation ONE = new Notation.Digits(BigInteger.ONE);

  static final Notation MINUS_HALF = of(Rational.HALF.negate());

  private Numbers() {}

  static Notation of(Rational value) {
    Rational size = value.abs();
    Notation top = new Notation.Digits(size.numerator());
    Notation written =
        size.isInteger()
            ? top
            : new Notation.Chain(
                Precedence.PRODUCT, top, Operator.OVER, new Notation.Digits(size.denominator()));
    return value.signum() < 0 ? new Notation.Minus(written) : written;
  }

  /** Without spaces, as sizes are: {@code 2*n+1}. */
  static Notation of(Dim dim) {
    if (dim.equals(Dim.INFINITE)) {
      return new Notation.Bare(Expr.Constant.Kind.INFINITY);
    }
    if (dim.terms().isEmpty()) {
      return new Notation.Digits(BigInteger.ZERO);
    }
    var terms = new ArrayList<Notation>();
    dim.terms().forEach((names, coefficient) -> terms.add(term(names, coefficient)));
    if (terms.size() == 1) {
      return terms.getFirst();
    }
    var rest = new ArrayList<Notation.Link>();
    for (Notation term : terms.subList(1, terms.size())) {
      rest.add(
          term instanceof Notation.Minus(var arg, _)
              ? new Notation.Link(Operator.MINUS, arg)
              : new Notation.Link(Operator.PLUS, term));
    }
    return new Notation.Tight(new Notation.Chain(Precedence.SUM, terms.getFirst(), rest));
  }

  private static Notation term(List<String> names, Rational coefficient) {
    var line = new Line();
    Rational size = coefficient.abs();
    if (!size.numerator().equals(BigInteger.ONE)) {
      line.times(new Notation.Digits(size.numerator()));
    }
    for (int i = 0; i < names.size(); ) {
      int j = i + 1;
      while (j < names.size() && names.get(j).equals(names.get(i))) {
        j++;
      }
      Notation name = new Notation.Word(names.get(i));
      line.times(
          j == i + 1
              ? name
              : new Notation.Power(name, new Notation.Digits(BigInteger.valueOf(j - i)), false));
      i = j;
    }
    if (!size.isInteger()) {
      line.over(List.of(new Notation.Digits(size.denominator())));
    }
    Notation written = line.notation();
    return coefficient.signum() < 0 ? new Notation.Minus(written) : written;
  }
}
