package org.frobenius.expr;

import java.util.List;
import java.util.Map;

/**
 * A typed matrix expression. Immutable and hash-consed: equal expressions are the same object, so
 * {@code ==} and {@code equals} agree. Made by {@link Build} only. A scalar is a 1 by 1 matrix, a
 * vector has one column.
 */
public sealed interface Expr {
  Meta meta();

  default Shape shape() {
    return meta().shape();
  }

  default boolean isScalar() {
    return shape().isScalar();
  }

  /** An exact number, a scalar. */
  record Num(Rational value, Meta meta) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /** A dimension read as a number: {@code n} in {@code n/2*logdet(P)}. */
  record Size(Dim dim, Meta meta) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /** A name of a declared or inferred space: {@code X}. */
  record Symbol(String name, Space space, Meta meta) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /** A definition of the program, {@code r = A*x - b}: its name stands for its value. */
  record Named(String name, Expr value, Meta meta) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /** A constant matrix or scalar: {@code I(n)}, {@code ones(m, n)}, {@code e(i, n)}, {@code pi}. */
  record Constant(Kind kind, List<Dim> dims, List<Expr> indices, Meta meta) implements Expr {
    /** How each is written. */
    public enum Kind {
      ZEROS("zeros"),
      ONES("ones"),
      IDENTITY("I"),
      UNIT_VECTOR("e"),
      SINGLE_ENTRY("E"),
      COMMUTATION("commutation"),
      DUPLICATION("duplication"),
      ELIMINATION("elimination"),
      PI("pi"),
      INFINITY("inf");

      private final String written;

      Kind(String written) {
        this.written = written;
      }

      public String written() {
        return written;
      }
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /** {@code A + B - C}: two or more terms of one shape. */
  record Sum(List<Expr> terms, Meta meta) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /**
   * {@code 2*a*b*A*B}: an exact coefficient, scalars in the order written, a chain of matrices. A
   * chain that comes out 1 by 1 and stands beside a coefficient or other scalars is itself one of
   * the scalars.
   */
  record Product(Rational coefficient, List<Expr> scalars, List<Expr> factors, Meta meta)
      implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /** {@code A .* B .* C}, the entrywise product of matrices of one shape. */
  record Hadamard(List<Expr> factors, Meta meta) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /** {@code A'}; of a complex matrix, the conjugate transpose. */
  record Transpose(Expr arg, Meta meta) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /**
   * {@code X^k} of a square matrix or a scalar, {@code k} a scalar: {@code inv(X)} is {@code X^-1}.
   */
  record Power(Expr base, Expr exponent, Meta meta) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /** {@code X.^k}, entry by entry, {@code k} a scalar or of X's shape. */
  record EntryPower(Expr base, Expr exponent, Meta meta) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /** {@code exp(X)} of a square matrix, by the power series. */
  record MatrixFunction(Fun function, Expr arg, Meta meta) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /** {@code exp.(X)}, entry by entry; of a scalar, the scalar function. */
  record Entrywise(Fun function, Expr arg, Meta meta) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /**
   * {@code L(f, X, E)}, the Fréchet derivative; {@code L(f, X, E, F)}, the second one, and so on.
   */
  record Frechet(Fun function, Expr at, List<Expr> directions, Meta meta) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /** A named operator of its arguments: {@code tr(A)}, {@code kron(A, B)}. */
  record Call(Op op, List<Expr> args, Meta meta) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /**
   * {@code g(U)} of an unknown function of a matrix or vector; {@code grad(g)(U)}, {@code
   * jac(u)(x)}, {@code hess(g)(x)}. The function is a symbol in a space of functions.
   */
  record Applied(Symbol function, Derivative derivative, Expr arg, Meta meta) implements Expr {
    /** Which derivative of the function is applied, and how that is written. */
    public enum Derivative {
      NONE(""),
      GRADIENT("grad"),
      JACOBIAN("jac"),
      HESSIAN("hess");

      private final String written;

      Derivative(String written) {
        this.written = written;
      }

      public String written() {
        return written;
      }
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /** {@code X[i, j]}, {@code X[:, j]}, {@code X[1:3, 2:n]}. */
  record Slice(Expr arg, Range rows, Range cols, Meta meta) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /** {@code [A, B; C, D]}: rows of blocks. */
  record Block(List<List<Expr>> rows, Meta meta) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /** {@code sum(j = from..to, body)}, both ends included; empty, it is zero. */
  record BigSum(Symbol index, Expr from, Expr to, Expr body, Meta meta) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /** {@code integral(s = from..to, body)} over a real variable between finite bounds. */
  record Integral(Symbol variable, Expr from, Expr to, Expr body, Meta meta) implements Expr {
    /** The body with a scalar for the variable. */
    public Expr at(Expr value) {
      return Children.substitute(body, Map.of(variable, value));
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }

  /** {@code d(X)}, the differential. */
  record Differential(Expr arg, Meta meta) implements Expr {
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return meta.hashCode();
    }
  }
}
