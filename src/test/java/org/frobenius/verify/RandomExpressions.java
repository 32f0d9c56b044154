package org.frobenius.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Range;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;

/**
 * Random expressions of a given shape over the operators of the language, the same for the same
 * seed.
 */
public final class RandomExpressions {
  public static final Scope SCOPE =
      new Scope(
          "a in R; b in R; c in R+; k in N; x in R(n); y in R(n); z in R(m); X in R(n, n); Y in"
              + " R(n, n); A in R(m, n); B in R(m, n); S in Sym(n); P in SPD(n); D in Diag(n); K in"
              + " Skew(n); W in R(m, m); L in Lower(n); s = a*b - sin(c); v = A'*z - x; G = X*Y +"
              + " S; H = inv(P) + A'*A");

  private static final Dim M = Dim.symbol("m");
  private static final Dim N = Dim.symbol("n");
  private static final List<String> FUNCTIONS =
      List.of("exp", "sin", "cos", "tanh", "sigmoid", "softplus", "atan", "sinh", "erf", "abs");
  private static final List<String> OF_MATRICES = List.of("exp", "sin", "cos", "sinh", "cosh");

  private static final List<Op> NORMS =
      List.of(Op.NORM_ONE, Op.NORM_INFINITY, Op.NORM_NUCLEAR, Op.NORM_SPECTRAL);

  private final Random random;

  public RandomExpressions(long seed) {
    this.random = new Random(seed);
  }

  /** A scalar. */
  public Expr scalar(int depth) {
    return of(Shape.SCALAR, depth);
  }

  /** Of one of the shapes that the declared names have. */
  public Expr any(int depth) {
    return of(pick(List.of(Shape.SCALAR, shape(N, Dim.ONE), shape(N, N), shape(M, N))), depth);
  }

  /**
   * @param depth of operators above the names
   */
  public Expr of(Shape shape, int depth) {
    if (depth <= 0) {
      return leaf(shape);
    }
    var choices = new ArrayList<Supplier<Expr>>();
    int d = depth - 1;
    choices.add(() -> leaf(shape));
    choices.add(() -> Build.sum(of(shape, d), of(shape, d)));
    choices.add(() -> Build.minus(of(shape, d), of(shape, d)));
    choices.add(() -> Build.product(number(), of(shape, d)));
    choices.add(() -> Build.product(of(Shape.SCALAR, d), of(shape, d)));
    if (shape.isScalar()) {
      scalars(choices, d);
    } else {
      matrices(choices, shape, d);
      if (shape.isSquare()) {
        squares(choices, shape.rows(), d);
      }
      if (shape.isColumn()) {
        columns(choices, shape.rows(), d);
      }
    }
    return pick(choices).get();
  }

