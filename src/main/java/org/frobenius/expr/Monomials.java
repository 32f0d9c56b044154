package org.frobenius.expr;

import java.util.ArrayList;
import java.util.List;

/**
 * Products: a number, scalars that commute, and a chain of factors that do not. The parts of
 * products among the factors join them.
 */
final class Monomials {
  private Monomials() {}

  /**
   * The product of a number, scalars and a chain (whose entries may be scalars or products
   * themselves).
   */
  static Expr product(Rational coefficient, List<Expr> scalars, List<Expr> factors) {
    if (coefficient.isOne() && scalars.size() + factors.size() == 1) {
      return scalars.isEmpty() ? factors.getFirst() : scalars.getFirst();
    }
    if (isFlat(scalars, factors)) {
      return monomial(coefficient, scalars, factors, chainShape(factors));
    }
    var scales = new ArrayList<Expr>(scalars.size() + 2);
    var chain = new ArrayList<Expr>(factors.size() + 2);
    Rational number = coefficient;
    for (int i = 0; i < scalars.size(); i++) {
      number = split(scalars.get(i), number, scales, chain);
    }
    for (int i = 0; i < factors.size(); i++) {
      number = split(factors.get(i), number, scales, chain);
    }
    if (chain.isEmpty()) {
      return monomial(number, scales, List.of(), Shape.SCALAR);
    }
    Shape shape = chainShape(chain);
    for (int i = chain.size() - 1; i >= 0; i--) {
      if (Build.isZero(chain.get(i))) {
        return Build.zeros(shape);
      }
      if (chain.size() > 1 && Build.isConstant(chain.get(i), Expr.Constant.Kind.IDENTITY)) {
        chain.remove(i);
      }
    }
    return monomial(number, scales, innerProductsOut(chain, scales), shape);
  }

  /** Whether nothing has to be taken apart, moved or left out. */
  private static boolean isFlat(List<Expr> scalars, List<Expr> chain) {
    for (int i = 0; i < scalars.size(); i++) {
      Expr scalar = scalars.get(i);
      if (scalar instanceof Expr.Num || scalar instanceof Expr.Product || !scalar.isScalar()) {
        return false;
      }
    }
    for (int i = 0; i < chain.size(); i++) {
      Expr factor = chain.get(i);
      Dim rows = factor.meta().shape().rows();
      boolean seam = i > 0 && rows.isOne();
      boolean scalar = rows.isOne() && factor.meta().shape().cols().isOne();
      if (seam || scalar || factor instanceof Expr.Product || isUnit(factor)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a product with it is shorter than the product written out. */
  private static boolean isUnit(Expr e) {
    return e instanceof Expr.Constant(var kind, _, _, _)
        && (kind == Expr.Constant.Kind.ZEROS || kind == Expr.Constant.Kind.IDENTITY);
  }

  private static Shape chainShape(List<Expr> chain) {
    if (chain.isEmpty()) {
      return Shape.SCALAR;
    }
    Shape first = chain.getFirst().meta().shape();
    Shape last = first;
    for (int i = 1; i < chain.size(); i++) {
      Shape next = chain.get(i).meta().shape();
      Shape.require(last.cols().equals(next.rows()), "*", last, next);
      last = next;
    }
    return product(first, last);
  }

  private static Shape product(Shape left, Shape right) {
    return left.cols() == right.cols() ? left : new Shape(left.rows(), right.cols());
  }

  /** A factor's number, returned with the one so far, its scalars and its chain. */
  private static Rational split(Expr e, Rational number, List<Expr> scales, List<Expr> chain) {
    switch (e) {
      case Expr.Num(var value, _) -> {
        return number.times(value);
      }
      case Expr.Product(var c, var s, var f, _) -> {
        scales.addAll(s);
        if (e.isScalar() && !f.isEmpty()) {
          scales.add(bareChain(f));
        } else {
          chain.addAll(f);
        }
        return number.times(c);
      }
      case Expr other -> (other.isScalar() ? scales : chain).add(other);
    }
    return number;
  }

  /**
   * Moves each inner 1 by 1 stretch of a chain to the scalars, so that {@code x*(x'*A*x)*y'} has
   * one form.
   */
  private static List<Expr> innerProductsOut(List<Expr> chain, List<Expr> scalars) {
    if (!hasSeam(chain)) {
      return chain;
    }
    int first = -1;
    var starts = new ArrayList<Integer>();
    for (int i = 0; i <= chain.size(); i++) {
      boolean one =
          i < chain.size()
              ? chain.get(i).shape().rows().isOne()
              : chain.get(i - 1).shape().cols().isOne();
      if (one) {
        first = first < 0 ? i : first;
        starts.add(i);
      }
    }
    if (starts.size() < 2 || (starts.size() == 2 && first == 0 && starts.get(1) == chain.size())) {
      return chain;
    }
    for (int k = 1; k < starts.size(); k++) {
      scalars.add(bareChain(chain.subList(starts.get(k - 1), starts.get(k))));
    }
    var outer = new ArrayList<Expr>(chain.subList(0, first));
    outer.addAll(chain.subList(starts.getLast(), chain.size()));
    return outer;
  }

  /** Whether a dimension between two factors is 1. */
  private static boolean hasSeam(List<Expr> chain) {
    for (int i = 1; i < chain.size(); i++) {
      if (chain.get(i).shape().rows().isOne()) {
        return true;
      }
    }
    return false;
  }

  private static Expr bareChain(List<Expr> factors) {
    return factors.size() == 1
        ? factors.getFirst()
        : Interner.intern(
            new Expr.Product(
                Rational.ONE,
                List.of(),
                List.copyOf(factors),
                Meta.of(
                    Shape.SCALAR, Node.PRODUCT, Meta.mix(Rational.ONE.hashCode(), 0), factors)));
  }

  static boolean hasZero(List<Expr> parts) {
    for (int i = 0; i < parts.size(); i++) {
      if (Build.isZero(parts.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static Expr monomial(Rational number, List<Expr> scalars, List<Expr> chain, Shape shape) {
    if (number.isZero() || hasZero(scalars)) {
      return Build.zeros(shape);
    }
    var scales = scalars;
    var factors = chain;
    if (!factors.isEmpty() && shape.isScalar() && !(number.isOne() && scales.isEmpty())) {
      scales = new ArrayList<>(scales);
      scales.add(bareChain(factors));
      factors = List.of();
    }
    if (factors.isEmpty() && scales.isEmpty()) {
      return Build.num(number);
    }
    if (number.isOne() && scales.size() + factors.size() == 1) {
      return scales.isEmpty() ? factors.getFirst() : scales.getFirst();
    }
    Meta meta =
        Meta.of(
            shape,
            Node.PRODUCT,
            Meta.mix(number.hashCode(), scales.size()),
            scales,
            factors,
            Operators.PRODUCT);
    return Interner.intern(
        new Expr.Product(number, List.copyOf(scales), List.copyOf(factors), meta));
  }
}
