package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.NameException;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.junit.jupiter.api.Test;

/** Further expressions in the scope of a program. */
class ProgramTest {
  private final Program program =
      ProgramReader.read("X in R(m, n); S in Sym(n); U = X*S; tr(U'*U)");
  private final Shape shape = program.symbol("X").orElseThrow().shape();

  @Test
  void answersUseNamesAndDefinitions() {
    assertThat(program.expression("2*U*S"))
        .isSameAs(
            Build.product(
                Build.TWO,
                program.definition("U").orElseThrow(),
                program.symbol("S").orElseThrow()));
  }

  @Test
  void theExpectedShapeSizesConstants() {
    assertThat(program.expression("zeros", shape)).isSameAs(Build.zeros(shape));
    assertThat(program.expression("0", shape)).isSameAs(Build.zeros(shape));
    assertThat(program.expression("I", new Shape(Dim.symbol("n"), Dim.symbol("n"))))
        .isSameAs(Build.identity(Dim.symbol("n")));
    assertThat(program.expression("X - ones", shape))
        .isSameAs(program.expression("X - ones(m, n)"));
  }

  @Test
  void anotherShapeIsRefused() {
    assertThat(failure(() -> program.expression("X'", shape)))
        .isInstanceOf(ShapeException.class)
        .hasMessage("the answer is in R(m, n), here a matrix, R(n, m)");
  }

  @Test
  void unknownNamesAreRefused() {
    FrobeniusException failure = failure(() -> program.expression("2*Y"));
    assertThat(failure).isInstanceOf(NameException.class).hasMessageContaining("`Y` is not a name");
    assertThat(failure.source()).map(Object::toString).contains("expression");
  }

  @Test
  void generatedDimensionsAreKnown() {
    Program inferred = ProgramReader.read("sum(X)^2");
    Shape ofX = inferred.symbol("X").orElseThrow().shape();
    assertThat(inferred.expression("2*sum(X)*ones(n1, n2)", ofX))
        .isSameAs(inferred.expression("2*sum(X)*ones", ofX));
  }

  @Test
  void mapsHaveAParameter() {
    var hessian = program.map("E -> 2*E*S^2", shape, shape);
    Expr.Symbol e = Build.symbol("E", Space.real(shape));
    assertThat(hessian.parameter()).isSameAs(e);
    assertThat(hessian.body())
        .isSameAs(
            Build.product(Build.TWO, e, Build.power(program.symbol("S").orElseThrow(), Build.TWO)));
    assertThat(failure(() -> program.map("2*X", shape, shape))).hasMessage("this is not a map");
    assertThat(failure(() -> program.map("X -> X", shape, shape)))
        .isInstanceOf(NameException.class);
  }

  @Test
  void declarationsMayStandOutside() {
    Program read = ProgramReader.read("tr(X*P)", List.of("X in R(n, n)", "P in SPD(n)"));
    assertThat(read.symbol("P").orElseThrow().space().kind())
        .isEqualTo(Space.Kind.POSITIVE_DEFINITE);
    FrobeniusException failure = failure(() -> ProgramReader.read("x", List.of("X in Sim(n)")));
    assertThat(failure.source()).map(Object::toString).contains("let");
    assertThat(failure(() -> ProgramReader.read("X in R; X", List.of("X in R"))))
        .isInstanceOf(NameException.class);
  }

  @Test
  void spaces() {
    Program read =
        ProgramReader.read(
            "a in R; b in R+; k in N; x in R(n); A in R(m, n); S in Sym(n); K in Skew(n);"
                + " D in Diag(n); L in Lower(n); U in Upper(n); P in SPD(n); Q in O(n);"
                + " V in St(m, n); beta in R(inf); f in analytic; f(a)");
    assertThat(read.names().values().stream().map(d -> d.space().toString()))
        .containsExactly(
            "R",
            "R+",
            "N",
            "R(n)",
            "R(m, n)",
            "Sym(n)",
            "Skew(n)",
            "Diag(n)",
            "Lower(n)",
            "Upper(n)",
            "SPD(n)",
            "O(n)",
            "St(m, n)",
            "R(inf)");
    assertThat(read.functions()).containsOnlyKeys("f");
    assertThat(read.dimensions()).containsExactly("n", "m");
  }

  private static FrobeniusException failure(Runnable reading) {
    return catchThrowableOfType(FrobeniusException.class, reading::run);
  }
}