  private void scalars(List<Supplier<Expr>> choices, int d) {
    Dim n = pick(List.of(M, N));
    Shape square = shape(n, n);
    Shape vector = shape(n, Dim.ONE);
    Shape rectangle = pick(List.of(shape(M, N), shape(N, M), square));
    choices.add(() -> Build.trace(of(square, d)));
    choices.add(() -> Build.trace(Build.product(of(square, d), of(square, d))));
    choices.add(() -> Build.product(Build.transpose(of(vector, d)), of(vector, d)));
    choices.add(
        () -> {
          Expr v = of(vector, d);
          return Build.product(Build.transpose(v), of(square, d), v);
        });
    choices.add(() -> Build.frobenius(of(rectangle, d), of(rectangle, d)));
    choices.add(() -> Build.power(Build.call(Op.NORM, of(rectangle, d)), Build.TWO));
    choices.add(() -> Build.call(Op.NORM, of(rectangle, d)));
    choices.add(() -> Build.call(Op.SUM, of(rectangle, d)));
    choices.add(() -> Build.call(Op.SUM, Build.hadamard(of(rectangle, d), of(rectangle, d))));
    choices.add(() -> Build.call(Op.DETERMINANT, of(square, d)));
    choices.add(() -> Build.call(Op.LOGDET, positive(n, d)));
    choices.add(() -> Build.call(Op.LOGSUMEXP, of(vector, d)));
    choices.add(
        () ->
            Build.call(
                Op.PROD,
                Build.sum(Build.ones(vector), Build.entryPower(of(vector, d), Build.TWO))));
    choices.add(() -> Build.slice(of(rectangle, d), index(1 + random.nextInt(2)), index(1)));
    choices.add(() -> Build.entrywise(known(FUNCTIONS), of(Shape.SCALAR, d)));
    choices.add(() -> Build.power(of(Shape.SCALAR, d), Build.num(2 + random.nextInt(2))));
    choices.add(
        () ->
            Build.divide(
                of(Shape.SCALAR, d),
                Build.sum(Build.ONE, Build.power(of(Shape.SCALAR, d), Build.TWO))));
    choices.add(
        () -> Build.sqrt(Build.sum(Build.ONE, Build.power(of(Shape.SCALAR, d), Build.TWO))));
    choices.add(
        () ->
            Build.entrywise(
                new Fun.Known("log"),
                Build.sum(
                    Build.ONE, Build.power(Build.call(Op.NORM, of(rectangle, d)), Build.TWO))));
    choices.add(() -> Build.power(SCOPE.name("c"), of(Shape.SCALAR, d)));
    choices.add(() -> rare(n, rectangle, d));
    choices.add(
        () -> {
          Expr.Symbol j = Build.index("j");
          Expr body = Build.product(j, Build.trace(Build.power(of(square, d), j)));
          return Build.bigSum(j, Build.ONE, pick(List.of(Build.TWO, SCOPE.name("k"))), body);
        });
  }

  /** Operators that each have a rule of their own and are seldom met together. */
  private Expr rare(Dim n, Shape rectangle, int d) {
    Shape square = shape(n, n);
    Shape vector = shape(n, Dim.ONE);
    List<Supplier<Expr>> choices =
        List.of(
            () -> Build.call(pick(NORMS), of(rectangle, d)),
            () -> Build.call(pick(List.of(Op.MAX, Op.MIN)), of(rectangle, d)),
            () -> Build.call(pick(List.of(Op.EIGMAX, Op.EIGMIN)), symmetric(n, d)),
            () ->
                Build.product(
                    Build.transpose(of(vector, d)), Build.call(Op.EIGVALS, symmetric(n, d))),
            () ->
                Build.power(
                    Build.product(
                        Build.transpose(of(vector, d)),
                        Build.call(pick(List.of(Op.EVMAX, Op.EVMIN)), symmetric(n, d))),
                    Build.TWO),
            () -> Build.call(Op.NORM, Build.call(Op.KRON, of(rectangle, d), of(square, d))),
            () -> Build.call(Op.SUM, Build.call(Op.KHATRIRAO, of(rectangle, d), of(rectangle, d))),
            () ->
                Build.frobenius(
                    Build.call(
                        Op.CONTRACT_LEFT,
                        of(square, d),
                        Build.call(Op.KRON, of(square, d), of(rectangle, d))),
                    of(rectangle, d)),
            () ->
                Build.frobenius(
                    Build.call(
                        Op.CONTRACT_RIGHT,
                        Build.call(Op.KRON, of(square, d), of(rectangle, d)),
                        of(rectangle, d)),
                    of(square, d)),
            () ->
                Build.product(
                    Build.transpose(Build.call(Op.VEC, of(rectangle, d))),
                    Build.call(Op.VEC, of(rectangle, d))),
            () -> Build.call(Op.NORM, Build.call(Op.VECH, of(square, d))),
            () ->
                Build.frobenius(
                    of(rectangle.transposed(), d), Build.call(Op.PINV, full(rectangle))),
            () -> Build.frobenius(of(rectangle, d), Build.call(Op.POLAR, full(rectangle))),
            () ->
                Build.frobenius(
                    Build.call(
                        Op.SYLVESTER,
                        positive(rectangle.rows(), d),
                        positive(rectangle.cols(), d),
                        of(rectangle, d)),
                    of(rectangle, d)),
            () -> Build.trace(Build.call(Op.LYAPUNOV, positive(n, d), of(square, d))),
            () ->
                Build.frobenius(
                    Build.call(pick(List.of(Op.ROWSOFTMAX, Op.COLSOFTMAX)), of(rectangle, d)),
                    of(rectangle, d)),
            () ->
                Build.call(
                    Op.SUM,
                    Build.call(
                        pick(List.of(Op.ROWLOGSUMEXP, Op.COLLOGSUMEXP, Op.COLNORM)),
                        of(rectangle, d))),
            () -> Build.call(Op.NORM_P, of(vector, d), Build.num(pick(List.of(3L, 4L)))),
            () ->
                Build.trace(
                    Build.block(
                        List.of(
                            List.of(of(square, d), of(shape(n, Dim.ONE), d)),
                            List.of(of(shape(Dim.ONE, n), d), of(Shape.SCALAR, d))))),
            () ->
                Build.call(
                    Op.NORM,
                    Build.slice(
                        of(rectangle, d),
                        new Range.Between(Dim.ONE, Dim.of(2)),
                        pick(List.of(Range.ALL, index(2))))));
    return pick(choices).get();
  }

