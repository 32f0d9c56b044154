package org.frobenius.expr;

import java.util.ArrayList;
import java.util.List;

/** Products and powers entry by entry. */
final class EntrywiseProducts {
  private EntrywiseProducts() {}

  /** Flat; scalars and coefficients stand in front; ones are gone. */
  static Expr hadamard(List<Expr> factors) {
    Rational number = Rational.ONE;
    var scalars = new ArrayList<Expr>();
    var entries = new ArrayList<Expr>();
    Shape shape = Shape.SCALAR;
    for (Expr factor : factors) {
      Expr e = factor;
      if (e instanceof Expr.Product(var c, var s, var f, _) && !e.isScalar()) {
        number = number.times(c);
        scalars.addAll(s);
        e = Build.product(f);
      }
      if (e.isScalar()) {
        scalars.add(e);
        continue;
      }
      if (shape.isScalar()) {
        shape = e.shape();
      }
      Shape.require(shape.equals(e.shape()), ".*", shape, e.shape());
      if (e instanceof Expr.Hadamard(var inner, _)) {
        entries.addAll(inner);
      } else if (!Build.isConstant(e, Expr.Constant.Kind.ONES)) {
        entries.add(e);
      }
    }
    if (shape.isScalar()) {
      return Build.product(number, scalars, List.of());
    }
    if (Monomials.hasZero(entries)) {
      return Build.zeros(shape);
    }
    Expr body =
        switch (entries.size()) {
          case 0 -> Build.ones(shape);
          case 1 -> entries.getFirst();
          default ->
              Interner.intern(
                  new Expr.Hadamard(
                      List.copyOf(entries), Meta.of(shape, Node.HADAMARD, 0, entries)));
        };
    return Build.product(number, scalars, List.of(body));
  }

  static Expr entryPower(Expr base, Expr exponent) {
    if (base.isScalar() && exponent.isScalar()) {
      return Build.power(base, exponent);
    }
    Shape shape = base.isScalar() ? exponent.shape() : base.shape();
    Shape.require(
        base.isScalar() || exponent.isScalar() || base.shape().equals(exponent.shape()),
        ".^",
        base.shape(),
        exponent.shape());
    if (exponent == Build.ONE) {
      return base;
    }
    if (exponent == Build.ZERO || Build.isConstant(base, Expr.Constant.Kind.ONES)) {
      return Build.ones(shape);
    }
    if (exponent == Build.MINUS_ONE
        && base instanceof Expr.EntryPower(var inner, Expr.Num(var k, _), _)) {
      return entryPower(inner, Build.num(k.negate()));
    }
    return Interner.intern(
        new Expr.EntryPower(
            base, exponent, Meta.of(shape, Node.ENTRY_POWER, 0, List.of(base, exponent))));
  }
}
