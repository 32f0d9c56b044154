package org.frobenius.print;

import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;

/** The names the tests of this package write with. */
final class Letters {
  static final Dim M = Dim.symbol("m");
  static final Dim N = Dim.symbol("n");
  static final Shape SQUARE = new Shape(N, N);
  static final Shape WIDE = new Shape(M, N);
  static final Shape COLUMN = new Shape(N, Dim.ONE);

  /** Square matrices. */
  static final Expr X = symbol("X", SQUARE);

  static final Expr Y = symbol("Y", SQUARE);
  static final Expr E = symbol("E", SQUARE);

  /** m by n. */
  static final Expr A = symbol("A", WIDE);

  static final Expr G = symbol("G", WIDE);

  /** Columns. */
  static final Expr x = symbol("x", COLUMN);

  static final Expr y = symbol("y", COLUMN);
  static final Expr x1 = symbol("x_1", COLUMN);
  static final Expr b = symbol("b", new Shape(M, Dim.ONE));

  /** Scalars. */
  static final Expr a = symbol("a", Shape.SCALAR);

  static final Expr c = symbol("c", Shape.SCALAR);
  static final Expr alpha = symbol("alpha", Shape.SCALAR);
  static final Expr n = Build.size(N);
  static final Expr.Symbol i = Build.index("i");
  static final Expr.Symbol j = Build.index("j");
  static final Expr.Symbol k = Build.index("k");
  static final Expr.Symbol z = Build.symbol("z", Space.real(Shape.SCALAR));

  private Letters() {}

  static Expr symbol(String name, Shape shape) {
    return Build.symbol(name, Space.real(shape));
  }

  static Expr num(long value) {
    return Build.num(value);
  }

  static Expr num(long numerator, long denominator) {
    return Build.num(Rational.of(numerator, denominator));
  }

  static Expr times(Expr... factors) {
    return Build.product(factors);
  }

  static Expr plus(Expr... terms) {
    return Build.sum(terms);
  }

  static Expr minus(Expr e) {
    return Build.negate(e);
  }

  static Expr t(Expr e) {
    return Build.transpose(e);
  }

  static Expr inv(Expr e) {
    return Build.inverse(e);
  }

  static Expr pow(Expr base, Expr exponent) {
    return Build.power(base, exponent);
  }

  static Expr pow(Expr base, long exponent) {
    return Build.power(base, num(exponent));
  }

  static Expr ones(Shape shape) {
    return Build.ones(shape);
  }

  static Expr eye() {
    return Build.identity(N);
  }

  static Expr constant(Expr.Constant.Kind kind, List<Dim> dims, Expr... indices) {
    return Build.constant(kind, dims, List.of(indices));
  }

  static Fun known(String name) {
    return new Fun.Known(name);
  }
}