  private Expr symmetric(Dim n, int d) {
    return random.nextBoolean() && n.equals(N)
        ? pick(List.of(SCOPE.name("S"), SCOPE.name("P")))
        : Build.call(Op.SYM, of(shape(n, n), d));
  }

  /** A name, of full rank. */
  private Expr full(Shape shape) {
    Expr leaf = leaf(shape);
    return Build.isConstant(leaf, Expr.Constant.Kind.ONES) ? Build.sum(leaf, of(shape, 1)) : leaf;
  }

  private void matrices(List<Supplier<Expr>> choices, Shape shape, int d) {
    Dim inner = pick(List.of(M, N, Dim.ONE));
    choices.add(() -> Build.transpose(of(shape.transposed(), d)));
    choices.add(
        () -> Build.product(of(shape(shape.rows(), inner), d), of(shape(inner, shape.cols()), d)));
    choices.add(() -> Build.product(of(shape(shape.rows(), shape.rows()), d), of(shape, d)));
    choices.add(() -> Build.hadamard(of(shape, d), of(shape, d)));
    choices.add(() -> Build.entrywise(known(FUNCTIONS), of(shape, d)));
    choices.add(() -> Build.entryPower(of(shape, d), Build.TWO));
    choices.add(
        () ->
            Build.product(Build.call(Op.DIAG, of(shape(shape.rows(), Dim.ONE), d)), of(shape, d)));
  }

  private void squares(List<Supplier<Expr>> choices, Dim n, int d) {
    Shape square = shape(n, n);
    choices.add(() -> Build.power(of(square, d), Build.num(2 + random.nextInt(2))));
    choices.add(() -> Build.power(invertible(n, d), SCOPE.name("k")));
    choices.add(() -> Build.inverse(positive(n, d)));
    choices.add(() -> Build.inverse(invertible(n, d)));
    choices.add(() -> Build.matrixFunction(known(OF_MATRICES), of(square, d)));
    choices.add(() -> Build.matrixFunction(new Fun.Unknown("f", 0), of(square, d)));
    choices.add(() -> Build.matrixFunction(new Fun.Known("log"), positive(n, d)));
    choices.add(() -> Build.sqrt(positive(n, d)));
    choices.add(() -> Build.call(Op.DIAG, of(shape(n, Dim.ONE), d)));
    choices.add(() -> Build.call(Op.SYM, of(square, d)));
    choices.add(() -> Build.call(Op.SKEW, of(square, d)));
    choices.add(() -> Build.call(Op.TRIL, of(square, d)));
    choices.add(() -> Build.call(Op.ADJUGATE, of(square, d)));
    choices.add(() -> Build.frechet(known(OF_MATRICES), of(square, d), List.of(of(square, d))));
    choices.add(() -> Build.identity(n));
  }

