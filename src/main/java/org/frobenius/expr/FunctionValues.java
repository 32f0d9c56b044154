package org.frobenius.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Functions of scalars and matrices, known and unknown, and their derivatives. */
final class FunctionValues {
  private FunctionValues() {}

  /**
   * {@code f(X)} of a square matrix; of a scalar, the scalar function. {@code z -> z} and {@code z
   * -> c} leave nothing to apply.
   */
  static Expr matrixFunction(Fun f, Expr arg) {
    if (arg.isScalar()) {
      return entrywise(f, arg);
    }
    if (f instanceof Fun.Lambda(var z, var body)) {
      if (body == z) {
        return arg;
      }
      if (!Children.symbols(body).contains(z)) {
        return Build.product(body, Build.identity(arg.shape().rows()));
      }
    }
    Shape.require(arg.shape().isSquare(), f.toString(), arg.shape(), arg.shape());
    return Interner.intern(
        new Expr.MatrixFunction(f, arg, meta(Node.MATRIX_FUNCTION, f, List.of(arg))));
  }

  static Expr entrywise(Fun f, Expr arg) {
    if (arg.isScalar() && f instanceof Fun.Lambda(var z, var body)) {
      return Children.substitute(body, Map.of(z, arg));
    }
    return Interner.intern(new Expr.Entrywise(f, arg, meta(Node.ENTRYWISE, f, List.of(arg))));
  }

  /**
   * {@code L(f, X, E)}; linear in each direction. Of a scalar, {@code f'(x)*e} is left to the
   * rulebook.
   */
  static Expr frechet(Fun function, Expr at, List<Expr> directions) {
    Fun f = named(function);
    Shape.require(at.shape().isSquare(), "L", at.shape(), at.shape());
    directions.forEach(
        d -> Shape.require(d.shape().equals(at.shape()), "L", at.shape(), d.shape()));
    if (directions.stream().anyMatch(Build::isZero)) {
      return Build.zeros(at.shape());
    }
    var all = new ArrayList<Expr>();
    all.add(at);
    all.addAll(directions);
    return Interner.intern(
        new Expr.Frechet(f, at, List.copyOf(directions), meta(Node.FRECHET, f, all)));
  }

  /** The functions with a name of their own: {@code z -> z^(1/2)} is {@code sqrt}. */
  private static Fun named(Fun f) {
    return f instanceof Fun.Lambda(var z, var body)
        ? switch (body) {
          case Expr.Power(var base, var exponent, _) when base == z && exponent == Build.HALF ->
              new Fun.Known("sqrt");
          case Expr.Power(var base, var exponent, _)
              when base == z && exponent == Build.MINUS_ONE ->
              new Fun.Known("inv");
          case Expr.Entrywise(var g, var arg, _) when arg == z -> g;
          case Expr _ -> f;
        }
        : f;
  }

  /** An unknown function, or a derivative of it, of an argument in its domain. */
  static Expr applied(Expr.Symbol function, Expr.Applied.Derivative derivative, Expr arg) {
    Shape domain = function.space().domain().getFirst();
    Shape value = function.shape();
    Shape.require(arg.shape().equals(domain), function.name(), domain, arg.shape());
    Shape shape =
        switch (derivative) {
          case NONE -> value;
          case GRADIENT -> domain;
          case JACOBIAN -> new Shape(value.entries(), domain.entries());
          case HESSIAN -> new Shape(value.entries().times(domain.entries()), domain.entries());
        };
    long hash = Meta.mix(function.meta().hash(), derivative.ordinal());
    return Interner.intern(
        new Expr.Applied(
            function, derivative, arg, Meta.of(shape, Node.APPLIED, hash, List.of(arg))));
  }

  /** Of a function's value, or its derivative's, which has the shape of the argument. */
  private static Meta meta(Node kind, Fun f, List<Expr> args) {
    long body = f instanceof Fun.Lambda(_, var inside) ? Operators.in(inside) : 0;
    return Meta.of(
        args.getFirst().shape(), kind, hash(f), List.of(), args, Operators.of(kind) | body);
  }

  private static long hash(Fun f) {
    return switch (f) {
      case Fun.Known(var name) -> Meta.hash(name);
      case Fun.Unknown(var name, var order) -> Meta.mix(Meta.hash(name), order);
      case Fun.Lambda(var parameter, var body) ->
          Meta.mix(parameter.meta().hash(), body.meta().hash());
    };
  }
}
