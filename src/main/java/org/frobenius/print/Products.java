package org.frobenius.print;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;

/**
 * Lays out products. Scalars that are negative powers are divided by, {@code a/(b*c^2)}; those at
 * the end stand behind the matrices, {@code 2*A*x/c}, with the denominator of the coefficient.
 */
final class Products {
  private final Layout layout;

  Products(Layout layout) {
    this.layout = layout;
  }

  Notation of(Expr.Product product) {
    return of(product, false);
  }

  /** Where {@code bareIdentity}, a lone factor {@code I} goes without its size. */
  Notation of(Expr.Product product, boolean bareIdentity) {
    Notation written = unsigned(product, bareIdentity);
    return product.coefficient().signum() < 0 ? new Notation.Minus(written) : written;
  }

  /** {@code A .* B ./ C}. */
  Notation of(Expr.Hadamard hadamard) {
    var rest = new ArrayList<Notation.Link>();
    for (Expr factor : hadamard.factors()) {
      rest.add(
          reciprocal(factor)
              .map(base -> new Notation.Link(Operator.DOT_OVER, layout.of(base)))
              .orElseGet(() -> new Notation.Link(Operator.DOT_TIMES, layout.of(factor))));
    }
    Notation first = Numbers.ONE;
    if (rest.getFirst().operator() == Operator.DOT_TIMES) {
      first = rest.removeFirst().operand();
    }
    return new Notation.Chain(Precedence.PRODUCT, first, rest);
  }

  /** What a factor of an entrywise product divides by. */
  private static Optional<Expr> reciprocal(Expr factor) {
    return factor instanceof Expr.EntryPower(var base, var x, _) && x == Build.MINUS_ONE
        ? Optional.of(base)
        : Optional.empty();
  }

  /**
   * The {@code b} with {@code scalar = 1/b}. Division distributes over products and number powers:
   * {@code 1/(a*b^2)} reads as {@code a^-1*b^-2}. What cannot come of that is left a power.
   */
  static Optional<Expr> divisor(Expr scalar) {
    if (!(scalar instanceof Expr.Power(var base, Expr.Num(var x, _), _))
        || !scalar.isScalar()
        || x.signum() > 0
        || base == Build.ZERO) {
      return Optional.empty();
    }
    if (!x.equals(Rational.MINUS_ONE)) {
      return Optional.of(Build.power(base, Build.num(x.negate())));
    }
    boolean whole =
        switch (base) {
          case Expr.Num _ -> false;
          case Expr.Power(_, var inner, _) -> !(inner instanceof Expr.Num);
          case Expr.Product p -> isChain(p);
          case Expr _ -> true;
        };
    return whole ? Optional.of(base) : Optional.empty();
  }

  /** Whether it is an inner product such as {@code x'*A*x} and nothing else. */
  private static boolean isChain(Expr e) {
    return e instanceof Expr.Product(var c, var scalars, _, _) && c.isOne() && scalars.isEmpty();
  }

  private Notation unsigned(Expr.Product product, boolean bareIdentity) {
    Rational size = product.coefficient().abs();
    List<Expr> scalars = product.scalars();
    List<Expr> factors = product.factors();
    boolean scaled = !size.isOne() || !scalars.isEmpty();
    if (factors.size() == 1
        && scaled
        && layout.of(factors.getFirst())
            instanceof Notation.Chain(_, Notation.Digits _, var rest, _)
        && rest.getFirst().operator() == Operator.DOT_OVER) {
      // 1 ./ B with a scalar on top: a ./ B
      Notation top = layout.of(Build.product(size, scalars, List.of()));
      return new Notation.Chain(Precedence.PRODUCT, top, rest);
    }
    int behind = scalars.size();
    while (behind > 0 && divisor(scalars.get(behind - 1)).isPresent()) {
      behind--;
    }
    var line = new Line();
    if (!size.numerator().equals(BigInteger.ONE)) {
      line.times(new Notation.Digits(size.numerator()));
    }
    boolean openChain = factors.isEmpty() && endsInItsOnlyChain(scalars.subList(0, behind));
    scalars(scalars.subList(0, openChain ? behind - 1 : behind), line);
    List<Expr> chain =
        openChain && scalars.get(behind - 1) instanceof Expr.Product(_, _, var open, _)
            ? open
            : factors;
    for (Expr factor : chain) {
      boolean bare = bareIdentity && Build.isConstant(factor, Expr.Constant.Kind.IDENTITY);
      line.times(bare ? new Notation.Bare(Expr.Constant.Kind.IDENTITY) : layout.of(factor));
    }
    var below = new ArrayList<Notation>();
    if (!size.isInteger()) {
      below.add(new Notation.Digits(size.denominator()));
    }
    for (Expr scalar : scalars.subList(behind, scalars.size())) {
      divisor(scalar).map(layout::of).ifPresent(below::add);
    }
    line.over(below);
    return line.notation();
  }

  private static boolean endsInItsOnlyChain(List<Expr> scalars) {
    return !scalars.isEmpty()
        && isChain(scalars.getLast())
        && scalars.stream().filter(Products::isChain).count() == 1;
  }

  /** In their order, neighbouring divisors under one stroke. */
  private void scalars(List<Expr> scalars, Line line) {
    var below = new ArrayList<Notation>();
    for (Expr scalar : scalars) {
      Optional<Expr> divisor = divisor(scalar);
      if (divisor.isPresent()) {
        below.add(layout.of(divisor.get()));
      } else {
        line.over(below);
        below.clear();
        line.times(layout.of(scalar));
      }
    }
    line.over(below);
  }
}
