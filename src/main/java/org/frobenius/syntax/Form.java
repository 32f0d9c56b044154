package org.frobenius.syntax;

import java.util.List;
import org.frobenius.diagnostic.Span;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Rational;

/** What a {@link Node} is, before its shape decides what it means. */
sealed interface Form {
  // leaves

  record Number(Rational value) implements Form {}

  record SizeOf(Dim dim) implements Form {}

  record NameOf(Variable variable) implements Form {}

  record BoundName(Bound bound) implements Form {}

  /** A definition of the program; its value is the only argument. */
  record Defined(String name) implements Form {}

  /** What a definition of a finished program stands for. */
  record Given(Expr value) implements Form {}

  /**
   * {@code I}, {@code ones}, {@code e(i)}, {@code pi}: the sizes are its shape, the arguments its
   * indices.
   */
  record ConstantOf(Expr.Constant.Kind kind) implements Form {}

  /**
   * {@code commutation(m, n)}, {@code duplication(n)}: a constant whose sizes are not its shape.
   */
  record SizedConstant(Expr.Constant.Kind kind, List<Dim> sizes) implements Form {}

  /** {@code vector(c)}, {@code matrix(c)}: every entry is the argument. */
  record Filled() implements Form {}

  // operators

  /** {@code A - B + C}; per argument, whether it is subtracted. */
  record Plus(List<Boolean> subtracted) implements Form {
    public Plus {
      subtracted = List.copyOf(subtracted);
    }
  }

  /** {@code A .+ B}, {@code A .- B}. */
  record DotPlus(boolean subtracted) implements Form {}

  record Negated() implements Form {}

  /** {@code A*B/C}; per argument, whether it is divided by; the shapes after each argument. */
  record Chain(List<Boolean> divided, List<ShapeVar> partial) implements Form {
    public Chain {
      divided = List.copyOf(divided);
      partial = List.copyOf(partial);
    }
  }

  /** {@code A .* B ./ C}; per argument, whether it is divided by. */
  record DotChain(List<Boolean> divided) implements Form {
    public DotChain {
      divided = List.copyOf(divided);
    }
  }

  /** {@code A\B}. */
  record Under() implements Form {}

  record Powered() implements Form {}

  record DotPowered() implements Form {}

  record Transposed() implements Form {}

  // calls

  /** {@code exp(X)}, {@code exp.(X)}. */
  record Applied(Fun function, boolean dotted) implements Form {}

  /** {@code (z -> z^2)(X)}: the body, then the argument. */
  record AppliedLambda(Bound parameter) implements Form {}

  /** {@code g(U)}, {@code grad(g)(U)} of an unknown function. */
  record Unknown(Expr.Symbol function, Expr.Applied.Derivative derivative) implements Form {}

  record Operator(Op op) implements Form {}

  /** What no single operator is: written with others. */
  enum Written implements Form {
    MEAN,
    ROW_MEAN,
    COLUMN_MEAN,
    DOT,
    DIAG,
    LARGER,
    SMALLER,
    P_NORM,
    CONJUGATE
  }

  record Unvec(Dim rows, Dim cols) implements Form {}

  /** {@code L(f, X, E)}; of a lambda, its body comes before the arguments. */
  record Frechet(FunctionName function) implements Form {}

  record DifferentialOf() implements Form {}

  // parts and binders

  /** {@code X[i, j]}: the matrix, then the indices in order; one or two ranges. */
  record SliceOf(List<RangeForm> ranges) implements Form {
    public SliceOf {
      ranges = List.copyOf(ranges);
    }
  }

  /** Rows of blocks: how many arguments each row has. */
  record BlockOf(List<Integer> lengths) implements Form {
    public BlockOf {
      lengths = List.copyOf(lengths);
    }
  }

  /** The bounds, then the body. */
  record SumOver(Bound index) implements Form {}

  /** The factor, a scalar. */
  record ProductOver(Bound index, Dim from, Dim to) implements Form {}

  /** The bounds, then the body. */
  record IntegralOver(Bound variable) implements Form {}

  /** What an index selects; of {@link At}, the index is an argument of the slice. */
  sealed interface RangeForm {
    record All() implements RangeForm {}

    record At(Span span) implements RangeForm {}

    record Between(Dim from, Dim to, Span span) implements RangeForm {}
  }

  /** The first argument of {@code L}. */
  sealed interface FunctionName {
    record Named(Fun function) implements FunctionName {}

    record Lambda(Bound parameter) implements FunctionName {}
  }
}