  private void columns(List<Supplier<Expr>> choices, Dim n, int d) {
    Dim other = n.equals(N) ? M : N;
    choices.add(() -> Build.call(Op.DIAGONAL, of(shape(n, n), d)));
    choices.add(() -> Build.call(Op.ROWSUM, of(shape(n, other), d)));
    choices.add(() -> Build.call(Op.COLSUM, of(shape(other, n), d)));
    choices.add(() -> Build.call(Op.SOFTMAX, of(shape(n, Dim.ONE), d)));
    choices.add(() -> Build.call(Op.ROWNORM, of(shape(n, other), d)));
    choices.add(() -> Build.slice(of(shape(n, other), d), Range.ALL, index(1)));
  }

  /** Symmetric positive definite: {@code P} or {@code I + G'*G}. */
  private Expr positive(Dim n, int d) {
    if (n.equals(N) && random.nextInt(3) == 0) {
      return SCOPE.name("P");
    }
    Expr g = of(shape(pick(List.of(M, N)), n), d);
    return Build.sum(Build.identity(n), Build.product(Build.transpose(g), g));
  }

  /** {@code X}, or {@code 3*I + G}: seldom singular. */
  private Expr invertible(Dim n, int d) {
    return random.nextBoolean()
        ? SCOPE.name(pick(n.equals(N) ? List.of("X", "Y", "D", "L") : List.of("W")))
        : Build.sum(Build.product(Build.num(3), Build.identity(n)), of(shape(n, n), d));
  }

  private Expr leaf(Shape shape) {
    var names = new ArrayList<Expr>();
    for (Expr.Symbol s : SCOPE.names()) {
      if (s.name().equals("k")) {
        continue;
      }
      if (s.shape().equals(shape)) {
        names.add(s);
      }
      if (s.shape().transposed().equals(shape)) {
        names.add(Build.transpose(s));
      }
    }
    for (Expr definition : SCOPE.definitions()) {
      if (definition.shape().equals(shape)) {
        names.add(definition);
      }
    }
    if (shape.isScalar()) {
      names.add(number());
    }
    if (names.isEmpty() || random.nextInt(12) == 0) {
      names.add(Build.ones(shape));
    }
    if (names.isEmpty() && shape.isSquare()) {
      names.add(Build.identity(shape.rows()));
    }
    return pick(names);
  }

  private Expr number() {
    return Build.num(
        pick(
            List.of(
                Rational.of(2),
                Rational.of(-1),
                Rational.of(3),
                Rational.HALF,
                Rational.of(-2, 3))));
  }

  private Fun known(List<String> names) {
    return new Fun.Known(pick(names));
  }

  private static Range index(int i) {
    return new Range.At(Build.num(i));
  }

  private static Shape shape(Dim rows, Dim cols) {
    return new Shape(rows, cols);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /**
   * The same expression with its commutative parts in another order: terms, scalars, entrywise
   * factors.
   */
  public Expr shuffled(Expr e) {
    if (e instanceof Expr.Named) {
      return e;
    }
    Expr inner = Children.map(e, this::shuffled);
    return switch (inner) {
      case Expr.Sum(var terms, _) -> Build.sum(mixed(terms));
      case Expr.Product(var c, var scalars, var factors, _) ->
          Build.product(c, mixed(scalars), factors);
      case Expr.Hadamard(var factors, _) -> Build.hadamard(mixed(factors));
      case Expr.Call(var op, var args, _) when op == Op.FROBENIUS -> Build.call(op, mixed(args));
      case Expr other -> other;
    };
  }

  private List<Expr> mixed(List<Expr> es) {
    var order = new ArrayList<>(es);
    Collections.shuffle(order, random);
    return order;
  }
}
