package org.frobenius.bench;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Programs that grow with a number n, to see how the time grows with it. */
public enum Family {
  /** {@code tr(A1*X*A2*X*...*An*X)}: n occurrences of X in one product. */
  PRODUCT("f1_product", "X") {
    @Override
    String program(int n) {
      return each(n, "", i -> "A%d in R(n,n); ".formatted(i))
          + "X in R(n,n)\ntr("
          + each(n, "*", "A%1$d*X"::formatted)
          + ")";
    }
  },

  /** {@code sum(tanh.(A*tanh.(A*...*x)))}: one expression, n levels deep. */
  NESTED("f2_nested", "x") {
    @Override
    String program(int n) {
      return "A in R(n,n); x in R(n)\nsum(" + "tanh.(A*".repeat(n) + "x" + ")".repeat(n) + ")";
    }
  },

  /** {@code tr(A1*X*B1*X') + ... + tr(An*X*Bn*X')}. */
  SUM("f3_sum", "X") {
    @Override
    String program(int n) {
      return each(n, "", "A%1$d in R(n,n); B%1$d in R(n,n); "::formatted)
          + "X in R(n,n)\n"
          + each(n, " + ", "tr(A%1$d*X*B%1$d*X')"::formatted);
    }
  },

  /** A network of n layers, a definition each, by all its weights. */
  NETWORK("f4_mlp", "*") {
    @Override
    String program(int n) {
      return each(n, "", "W%1$d in R(n,n); "::formatted)
          + "X in R(n,m); Y in R(n,m)\n"
          + each(
              n - 1, "", i -> "Z%d = tanh.(W%d*%s)\n".formatted(i, i, i == 1 ? "X" : "Z" + (i - 1)))
          + "norm(W%d*%s - Y)^2".formatted(n, n == 1 ? "X" : "Z" + (n - 1));
    }
  },

  /** {@code tr(X^n)}. */
  POWER("f5_power", "X") {
    @Override
    String program(int n) {
      return "X in R(n,n)\ntr(X^" + n + ")";
    }
  },

  /** n squarings, a definition each: {@code X^(2^n)} if unfolded. */
  SQUARING("f6_squaring", "X") {
    @Override
    String program(int n) {
      return "X in R(n,n)\n"
          + each(n, "", i -> "Y%1$d = %2$s*%2$s\n".formatted(i, i == 1 ? "X" : "Y" + (i - 1)))
          + "tr(Y%d)".formatted(n);
    }
  },

  /** {@code tr(inv(A + inv(A + ... inv(A + X))))}, a definition a level. */
  NESTED_INVERSE("f7_nested_inverse", "X") {
    @Override
    String program(int n) {
      return "A in R(n,n); X in R(n,n)\n"
          + each(n, "", i -> "Y%d = inv(A + %s)\n".formatted(i, i == 1 ? "X" : "Y" + (i - 1)))
          + "tr(Y%d)".formatted(n);
    }
  },

  /** n pairs {@code tr(Ai*X*Bi) - tr(X*Bi*Ai)}: the gradient is zero. */
  CANCEL("f8_cancel", "X") {
    @Override
    String program(int n) {
      return each(n, "", "A%1$d in R(n,n); B%1$d in R(n,n); "::formatted)
          + "X in R(n,n)\n"
          + each(n, " + ", "tr(A%1$d*X*B%1$d) - tr(X*B%1$d*A%1$d)"::formatted);
    }
  };

  private final String written;
  private final String wrt;

  Family(String written, String wrt) {
    this.written = written;
    this.wrt = wrt;
  }

  /** The member of size n. */
  abstract String program(int n);

  /** The member of size n as a workload. */
  Workload member(int n) {
    return new Workload(
        written,
        program(n),
        wrt.equals("*")
            ? IntStream.rangeClosed(1, n).mapToObj(i -> "W" + i).toList()
            : List.of(wrt),
        Workload.Order.GRADIENT);
  }

  /** Its name in the results. */
  String written() {
    return written;
  }

  private static String each(int n, String between, IntFunction<String> part) {
    return IntStream.rangeClosed(1, n).mapToObj(part).collect(Collectors.joining(between));
  }
}
