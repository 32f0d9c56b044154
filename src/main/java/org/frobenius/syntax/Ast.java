package org.frobenius.syntax;

import java.math.BigInteger;
import java.util.List;
import org.frobenius.diagnostic.Span;

/**
 * An expression as written, each node with its span of the source. Chains are kept as chains, so a
 * sum of 100,000 terms is one node; brackets leave no node behind. Nothing is known of shapes yet.
 */
public sealed interface Ast {
  /** Where it stands. Brackets around an expression are not part of its span. */
  Span span();

  /** {@code 3}, {@code 0.5} as 1/2, {@code 1e-3}: exact, in lowest terms, denominator positive. */
  record Number(BigInteger numerator, BigInteger denominator, Span span) implements Ast {}

  /**
   * {@code X}, {@code beta}, {@code x_1}; also a built-in name such as {@code I} or {@code exp}.
   */
  record Name(String text, Span span) implements Ast {}

  /** {@code inf}. */
  record Infinity(Span span) implements Ast {}

  /** {@code first + a - b .+ c}, left to right. */
  record Sum(Ast first, List<Term> rest, Span span) implements Ast {
    public Sum {
      rest = List.copyOf(rest);
    }
  }

  /** One further term of a sum, with the operator before it. */
  record Term(SumOperator operator, Span operatorSpan, Ast operand) {}

  /** The operators of a sum. */
  enum SumOperator {
    PLUS("+"),
    MINUS("-"),
    DOT_PLUS(".+"),
    DOT_MINUS(".-");

    private final String symbol;

    SumOperator(String symbol) {
      this.symbol = symbol;
    }

    /** As written. */
    public String symbol() {
      return symbol;
    }

    /** {@code .+} or {@code .-}: a scalar goes to every entry. */
    public boolean isDotted() {
      return this == DOT_PLUS || this == DOT_MINUS;
    }

    /** {@code -} or {@code .-}. */
    public boolean isMinus() {
      return this == MINUS || this == DOT_MINUS;
    }
  }

  /** {@code left : right}, the Frobenius product. */
  record Frobenius(Ast left, Span operatorSpan, Ast right, Span span) implements Ast {}

  /** {@code first * a / b .* c}, left to right. */
  record Product(Ast first, List<Factor> rest, Span span) implements Ast {
    public Product {
      rest = List.copyOf(rest);
    }
  }

  /** One further factor of a product, with the operator before it. */
  record Factor(ProductOperator operator, Span operatorSpan, Ast operand) {}

  /** The operators of a product. */
  enum ProductOperator {
    /** {@code A*B}. */
    TIMES("*"),
    /** {@code A/B = A*inv(B)}. */
    OVER("/"),
    /** {@code A\B = inv(A)*B}. */
    UNDER("\\"),
    /** {@code A .* B}, also {@code ⊙}. */
    DOT_TIMES(".*"),
    /** {@code A ./ B}, also {@code ⊘}. */
    DOT_OVER("./"),
    /** {@code A ⊗ B}. */
    KRON("⊗");

    private final String symbol;

    ProductOperator(String symbol) {
      this.symbol = symbol;
    }

    /** As written in plain text, but for {@code ⊗}. */
    public String symbol() {
      return symbol;
    }
  }

  /** {@code -argument}. A unary plus leaves no node, nor do two minus signs in a row. */
  record Negate(Ast argument, Span span) implements Ast {}

  /** {@code base ^ exponent}, or with a dot, entrywise. */
  record Power(Ast base, boolean dotted, Span operatorSpan, Ast exponent, Span span)
      implements Ast {}

  /**
   * {@code A'}, {@code Aᵀ}, {@code A^T}, {@code A^⊤}; plain for {@code A.T}, which does not
   * conjugate.
   */
  record Transpose(Ast argument, boolean plain, Span span) implements Ast {}

  /** {@code X[i, j]}, {@code X[:, j]}, {@code x[2:n]}. */
  record Index(Ast argument, List<Range> ranges, Span span) implements Ast {
    public Index {
      ranges = List.copyOf(ranges);
    }
  }

  /** What an index selects along one side. */
  sealed interface Range {
    /** Where it stands. */
    Span span();

    /** {@code :}, everything. */
    record All(Span span) implements Range {}

    /** One position. */
    record At(Ast position, Span span) implements Range {}

    /** {@code from:to}, both included. */
    record Slice(Ast from, Ast to, Span span) implements Range {}
  }

  /**
   * {@code f(X)}, {@code exp.(X)}, {@code f''(X)}, {@code L(f, X, E)}; primes and dot may both be.
   */
  record Call(Name function, int primes, boolean dotted, List<Ast> arguments, Span span)
      implements Ast {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code grad(g)(U)}, {@code (z -> z^2)(X)}: what is called is an expression, not a name. */
  record CurriedCall(Ast function, List<Ast> arguments, Span span) implements Ast {
    public CurriedCall {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code z -> z^(1/3)}, {@code E -> 2*E*V'*V}. */
  record Lambda(Name parameter, Ast body, Span span) implements Ast {}

  /**
   * {@code sum(j = 0..k-1, body)}, {@code prod(i = 1..m, body)}, {@code integral(s = 0..1, body)}.
   */
  record Series(SeriesKind kind, Name index, Ast from, Ast to, Ast body, Span span)
      implements Ast {}

  /** What a series does with its members. */
  enum SeriesKind {
    SUM,
    PROD,
    INTEGRAL
  }

  /** {@code [A, B; C, D]}: rows of blocks, at least one, none empty. */
  record Block(List<List<Ast>> rows, Span span) implements Ast {
    public Block {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }
}
