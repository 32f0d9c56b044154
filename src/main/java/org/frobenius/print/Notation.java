package org.frobenius.print;

import java.math.BigInteger;
import java.util.List;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;

/**
 * What stands on the page before a target says how it looks: atoms, operators, calls. Brackets are
 * not part of it; they follow from {@link Precedence}.
 */
sealed interface Notation {
  /** Names, numbers and operators in the text; brackets, commas and semicolons do not count. */
  long tokens();

  /** {@code 42}. */
  record Digits(BigInteger value) implements Notation {
    @Override
    public long tokens() {
      return 1;
    }
  }

  /** {@code X}, {@code beta}. */
  record Word(String name, long tokens) implements Notation {
    Word(String name) {
      this(name, Tokens.ofName(name));
    }
  }

  /** {@code pi}, {@code inf}, or an {@code I} whose size its neighbours give. */
  record Bare(Expr.Constant.Kind kind) implements Notation {
    @Override
    public long tokens() {
      return 1;
    }
  }

  /** A function that is not applied: the first argument of {@code L(exp, X, E)}. */
  record FunctionName(Fun fun, long tokens) implements Notation {
    FunctionName(Fun fun) {
      this(fun, Tokens.ofName(fun.toString()));
    }
  }

  /** {@code A + B - C}, {@code 2*A*B/c}, {@code A : B}: operators of one level, left to right. */
  record Chain(Precedence level, Notation first, List<Link> rest, long tokens) implements Notation {
    Chain(Precedence level, Notation first, List<Link> rest) {
      this(level, first, List.copyOf(rest), Tokens.ofChain(first, rest));
    }

    Chain(Precedence level, Notation first, Operator operator, Notation second) {
      this(level, first, List.of(new Link(operator, second)));
    }
  }

  /** An operator of a chain and what stands right of it. */
  record Link(Operator operator, Notation operand) {}

  /** {@code -A*B}. */
  record Minus(Notation arg, long tokens) implements Notation {
    Minus(Notation arg) {
      this(arg, Tokens.sum(1, arg.tokens()));
    }
  }

  /** {@code X^k}, {@code X.^k}. */
  record Power(Notation base, Notation exponent, boolean dotted, long tokens) implements Notation {
    Power(Notation base, Notation exponent, boolean dotted) {
      this(
          base,
          exponent,
          dotted,
          isInverseRoot(exponent, dotted)
              ? Tokens.sum(2, base.tokens())
              : Tokens.sum(1, base.tokens(), exponent.tokens()));
    }

    /** {@code X^(-1/2)}, in text {@code inv(sqrt(X))}. */
    boolean isInverseRoot() {
      return isInverseRoot(exponent, dotted);
    }

    private static boolean isInverseRoot(Notation exponent, boolean dotted) {
      return !dotted && exponent.equals(Numbers.MINUS_HALF);
    }
  }

  /** {@code A'}. */
  record Transposed(Notation arg, long tokens) implements Notation {
    Transposed(Notation arg) {
      this(arg, Tokens.sum(1, arg.tokens()));
    }
  }

  /** {@code tr(A)}, {@code exp.(A)}. */
  record Apply(Head head, boolean dotted, List<Notation> args, long tokens) implements Notation {
    Apply(Head head, boolean dotted, List<Notation> args) {
      this(
          head,
          dotted,
          List.copyOf(args),
          Tokens.sum(Tokens.ofName(head.written()), dotted ? 1 : 0, Tokens.of(args)));
    }
  }

  /** {@code (z -> z^2)(X)}. */
  record Curried(Notation function, boolean dotted, Notation arg, long tokens) implements Notation {
    Curried(Notation function, boolean dotted, Notation arg) {
      this(function, dotted, arg, Tokens.sum(function.tokens(), dotted ? 1 : 0, arg.tokens()));
    }
  }

  /** {@code z -> z^2}. */
  record Arrow(Notation parameter, Notation body, long tokens) implements Notation {
    Arrow(Notation parameter, Notation body) {
      this(parameter, body, Tokens.sum(parameter.tokens(), Tokens.ARROW, body.tokens()));
    }
  }

  /** {@code X[i, :]}. */
  record Index(Notation arg, List<Notation> ranges, long tokens) implements Notation {
    Index(Notation arg, List<Notation> ranges) {
      this(arg, List.copyOf(ranges), Tokens.sum(arg.tokens(), Tokens.of(ranges)));
    }
  }

  /** {@code :}, all of a side. */
  record Everything() implements Notation {
    @Override
    public long tokens() {
      return 1;
    }
  }

  /** {@code from:to} of a side. */
  record Stretch(Notation from, Notation to, long tokens) implements Notation {
    Stretch(Notation from, Notation to) {
      this(from, to, Tokens.sum(1, from.tokens(), to.tokens()));
    }
  }

  /** {@code [A, B; C, D]}. */
  record Blocks(List<List<Notation>> rows, long tokens) implements Notation {
    Blocks(List<List<Notation>> rows) {
      this(List.copyOf(rows), Tokens.ofRows(rows));
    }
  }

  /** What runs over an index or a variable. */
  enum Over {
    SUM("sum"),
    INTEGRAL("integral");

    private final String written;

    Over(String written) {
      this.written = written;
    }

    String written() {
      return written;
    }
  }

  /** {@code sum(j = from..to, body)}, {@code integral(s = from..to, body)}. */
  record Series(Over over, Notation index, Notation from, Notation to, Notation body, long tokens)
      implements Notation {
    Series(Over over, Notation index, Notation from, Notation to, Notation body) {
      this(
          over,
          index,
          from,
          to,
          body,
          Tokens.sum(Tokens.SERIES, index.tokens(), from.tokens(), to.tokens(), body.tokens()));
    }
  }

  /** A scalar beside {@code .+} or {@code .-}: text writes the scalar, LaTeX the matrix of it. */
  record Spread(Notation scalar, List<Notation> dims) implements Notation {
    @Override
    public long tokens() {
      return scalar.tokens();
    }
  }

  /** A sum that is written without spaces, {@code n+1}. */
  record Tight(Notation inner) implements Notation {
    @Override
    public long tokens() {
      return inner.tokens();
    }
  }
}
