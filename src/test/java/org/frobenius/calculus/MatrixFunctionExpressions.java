package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Rational;
import org.frobenius.verify.Scope;

/**
 * Random compositions of matrix functions, powers, series and integrals, the same for the same
 * seed. Arguments are small, so that series converge without cancellation.
 */
final class MatrixFunctionExpressions {
  static final Scope SCOPE =
      new Scope(
          "t in R; c in R; k in N; a in R(n); b in R(n); X in R(n, n); A in R(n, n); B in R(n, n);"
              + " S in Sym(n); V in R(m, n)");

  private static final Expr IDENTITY = Build.identity(Dim.symbol("n"));
  private static final Expr QUARTER = Build.num(Rational.of(1, 4));
  private static final List<String> ENTIRE = List.of("exp", "sin", "cos", "sinh", "cosh");

  private final Random random;

  MatrixFunctionExpressions(long seed) {
    this.random = new Random(seed);
  }

  private static Expr name(String name) {
    return SCOPE.name(name);
  }

  /** A scalar that depends on matrix functions. */
  Expr scalar(int depth) {
    return pick(List.<Supplier<Expr>>of(
            () -> Build.trace(function(depth)),
            () -> Build.trace(Build.product(name("A"), function(depth))),
            () -> Build.trace(Build.product(function(depth), matrix(depth - 1))),
            () -> Build.product(Build.transpose(name("a")), function(depth), name("b")),
            () -> Build.frobenius(name("B"), function(depth)),
            () -> square(Build.minus(function(depth), name("B"))),
            () -> square(Build.product(function(depth), name("b"))),
            () -> Build.call(Op.LOGDET, positive(function(depth))),
            () -> Build.call(Op.DETERMINANT, function(depth)),
            () -> Build.call(Op.SUM, function(depth)),
            () ->
                Build.divide(
                    Build.trace(function(depth)),
                    Build.sum(Build.ONE, square(function(depth - 1)))),
            () -> Build.sum(scalar(depth - 1), Build.trace(function(depth)))))
        .get();
  }

  private static Expr square(Expr e) {
    return Build.power(Build.call(Op.NORM, e), Build.TWO);
  }

  /** {@code I + M*M'}. */
  private static Expr positive(Expr m) {
    return Build.sum(IDENTITY, Build.product(m, Build.transpose(m)));
  }

  /** A square matrix that is a function of one. */
  Expr function(int depth) {
    if (depth <= 0) {
      return Build.matrixFunction(entire(), small(0));
    }
    int d = depth - 1;
    return pick(List.<Supplier<Expr>>of(
            () -> Build.matrixFunction(entire(), small(d)),
            () -> Build.matrixFunction(entire(), small(d)),
            () -> Build.matrixFunction(new Fun.Known("tanh"), small(d)),
            () -> Build.matrixFunction(new Fun.Known("log"), nearIdentity(d)),
            () -> Build.sqrt(nearIdentity(d)),
            () -> Build.power(nearIdentity(d), Build.num(Rational.of(1, 3))),
            () -> Build.power(small(d), Build.num(2 + random.nextInt(4))),
            () -> Build.power(small(d), name("k")),
            () -> Build.inverse(nearIdentity(d)),
            () -> Build.product(function(d), function(d)),
            () -> Build.sum(function(d), matrix(d)),
            () -> SCOPE.read("sum(i = 0..4, i*(X/4)^i*A*(X/4)^(4-i))"),
            () -> SCOPE.read("sum(i = 0..inf, (X/4)^i/gamma(i + 1))"),
            () -> SCOPE.read("integral(s = 0..1, exp(s*X/4)*A*exp((1 - s)*X/4))"),
            () -> SCOPE.read("L(exp, X/4, A)"),
            () -> SCOPE.read("L(cos, X/4, X*B)")))
        .get();
  }

  private Expr matrix(int depth) {
    return pick(List.<Supplier<Expr>>of(
            () -> name("A"), () -> name("X"), () -> IDENTITY, () -> function(depth)))
        .get();
  }

  /** An argument of a function. */
  private Expr small(int depth) {
    var choices = new ArrayList<Supplier<Expr>>();
    choices.add(() -> name("X"));
    choices.add(() -> Build.transpose(name("X")));
    choices.add(() -> name("S"));
    choices.add(() -> Build.product(name("t"), name("X")));
    choices.add(() -> Build.product(name("X"), name("A")));
    choices.add(() -> Build.sum(name("A"), Build.product(name("t"), name("S"))));
    choices.add(() -> Build.product(Build.transpose(name("V")), name("V")));
    choices.add(() -> Build.product(name("a"), Build.transpose(name("b"))));
    choices.add(() -> Build.call(Op.DIAG, name("a")));
    if (depth > 0) {
      choices.add(() -> function(depth - 1));
    }
    return Build.product(QUARTER, pick(choices).get());
  }

  private Expr nearIdentity(int depth) {
    Expr argument = small(depth);
    return Build.sum(IDENTITY, Build.product(QUARTER, argument));
  }

  private Fun entire() {
    return new Fun.Known(pick(ENTIRE));
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
