package org.frobenius.expr;

import java.util.List;

/**
 * The only maker of expressions. What it normalizes is only what the notation does not show: nested
 * sums and products are flat, numbers stand in front, units and zeros are gone, an inner product
 * inside a chain is a scalar. The text of a node, read again, makes the same node. Shapes that do
 * not fit are an {@link IllegalArgumentException}: users' programs are checked before, with places.
 */
public final class Build {
  public static final Expr ZERO = num(Rational.ZERO);
  public static final Expr ONE = num(Rational.ONE);
  public static final Expr MINUS_ONE = num(Rational.MINUS_ONE);
  public static final Expr TWO = num(Rational.TWO);
  public static final Expr HALF = num(Rational.HALF);

  private Build() {}

  // leaves

  public static Expr num(Rational value) {
    return Leaves.num(value);
  }

  public static Expr num(long value) {
    return num(Rational.of(value));
  }

  /** The dimension as a number: arithmetic of its symbols. */
  public static Expr size(Dim dim) {
    return Leaves.size(dim);
  }

  public static Expr.Symbol symbol(String name, Space space) {
    return Leaves.symbol(name, space);
  }

  /** A definition's name, which stands for its value. */
  public static Expr.Named named(String name, Expr value) {
    return Leaves.named(name, value);
  }

  /** A constant matrix, vector or number; of one entry, that entry. */
  public static Expr constant(Expr.Constant.Kind kind, List<Dim> dims, List<Expr> indices) {
    return Leaves.constant(kind, dims, indices);
  }

  public static Expr identity(Dim n) {
    return constant(Expr.Constant.Kind.IDENTITY, List.of(n), List.of());
  }

  public static Expr ones(Shape shape) {
    return constant(Expr.Constant.Kind.ONES, List.of(shape.rows(), shape.cols()), List.of());
  }

  public static Expr zeros(Shape shape) {
    return constant(Expr.Constant.Kind.ZEROS, List.of(shape.rows(), shape.cols()), List.of());
  }

  public static boolean isZero(Expr e) {
    return e == ZERO || isConstant(e, Expr.Constant.Kind.ZEROS);
  }

  public static boolean isConstant(Expr e, Expr.Constant.Kind kind) {
    return e instanceof Expr.Constant(var k, _, _, _) && k == kind;
  }

  /** The index of a sum. */
  public static Expr.Symbol index(String name) {
    return symbol(name, Space.of(Space.Kind.NATURAL, Shape.SCALAR));
  }

  /** The variable of an integral, the parameter of a function. */
  public static Expr.Symbol variable(String name) {
    return symbol(name, Space.real(Shape.SCALAR));
  }

  // sums and products

  public static Expr sum(Expr... terms) {
    return sum(List.of(terms));
  }

  /** Flat, without zeros, its numbers added into the first of them. At least one term. */
  public static Expr sum(List<Expr> terms) {
    return Sums.sum(terms);
  }

  public static Expr minus(Expr a, Expr b) {
    return sum(a, negate(b));
  }

  public static Expr negate(Expr e) {
    return scale(Rational.MINUS_ONE, e);
  }

  public static Expr scale(Rational coefficient, Expr e) {
    return product(coefficient, List.of(), List.of(e));
  }

  public static Expr product(Expr... factors) {
    return product(List.of(factors));
  }

  /** The product in the order given; scalars scale. */
  public static Expr product(List<Expr> factors) {
    return product(Rational.ONE, List.of(), factors);
  }

  /**
   * The product of a number, scalars and a chain (whose entries may be scalars or products
   * themselves).
   */
  public static Expr product(Rational coefficient, List<Expr> scalars, List<Expr> factors) {
    return Monomials.product(coefficient, scalars, factors);
  }

  /** {@code a/b}, {@code A*inv(B)}. */
  public static Expr divide(Expr a, Expr b) {
    return product(a, inverse(b));
  }

  public static Expr hadamard(Expr... factors) {
    return hadamard(List.of(factors));
  }

  /** Flat; scalars and coefficients stand in front; ones are gone. */
  public static Expr hadamard(List<Expr> factors) {
    return EntrywiseProducts.hadamard(factors);
  }

  /** Entry by entry; a scalar broadcasts. */
  public static Expr entryPower(Expr base, Expr exponent) {
    return EntrywiseProducts.entryPower(base, exponent);
  }

  // powers and transposes

