package org.frobenius.expr;

import java.util.ArrayList;
import java.util.List;

/** Numbers, sizes, names and constants. What a constant of one entry comes to is a number. */
final class Leaves {
  private Leaves() {}

  static Expr num(Rational value) {
    return Interner.intern(
        new Expr.Num(
            value,
            Meta.of(
                Shape.SCALAR,
                Node.NUM,
                value.hashCode(),
                List.of(),
                List.of(),
                Operators.of(value))));
  }

  /** The dimension as a number: arithmetic of its symbols. */
  static Expr size(Dim dim) {
    var terms = new ArrayList<Expr>();
    dim.terms()
        .forEach(
            (symbols, coefficient) -> {
              var factors = new ArrayList<Expr>();
              for (int i = 0; i < symbols.size(); ) {
                int next = symbols.lastIndexOf(symbols.get(i)) + 1;
                factors.add(Build.power(sizeSymbol(symbols.get(i)), Build.num(next - i)));
                i = next;
              }
              terms.add(Build.product(coefficient, factors, List.of()));
            });
    return terms.isEmpty() ? Build.ZERO : Build.sum(terms);
  }

  private static Expr sizeSymbol(String name) {
    long hash = Meta.mix(Node.SIZE.code(), Meta.hash(name));
    Meta meta = Meta.ofName(Shape.SCALAR, hash, name, 1, Operators.of(Node.SIZE));
    return Interner.intern(new Expr.Size(Dim.symbol(name), meta));
  }

  static Expr.Symbol symbol(String name, Space space) {
    long hash =
        Meta.mix(Meta.mix(Node.SYMBOL.code(), Meta.hash(name)), Meta.hash(space.toString()));
    Meta meta = Meta.ofName(space.shape(), hash, name, 1, Operators.of(space.kind()));
    return (Expr.Symbol) Interner.intern(new Expr.Symbol(name, space, meta));
  }

  static Expr.Named named(String name, Expr value) {
    long hash = Meta.mix(Meta.mix(Node.NAMED.code(), Meta.hash(name)), value.meta().hash());
    int reach = Meta.deeper(value.meta().reach(), 1);
    long operators = Operators.of(Node.NAMED) | Operators.in(value);
    Meta meta = Meta.ofName(value.shape(), hash, name, reach, operators);
    return (Expr.Named) Interner.intern(new Expr.Named(name, value, meta));
  }

  static Expr constant(Expr.Constant.Kind kind, List<Dim> dims, List<Expr> indices) {
    Shape shape =
        switch (kind) {
          case ZEROS, ONES, SINGLE_ENTRY -> new Shape(dims.getFirst(), dims.getLast());
          case IDENTITY -> new Shape(dims.getFirst(), dims.getFirst());
          case UNIT_VECTOR -> new Shape(dims.getFirst(), Dim.ONE);
          case COMMUTATION -> square(dims.getFirst().times(dims.getLast()));
          case DUPLICATION -> new Shape(dims.getFirst().power(2), half(dims.getFirst()));
          case ELIMINATION -> new Shape(half(dims.getFirst()), dims.getFirst().power(2));
          case PI, INFINITY -> Shape.SCALAR;
        };
    if (shape.isScalar()) {
      switch (kind) {
        case ZEROS -> {
          return Build.ZERO;
        }
        case ONES, IDENTITY, COMMUTATION, DUPLICATION, ELIMINATION -> {
          return Build.ONE;
        }
        case UNIT_VECTOR, SINGLE_ENTRY -> {
          if (indices.stream().allMatch(index -> index == Build.ONE)) {
            return Build.ONE;
          }
        }
        case PI, INFINITY -> {}
      }
    }
    if (kind == Expr.Constant.Kind.COMMUTATION && dims.stream().anyMatch(Dim::isOne)) {
      return Build.identity(
          shape.rows()); // a vector and its transpose have the same entries in a row
    }
    long hash = Meta.mix(Node.CONSTANT.code(), kind.ordinal());
    for (Dim dim : dims) {
      hash = Meta.mix(hash, dim.toString().hashCode());
    }
    Meta meta = Meta.of(shape, Node.CONSTANT, hash, List.of(), indices, Operators.of(kind));
    return Interner.intern(new Expr.Constant(kind, List.copyOf(dims), List.copyOf(indices), meta));
  }

  private static Shape square(Dim n) {
    return new Shape(n, n);
  }

  private static Dim half(Dim n) {
    return n.times(n.plus(Dim.ONE)).times(Rational.HALF);
  }
}
