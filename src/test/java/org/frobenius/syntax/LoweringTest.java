package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frobenius.syntax.TypedPrograms.assertSame;
import static org.frobenius.syntax.TypedPrograms.expression;

import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Range;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoweringTest {
  private static final Dim M = Dim.symbol("m");
  private static final Dim N = Dim.symbol("n");
  private static final Expr X = Build.symbol("X", Space.real(new Shape(M, N)));
  private static final Expr S = Build.symbol("S", Space.real(new Shape(N, N)));
  private static final Expr V = Build.symbol("v", Space.real(new Shape(N, Dim.ONE)));
  private static final Expr A = Build.symbol("a", Space.real(Shape.SCALAR));

  private static final String NAMES =
      "X in R(m, n); Y in R(m, n); S in R(n, n); Z in R(n, n); v in R(n); w in R(n); a in R; k in"
          + " N";

  private static Expr read(String text) {
    return expression(NAMES + "; " + text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "norm2(X)        | norm(X)",
        "norm(X, 2)      | norm(X)",
        "norm(X, 1)      | norm1(X)",
        "norm(X, inf)    | norminf(X)",
        "norm(a)         | abs(a)",
        "normnuc(a)      | abs(a)",
        "mean(X)         | sum(X)/(m*n)",
        "rowmean(X)      | rowsum(X)/n",
        "mean([S, S])    | sum([S, S])/(2*n^2)",
        "rowmean([S, v]) | rowsum([S, v])/(n + 1)",
        "colmean(X)      | colsum(X)/m",
        "dot(v, w)       | v'*w",
        "dot(X, Y)       | X : Y",
        "X/S             | X*inv(S)",
        "S\\v            | inv(S)*v",
        "S^-1            | inv(S)",
        "S^0             | I(n)",
        "S^(1/2)         | sqrt(S)",
        "v.^(1/2)        | sqrt(v)",
        "sqrt.(X)        | X.^(1/2)",
        "inv.(X)         | 1 ./ X",
        "X .+ 2          | X + 2*ones(m, n)",
        "2 .- X          | 2*ones(m, n) - X",
        "X .+ Y          | X + Y",
        "X ./ Y          | X .* Y.^(-1)",
        "a ./ X          | a*X.^(-1)",
        "X ./ a          | X/a",
        "v ⊗ w           | kron(v, w)",
        "kron(a, X)      | a*X",
        "exp(v)          | exp.(v)",
        "relu(v)         | relu.(v)",
        "exp.(a)         | exp(a)",
        "max.(X, 0)      | relu.(X)",
        "max(v, 0)       | relu.(v)",
        "max.(0, X)      | relu.(X)",
        "max.(X, a)      | a*ones(m, n) + relu.(X - a*ones(m, n))",
        "max.(X, Y)      | Y + relu.(X - Y)",
        "min.(X, Y)      | X - relu.(X - Y)",
        "min.(X, 0)      | -relu.(-X)",
        "tr(a)           | a",
        "det(a)          | a",
        "logdet(a)       | log(a)",
        "sum(a)          | a",
        "max(a)          | a",
        "diag(a)         | a",
        "skew(a)         | 0",
        "conj(X)         | X",
        "conj(S)'        | S'",
        "X.T             | X'",
        "X^T             | X'",
        "eye(n)          | I(n)",
        "vector(2) + v   | 2*ones(n) + v",
        "matrix(1) + X   | ones(m, n) + X",
        "ones + X        | ones(m, n) + X",
        "X + zeros       | X",
        "S + a*I         | S + a*I(n)",
        "e(2)'*S         | e(2, n)'*S",
        "E(1, 2) : X     | E(1, 2, m, n) : X",
        "(v'*S*v)[1, 1]  | v'*S*v",
        "X[:, :]         | X",
        "(v'*w)*X        | v'*w*X",
      })
  void spellings(String one, String other) {
    assertSame(NAMES, one, other);
  }

  @Test
  void functionsOfMatricesVectorsAndScalars() {
    Fun exp = new Fun.Known("exp");
    assertThat(read("exp(S)")).isSameAs(Build.matrixFunction(exp, S));
    assertThat(read("exp.(S)")).isSameAs(Build.entrywise(exp, S));
    assertThat(read("exp(v')")).isSameAs(Build.entrywise(exp, Build.transpose(V)));
    assertThat(read("exp(a)")).isSameAs(Build.entrywise(exp, A));
    assertThat(read("f''(S)")).isSameAs(Build.matrixFunction(new Fun.Unknown("f", 2), S));
    assertThat(read("f.(X)")).isSameAs(Build.entrywise(new Fun.Unknown("f", 0), X));
    assertThat(read("f(v)")).isSameAs(Build.entrywise(new Fun.Unknown("f", 0), V));
  }

  @Test
  void frechetDerivatives() {
    assertThat(read("L(exp, S, Z)"))
        .isSameAs(Build.frechet(new Fun.Known("exp"), S, List.of(read("Z"))));
    assertThat(read("L(f', S, Z, S)"))
        .isSameAs(Build.frechet(new Fun.Unknown("f", 1), S, List.of(read("Z"), S)));
    Expr.Frechet cubeRoot = (Expr.Frechet) read("L(t -> t^(1/3), S, Z)");
    Expr.Symbol z = Build.symbol("z", Space.real(Shape.SCALAR));
    assertThat(cubeRoot.function())
        .isEqualTo(new Fun.Lambda(z, Build.power(z, Build.num(Rational.of(1, 3)))));
    assertThat(read("(t -> t^2)(S)"))
        .isSameAs(Build.matrixFunction(new Fun.Lambda(z, Build.power(z, Build.TWO)), S));
  }

  @Test
  void differentials() {
    assertThat(read("d(X)")).isSameAs(Build.differential(X));
    assertThat(read("d(a*S)")).isSameAs(Build.differential(Build.product(A, S)));
  }

  @Test
  void diagonalsByShape() {
    assertThat(read("diag(v)")).isSameAs(Build.call(Op.DIAG, V));
    assertThat(read("diag(v')")).isSameAs(Build.call(Op.DIAG, V));
    assertThat(read("diag(S)")).isSameAs(Build.call(Op.DIAGONAL, S));
  }

  @Test
  void entriesAndBlocks() {
    assertThat(read("X[1, k]"))
        .isSameAs(Build.slice(X, new Range.At(Build.ONE), new Range.At(Build.index("k"))));
    assertThat(read("X[:, 2:n]"))
        .isSameAs(Build.slice(X, Range.ALL, new Range.Between(Dim.of(2), N)));
    assertThat(read("v[3]")).isSameAs(Build.slice(V, new Range.At(Build.num(3)), Range.ALL));
    assertThat(read("v'[3]"))
        .isSameAs(Build.slice(Build.transpose(V), Range.ALL, new Range.At(Build.num(3))));
    assertThat(read("v[2:n]").shape()).isEqualTo(new Shape(N.minus(Dim.ONE), Dim.ONE));
    assertThat(read("[S, v; w', 1]").shape())
        .isEqualTo(new Shape(N.plus(Dim.ONE), N.plus(Dim.ONE)));
  }

  @Test
  void sizes() {
    assertThat(read("n/2")).isSameAs(Build.product(Build.HALF, Build.size(N)));
    assertThat(expression("k in N; X in R(k, k); k*tr(X)"))
        .isSameAs(Build.product(Build.size(Dim.symbol("k")), expression("X in R(k, k); tr(X)")));
    assertThat(read("unvec(kron(v, w), n, n)").shape()).isEqualTo(new Shape(N, N));
    assertThat(read("commutation(m, n)*vec(X)").shape()).isEqualTo(new Shape(M.times(N), Dim.ONE));
  }

  @Test
  void definitionsAreNamed() {
    Program program = ProgramReader.read("A in R(m, n); b in R(m); r = A*x - b; norm(r)^2 + r'*r");
    Expr.Named r = program.definition("r").orElseThrow();
    assertThat(r.shape()).isEqualTo(new Shape(M, Dim.ONE));
    assertThat(program.expression())
        .isSameAs(
            Build.sum(
                Build.power(Build.call(Op.NORM, r), Build.TWO),
                Build.product(Build.transpose(r), r)));
    assertThat(program.symbol("x")).map(Expr.Symbol::shape).contains(new Shape(N, Dim.ONE));
    assertThat(program.symbol("r")).isEmpty();
  }

  @Test
  void declaredNamesHideConstants() {
    String names =
        "I in R(n, n); e in R; E in R(n, n); d in R; L in R(n, n); T in R(n, n); pi in R";
    assertThat(expression(names + "; L'*T*E*I*(e*d*pi)").shape()).isEqualTo(new Shape(N, N));
    assertSame(names, "d(E) + I(n) + E(1, 2, n, n)", "d(E) + eye(n) + E(1, 2)");
    assertThat(expression("U*T'"))
        .isSameAs(Build.product(expression("U in R(n1, n2); U"), transposedT()));
  }

  private static Expr transposedT() {
    return Build.transpose(
        Build.symbol("T", Space.real(new Shape(Dim.symbol("n3"), Dim.symbol("n2")))));
  }

  @Test
  void boundNamesKeepApart() {
    Expr sum = read("sum(k = 1..3, S^k) + S^k");
    assertThat(sum).isSameAs(read("sum(k1 = 1..3, S^k1) + S^k"));
    assertSame(
        NAMES, "sum(j = 1..2, sum(j = 1..3, S^j)*S^j)", "sum(j = 1..2, sum(j1 = 1..3, S^j1)*S^j)");
  }

  @Test
  void placesAreKept() {
    Program program = ProgramReader.read("A in R(n, n); tr(A) + det(A)");
    Expr det = program.expression("det(A)");
    assertThat(program.spans().of(det)).map(program.source()::text).contains("det(A)");
    assertThat(program.spans().of(program.expression("det(2*A)"))).isEmpty();
  }
}
