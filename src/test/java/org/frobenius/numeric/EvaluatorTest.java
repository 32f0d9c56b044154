package org.frobenius.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frobenius.numeric.Numbers.assertClose;
import static org.frobenius.numeric.Numbers.column;
import static org.frobenius.numeric.Numbers.identity;
import static org.frobenius.numeric.Numbers.matrix;
import static org.frobenius.numeric.Numbers.random;
import static org.frobenius.numeric.Numbers.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.RealMatrix;
import org.assertj.core.data.Offset;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.diagnostic.LimitException;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Range;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.function.Catalogue;
import org.frobenius.function.ScalarFunction;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
  private static final Dim M = Dim.symbol("m");
  private static final Dim N = Dim.symbol("n");
  private static final Expr.Symbol A = Build.symbol("A", Space.real(new Shape(M, N)));
  private static final Expr.Symbol X = Build.symbol("X", Space.real(new Shape(N, N)));
  private static final Expr.Symbol V = Build.symbol("x", Space.real(new Shape(N, Dim.ONE)));
  private static final Expr.Symbol T = Build.symbol("t", Space.real(Shape.SCALAR));
  private static final Expr.Symbol K =
      Build.symbol("k", Space.of(Space.Kind.NATURAL, Shape.SCALAR));
  private static final RealMatrix VALUE_A = random(1, 2, 3);
  private static final RealMatrix VALUE_X = random(2, 3, 3);
  private static final RealMatrix VALUE_V = random(3, 3, 1);
  private static final Values VALUES =
      Values.none()
          .with("A", VALUE_A)
          .with("X", VALUE_X)
          .with("x", VALUE_V)
          .with("t", 0.5)
          .with("k", 3)
          .withSpaces(Map.of("A", A.space(), "X", X.space()));

  private static Fun known(String name) {
    return new Fun.Known(name);
  }

  private static RealMatrix value(Expr e) {
    return Evaluator.evaluate(e, VALUES);
  }

  private static double number(Expr e) {
    return value(e).getEntry(0, 0);
  }

  @Test
  void numbersSizesAndNames() {
    assertThat(number(Build.num(Rational.of(1, 4)))).isEqualTo(0.25);
    assertThat(number(Build.product(Build.HALF, Build.size(N), Build.trace(X))))
        .isEqualTo(1.5 * VALUE_X.getTrace());
    assertThat(value(X)).isEqualTo(Dense.of(VALUE_X.getData()));
    assertThat(value(Build.named("Y", Build.transpose(X)))).isEqualTo(value(Build.transpose(X)));
  }

  @Test
  void sumsAndProducts() {
    Expr e = Build.sum(Build.product(Build.num(2), T, A, X), Build.negate(A));
    RealMatrix expected = VALUE_A.multiply(VALUE_X).subtract(VALUE_A);
    assertClose(value(e), expected, 1e-15);
    assertClose(
        value(Build.hadamard(X, Build.transpose(X), X)),
        Entries.zip(
            Entries.zip(VALUE_X, VALUE_X.transpose(), (x, y) -> x * y), VALUE_X, (x, y) -> x * y),
        1e-15);
  }

  @Test
  void inversesInChainsAreSolvedWith() {
    RealMatrix inverse = LuFactorization.of(VALUE_X).inverse();
    Expr chain =
        Build.product(
            A, Build.inverse(X), Build.transpose(Build.inverse(X)), X, Build.inverse(X), V);
    assertClose(
        value(chain),
        VALUE_A.multiply(inverse).multiply(inverse.transpose()).multiply(VALUE_V),
        1e-13);
    assertClose(
        value(Build.product(Build.TWO, Build.inverse(X))), inverse.scalarMultiply(2), 1e-15);
    assertClose(
        value(Build.product(Build.inverse(X), Build.transpose(Build.inverse(X)))),
        inverse.multiply(inverse.transpose()),
        1e-13);
  }

  @Test
  void powersWithSymbolicExponents() {
    assertClose(value(Build.power(X, K)), VALUE_X.power(3), 1e-14);
    Expr gram = Build.product(Build.transpose(X), X);
    RealMatrix root = value(Build.power(gram, T));
    assertClose(root.multiply(root), VALUE_X.transpose().multiply(VALUE_X), 1e-13);
    assertThat(number(Build.power(T, Build.num(-3)))).isEqualTo(8);
  }

  @Test
  void entryPowersBroadcast() {
    assertClose(value(Build.entryPower(X, Build.TWO)), Entries.map(VALUE_X, x -> x * x), 0);
    assertClose(value(Build.entryPower(T, X)), Entries.map(VALUE_X, x -> Math.pow(0.5, x)), 1e-15);
  }

  @Test
  void functionsOfAMatrixAndEntryByEntry() {
    Expr square = Build.product(X, X);
    assertClose(
        value(Build.matrixFunction(known("exp"), Build.matrixFunction(known("sin"), square))),
        MatrixExponential.of(Trigonometric.sin(VALUE_X.multiply(VALUE_X)), "exp"),
        1e-13);
    assertClose(value(Build.entrywise(known("exp"), X)), Entries.map(VALUE_X, Math::exp), 0);
    Expr.Symbol z = Build.symbol("z", Space.real(Shape.SCALAR));
    Fun cubic =
        new Fun.Lambda(z, Build.sum(Build.power(z, Build.num(3)), Build.product(T, z), Build.ONE));
    assertClose(
        value(Build.entrywise(cubic, X)),
        Entries.map(VALUE_X, x -> x * x * x + 0.5 * x + 1),
        1e-14);
    assertClose(
        value(Build.matrixFunction(cubic, X)),
        VALUE_X.power(3).add(VALUE_X.scalarMultiply(0.5)).add(identity(3)),
        1e-14);
  }

  @Test
  void everyAnalyticFunctionOfTheCatalogueHasAnAlgorithm() {
    RealMatrix x = random(5, 3, 3).scalarMultiply(0.1).add(identity(3));
    for (ScalarFunction f : Catalogue.all()) {
      if (f.ofMatrix()) {
        Expr e = Build.matrixFunction(known(f.name()), X);
        RealMatrix value = Evaluator.evaluate(e, Values.none().with("X", x));
        assertClose(x.multiply(value), value.multiply(x), 1e-13);
        assertThat(Evaluator.evaluate(e, Values.none().with("X", matrix(row(0.5)))).getEntry(0, 0))
            .isCloseTo(f.numeric().applyAsDouble(0.5), Offset.offset(1e-15));
      }
    }
  }

  @Test
  void unknownFunctionsNeedABinding() {
    Expr e = Build.matrixFunction(new Fun.Unknown("f", 1), X);
    assertThatThrownBy(() -> value(e))
        .isInstanceOf(UnsupportedException.class)
        .hasMessage("the value of the unknown function f' is not known");
    Values bound = VALUES.withFunction("f", List.of(known("sin"), known("cos")));
    assertClose(Evaluator.evaluate(e, bound), Trigonometric.cos(VALUE_X), 1e-13);
    Expr.Symbol z = Build.symbol("z", Space.real(Shape.SCALAR));
    Values square = VALUES.withFunction("f", List.of(new Fun.Lambda(z, Build.power(z, Build.TWO))));
    assertClose(
        Evaluator.evaluate(Build.entrywise(new Fun.Unknown("f", 0), X), square),
        Entries.map(VALUE_X, x -> x * x),
        1e-15);
  }

  @Test
  void differentialsHaveTheirOwnValues() {
    Expr e = Build.product(A, Build.differential(X));
    RealMatrix dx = random(9, 3, 3);
    assertClose(Evaluator.evaluate(e, VALUES.with("dX", dx)), VALUE_A.multiply(dx), 1e-15);
    assertThatThrownBy(() -> value(e))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("no value is given for `dX`");
  }

  @Test
  void missingValuesAreNamedWithNearOnes() {
    Values misspelt = Values.none().with("Simga", VALUE_X);
    Expr.Symbol sigma = Build.symbol("Sigma", X.space());
    assertThatThrownBy(() -> Evaluator.evaluate(sigma, misspelt))
        .isInstanceOf(DataException.class)
        .hasMessage("no value is given for `Sigma`, but one for `Simga`");
  }

  @Test
  void slicesCountFromOne() {
    assertThat(number(Build.slice(A, new Range.At(Build.ONE), new Range.At(K))))
        .isEqualTo(VALUE_A.getEntry(0, 2));
    assertThat(value(Build.slice(X, new Range.Between(Dim.of(2), N), Range.ALL)))
        .isEqualTo(Dense.block(VALUE_X, 1, 0, 2, 3));
    assertThatThrownBy(() -> value(Build.slice(A, new Range.At(K), Range.ALL)))
        .isInstanceOf(DomainException.class)
        .hasMessage("the index 3 of a 2 by 3 matrix does not lie in 1..2");
    assertThatThrownBy(() -> value(Build.slice(A, new Range.At(Build.ZERO), Range.ALL)))
        .hasMessage("the index 0 of a 2 by 3 matrix does not lie in 1..2");
    assertThatThrownBy(() -> value(Build.slice(V, new Range.At(T), Range.ALL)))
        .hasMessage("the index or bound 0.5 is not an integer");
  }

  @Test
  void blocksAreJoined() {
    Expr block = Build.block(List.of(List.of(X, V), List.of(Build.transpose(V), Build.num(7))));
    RealMatrix m = value(block);
    assertThat(m.getEntry(3, 3)).isEqualTo(7);
    assertThat(m.getEntry(1, 3)).isEqualTo(VALUE_V.getEntry(1, 0));
    assertThat(m.getEntry(3, 2)).isEqualTo(VALUE_V.getEntry(2, 0));
  }

  @Test
  void sumsOverIndices() {
    Expr.Symbol j = Build.index("j");
    Expr.Symbol i = Build.index("i");
    Expr powers = // sum(j = 0..k-1, X^j*X^(k-1-j)) = k*X^(k-1)
        Build.bigSum(
            j,
            Build.ZERO,
            Build.sum(K, Build.MINUS_ONE),
            Build.product(
                Build.power(X, j), Build.power(X, Build.sum(K, Build.MINUS_ONE, Build.negate(j)))));
    assertClose(value(powers), VALUE_X.power(2).scalarMultiply(3), 1e-14);
    Expr entries = // sum(i = 1..n, sum(j = 1..i, X[i, j]))
        Build.bigSum(
            i,
            Build.ONE,
            Build.size(N),
            Build.bigSum(j, Build.ONE, i, Build.slice(X, new Range.At(i), new Range.At(j))));
    assertThat(number(entries))
        .isCloseTo(
            Reductions.sum(Reductions.entries(Arrangements.lower(VALUE_X))), Offset.offset(1e-14));
    Expr empty = Build.bigSum(j, Build.ONE, Build.ZERO, Build.power(X, j));
    assertClose(value(empty), Dense.zeros(3, 3), 0);
  }

  @Test
  void aTermWhoseCountIsZeroIsAbsent() {
    Expr.Symbol j = Build.index("j");
    RealMatrix nilpotent = matrix(row(0, 1, 0), row(0, 0, 1), row(0, 0, 0));
    Expr derivative = // of sum(j = 0..k, X^j), its first term 0*inv(X)
        Build.bigSum(
            j, Build.ZERO, K, Build.product(j, Build.power(X, Build.sum(j, Build.MINUS_ONE))));
    var at = Values.of(Map.of("X", nilpotent, "k", Dense.scalar(3), "a", Dense.scalar(0)));
    assertClose(
        Evaluator.evaluate(derivative, at),
        identity(3).add(nilpotent.scalarMultiply(2)).add(nilpotent.power(2).scalarMultiply(3)),
        1e-15);
    Expr power = Build.product(K, Build.power(X, Build.sum(K, Build.MINUS_ONE)));
    var atZero = Values.of(Map.of("X", nilpotent, "k", Dense.scalar(0)));
    assertClose(Evaluator.evaluate(power, atZero), Dense.zeros(3, 3), 0);
    Expr.Symbol a = Build.symbol("a", Space.real(Shape.SCALAR));
    Expr real = Build.product(a, Build.inverse(X));
    assertThatThrownBy(() -> Evaluator.evaluate(real, at)).isInstanceOf(DomainException.class);
  }

  @Test
  void anIndexMayStandInADimension() {
    Expr.Symbol j = Build.index("j");
    Expr part = Build.slice(V, new Range.Between(Dim.ONE, Dim.symbol("j")), Range.ALL);
    Expr sums = Build.bigSum(j, Build.ONE, Build.size(N), Build.call(Op.SUM, part));
    double expected =
        3 * VALUE_V.getEntry(0, 0) + 2 * VALUE_V.getEntry(1, 0) + VALUE_V.getEntry(2, 0);
    assertThat(number(sums)).isCloseTo(expected, Offset.offset(1e-14));
  }

  @Test
  void anInnerIndexMayHaveTheNameOfAnOuterOne() {
    Expr.Symbol j = Build.index("j");
    Expr inner = Build.bigSum(j, Build.ONE, j, j); // j of the bound is the outer one
    assertThat(number(Build.bigSum(j, Build.ONE, Build.num(4), Build.product(j, inner))))
        .isEqualTo(1 + 2 * 3 + 3 * 6 + 4 * 10);
  }

  @Test
  void constants() {
    RealMatrix k = value(constant(Expr.Constant.Kind.COMMUTATION, M, N));
    assertClose(k.multiply(Arrangements.vec(VALUE_A)), Arrangements.vec(VALUE_A.transpose()), 0);
    RealMatrix s = VALUE_X.add(VALUE_X.transpose());
    RealMatrix d = value(constant(Expr.Constant.Kind.DUPLICATION, N));
    RealMatrix l = value(constant(Expr.Constant.Kind.ELIMINATION, N));
    assertClose(d.multiply(Arrangements.vech(s)), Arrangements.vec(s), 0);
    assertClose(l.multiply(Arrangements.vec(s)), Arrangements.vech(s), 0);
    assertClose(
        value(Build.constant(Expr.Constant.Kind.UNIT_VECTOR, List.of(N), List.of(Build.TWO))),
        column(0, 1, 0),
        0);
    assertClose(
        value(
            Build.constant(Expr.Constant.Kind.SINGLE_ENTRY, List.of(M, N), List.of(Build.ONE, K))),
        matrix(row(0, 0, 1), row(0, 0, 0)),
        0);
    assertThat(number(constant(Expr.Constant.Kind.PI))).isEqualTo(Math.PI);
    assertThatThrownBy(
            () -> value(Build.constant(Expr.Constant.Kind.UNIT_VECTOR, List.of(M), List.of(K))))
        .isInstanceOf(DomainException.class)
        .hasMessage("the index 3 of `e` does not lie in 1..2");
  }

  private static Expr constant(Expr.Constant.Kind kind, Dim... dims) {
    return Build.constant(kind, List.of(dims), List.of());
  }

  @Test
  void failuresNameTheOperationThatMadeThem() {
    Expr negative = Build.sum(T, Build.negate(Build.ONE));
    assertThatThrownBy(() -> value(Build.entrywise(known("log"), negative)))
        .isInstanceOf(DomainException.class)
        .hasMessage("`log` of -0.5");
    assertThatThrownBy(() -> value(Build.sqrt(negative)))
        .hasMessage("`sqrt` of -0.5 has no real value");
    assertThatThrownBy(() -> value(Build.inverse(Build.sum(T, Build.negate(Build.HALF)))))
        .hasMessage("division by 0");
    assertThatThrownBy(
            () -> value(Build.entrywise(known("exp"), Build.product(Build.num(2000), T))))
        .hasMessage("overflow in `exp` of 1000");
    Expr rankOne = Build.product(V, Build.transpose(V));
    assertThatThrownBy(() -> value(Build.product(A, Build.inverse(rankOne))))
        .hasMessage("`inv` of a singular 3 by 3 matrix");
    assertThatThrownBy(() -> value(Build.call(Op.LOGDET, rankOne)))
        .hasMessage("`logdet` of a singular 3 by 3 matrix");
    Expr huge = Build.product(Build.num(Rational.of(10).power(200)), X);
    assertThatThrownBy(() -> value(Build.sum(X, Build.product(huge, huge))))
        .hasMessage("overflow in `*` of a 3 by 3 matrix");
    assertThatThrownBy(() -> value(Build.power(huge, Build.num(4))))
        .hasMessage("overflow in `^` of a 3 by 3 matrix");
    Values signs = VALUES.with("x", column(1, -2, 3));
    assertThatThrownBy(() -> Evaluator.evaluate(Build.entrywise(known("log"), V), signs))
        .hasMessage("`log` of -2, at entry [2, 1]");
  }

  @Test
  void whatNoMemoryHoldsIsALimit() {
    Values large = VALUES.withSize("q", 1_000_000);
    Dim q = Dim.symbol("q");
    for (Expr e :
        List.of(
            Build.ones(new Shape(q, q)),
            Build.identity(q),
            constant(Expr.Constant.Kind.DUPLICATION, q))) {
      assertThatThrownBy(() -> Evaluator.evaluate(e, large))
          .isInstanceOf(LimitException.class)
          .hasMessageEndingWith("matrix is too large");
    }
    Expr.Symbol j = Build.index("j");
    Expr endless = Build.bigSum(j, Build.ONE, Build.num(1L << 40), j);
    assertThatThrownBy(() -> value(endless)).isInstanceOf(LimitException.class);
  }

  @Test
  void aHundredThousandTermsAndLevels() {
    var terms = new ArrayList<Expr>();
    Expr deep = V;
    for (int i = 0; i < 100_000; i++) {
      terms.add(Build.entryPower(T, Build.num(Rational.of(i, 100_000))));
      deep = Build.entrywise(known(i % 2 == 0 ? "atan" : "sinh"), deep);
    }
    Expr sum = Build.sum(terms);
    assertThat(number(sum)).isBetween(72_000.0, 73_000.0);
    assertThat(Dense.isFinite(value(deep))).isTrue();
    Expr.Symbol j = Build.index("j");
    Expr looped = Build.bigSum(j, Build.ONE, Build.TWO, Build.product(j, deep));
    assertClose(value(looped), value(deep).scalarMultiply(3), 1e-15);
  }

  @Test
  void sharedNodesAreEvaluatedOnce() {
    Expr e = X;
    for (int i = 0; i < 1000; i++) {
      e =
          Build.product(
              Build.HALF,
              Build.hadamard(
                  Build.matrixFunction(known("cos"), e), Build.entrywise(known("cos"), e)));
    }
    Expr shared = e;
    org.junit.jupiter.api.Assertions.assertTimeout(
        Duration.ofSeconds(10), () -> assertThat(Dense.isFinite(value(shared))).isTrue());
  }

  @Test
  void severalExpressionsAtOnce() {
    List<RealMatrix> both = Evaluator.evaluateAll(List.of(X, Build.trace(X)), VALUES);
    assertThat(both.get(1).getEntry(0, 0)).isEqualTo(both.get(0).getTrace());
  }

  @Test
  void valuesGivenAreNotTouched() {
    RealMatrix given = random(2, 3, 3);
    RealMatrix before = given.copy();
    RealMatrix result = Evaluator.evaluate(X, Values.none().with("X", given));
    result.setEntry(0, 0, 99);
    Evaluator.evaluate(Build.call(Op.TRIL, Build.sum(X, X)), Values.none().with("X", given));
    assertThat(given).isEqualTo(before);
  }
}
