package org.frobenius.print;

import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;

/** What stands before the brackets of a call. */
sealed interface Head {
  /** The name in the language, with primes but without the dot. */
  String written();

  /** {@code tr(A)}; a norm looks different of a vector. */
  record Operation(Op op, boolean ofVector) implements Head {
    @Override
    public String written() {
      return op.written();
    }
  }

  /** {@code exp(A)}, {@code f'(A)}; a {@link Fun.Lambda} is a {@link Notation.Curried}. */
  record Function(Fun fun) implements Head {
    @Override
    public String written() {
      return fun.toString();
    }
  }

  /** {@code ones(m, n)}. */
  record Sized(Expr.Constant.Kind kind) implements Head {
    @Override
    public String written() {
      return kind.written();
    }
  }

  /** Calls that stand for a node of their own, or for a sum divided by a number of entries. */
  enum Special implements Head {
    INVERSE("inv"),
    ROOT("sqrt"),
    FRECHET("L"),
    GRADIENT("grad"),
    JACOBIAN("jac"),
    HESSIAN("hess"),
    MEAN("mean"),
    ROWMEAN("rowmean"),
    COLMEAN("colmean"),
    DIFFERENTIAL("d");

    private final String written;

    Special(String written) {
      this.written = written;
    }

    @Override
    public String written() {
      return written;
    }
  }
}