  public static Expr transpose(Expr e) {
    return switch (e) {
      case Expr.Transpose(var arg, _) -> arg;
      case Expr.Constant(var kind, var dims, var indices, _) ->
          switch (kind) {
            case IDENTITY, PI, INFINITY -> e;
            case ZEROS, ONES -> constant(kind, dims.reversed(), indices);
            case COMMUTATION -> constant(kind, dims.reversed(), indices);
            case SINGLE_ENTRY -> constant(kind, dims.reversed(), indices.reversed());
            case UNIT_VECTOR, DUPLICATION, ELIMINATION -> plainTranspose(e);
          };
      case Expr other when other.isScalar() -> other;
      case Expr other -> plainTranspose(other);
    };
  }

  private static Expr plainTranspose(Expr e) {
    return e.isScalar()
        ? e
        : Interner.intern(
            new Expr.Transpose(e, Meta.of(e.shape().transposed(), Node.TRANSPOSE, 0, List.of(e))));
  }

  public static Expr inverse(Expr e) {
    return power(e, MINUS_ONE);
  }

  /**
   * Units, and integer powers of numbers, are evaluated; {@code sqrt} of a square number too. A
   * reciprocal goes to the factors of a scalar, and joins an integer exponent: {@code 1/(a*b^2)} is
   * {@code a^-1*b^-2}.
   */
  public static Expr power(Expr base, Expr exponent) {
    return Powers.power(base, exponent);
  }

  public static Expr sqrt(Expr e) {
    return power(e, HALF);
  }

  // functions and operators

  /**
   * {@code f(X)} of a square matrix; of a scalar, the scalar function. {@code z -> z} and {@code z
   * -> c} leave nothing to apply.
   */
  public static Expr matrixFunction(Fun f, Expr arg) {
    return FunctionValues.matrixFunction(f, arg);
  }

  /** A scalar function of every entry; {@code z -> z^2} of a scalar is written out. */
  public static Expr entrywise(Fun f, Expr arg) {
    return FunctionValues.entrywise(f, arg);
  }

  /**
   * {@code L(f, X, E)}; linear in each direction. Of a scalar, {@code f'(x)*e} is left to the
   * rulebook.
   */
  public static Expr frechet(Fun function, Expr at, List<Expr> directions) {
    return FunctionValues.frechet(function, at, directions);
  }

  /** An unknown function, or a derivative of it, of an argument in its domain. */
  public static Expr applied(Expr.Symbol function, Expr.Applied.Derivative derivative, Expr arg) {
    return FunctionValues.applied(function, derivative, arg);
  }

  public static Expr call(Op op, Expr... args) {
    return call(op, List.of(args));
  }

  /** An operator of its arguments; of scalars, what it comes to. */
  public static Expr call(Op op, List<Expr> args) {
    return OperatorCalls.call(op, args);
  }

  public static Expr trace(Expr e) {
    return e.isScalar() ? e : call(Op.TRACE, e);
  }

  public static Expr frobenius(Expr a, Expr b) {
    return a.isScalar() && b.isScalar() ? product(a, b) : call(Op.FROBENIUS, a, b);
  }

  // parts and binders

  /** The first of one row is all of it, so that an entry of a vector has one form. */
  public static Expr slice(Expr arg, Range rows, Range cols) {
    return Parts.slice(arg, rows, cols);
  }

  /** Blocks that are all zero are one zero matrix. */
  public static Expr block(List<List<Expr>> rows) {
    return Parts.block(rows);
  }

  /** The sum of the body over the index; zero where the body is. */
  public static Expr bigSum(Expr.Symbol index, Expr from, Expr to, Expr body) {
    if (isZero(body)) {
      return body;
    }
    return Interner.intern(
        new Expr.BigSum(
            index,
            from,
            to,
            body,
            Meta.of(body.shape(), Node.BIG_SUM, index.meta().hash(), List.of(from, to, body))));
  }

  /** Zero where the body is, or where the bounds are one. */
  public static Expr integral(Expr.Symbol variable, Expr from, Expr to, Expr body) {
    if (isZero(body) || from == to) {
      return zeros(body.shape());
    }
    return Interner.intern(
        new Expr.Integral(
            variable,
            from,
            to,
            body,
            Meta.of(body.shape(), Node.INTEGRAL, variable.meta().hash(), List.of(from, to, body))));
  }

  /** {@code d(A)}, of the shape of A. */
  public static Expr differential(Expr arg) {
    return Interner.intern(
        new Expr.Differential(arg, Meta.of(arg.shape(), Node.DIFFERENTIAL, 0, List.of(arg))));
  }
}
