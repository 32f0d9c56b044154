package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DataException;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.LimitException;
import org.frobenius.diagnostic.NameException;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.diagnostic.SyntaxException;
import org.junit.jupiter.api.Test;

class ProgramTest {
  private static final String LEAST_SQUARES = "A in R(m, n); b in R(m); r = A*x - b; norm(r)^2";

  @Test
  void theFirstExampleOfTheReadme() {
    assertThat(Frobenius.gradient("tr(exp(X))", "X")).isEqualTo("exp(X)'");
  }

  @Test
  void aGradientInEveryForm() {
    Gradient g = Frobenius.parse("A in R(m, n); b in R(m); norm(A*x - b)^2").gradient("x");
    assertThat(g.text()).isEqualTo("2*A'*(A*x - b)");
    assertThat(g.unicode()).isEqualTo("2 Aᵀ(A x - b)");
    assertThat(g.latex()).isEqualTo("2 A^{\\top} (A x - b)");
    assertThat(g.shape()).hasToString("R(n)");
    assertThat(g.assumptions()).isEmpty();
  }

  @Test
  void severalGradientsKeepTheOrderAskedFor() {
    assertThat(Frobenius.parse("tr(A*X)").gradients(List.of("X", "A")))
        .extracting(Gradient::wrt, Gradient::text)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("X", "A'"),
            org.assertj.core.groups.Tuple.tuple("A", "X'"));
  }

  @Test
  void aGradientByADefinition() {
    assertThat(Frobenius.parse(LEAST_SQUARES).gradient("r").text()).isEqualTo("2*r");
  }

  @Test
  void aGradientByADeclaredNameThatIsNotThere() {
    assertThat(Frobenius.gradient("Y in R(m, n); tr(X)", "Y")).isEqualTo("zeros(m, n)");
  }

  @Test
  void furtherDeclarations() {
    assertThat(Frobenius.parse("a'*S*b", "S in Sym(n)").gradient("S").text())
        .isEqualTo("sym(a*b')");
  }

  @Test
  void theDefaultVariable() {
    assertThat(Frobenius.parse("tr(Y^2)").defaultVariable()).isEqualTo("Y");
    assertThat(Frobenius.parse("tr(A*X)").defaultVariable()).isEqualTo("X");
    assertThat(Frobenius.parse("x'*A*x").defaultVariable()).isEqualTo("x");
    assertThat(Frobenius.parse("k in N; tr(A^k)").defaultVariable()).isEqualTo("A");
    assertThat(Frobenius.parse(LEAST_SQUARES).defaultVariable()).isEqualTo("x");
    assertThatThrownBy(() -> Frobenius.parse("tr(A*B)").defaultVariable())
        .isInstanceOf(NameException.class)
        .hasMessageContaining("A, B");
  }

  @Test
  void assumptionsInWords() {
    assertThat(Frobenius.parse("tr(X*inv(X)*A)").gradient("X").assumptions())
        .containsExactly("X invertible");
  }

  @Test
  void differentialsOfAnyShape() {
    assertThat(Frobenius.parse("inv(X)").differential(List.of("X")).text())
        .isEqualTo("-inv(X)*d(X)*inv(X)");
  }

  @Test
  void simplifies() {
    assertThat(Frobenius.simplify("tr(A*B) - tr(B*A)")).isEqualTo("0");
  }

  @Test
  void failuresPointIntoTheText() {
    assertThatThrownBy(() -> Frobenius.parse("tr(A*")).isInstanceOf(SyntaxException.class);
    assertThatThrownBy(() -> Frobenius.gradient("A*x", "x")).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> Frobenius.gradient("tr(A*X)", "Y"))
        .isInstanceOfSatisfying(FrobeniusException.class, e -> assertThat(e.source()).isPresent())
        .isInstanceOf(NameException.class);
  }

  @Test
  void deepExpressions() {
    String deep = "(".repeat(20_000) + "x" + " + 1)".repeat(20_000);
    assertThat(Frobenius.gradient("x in R; " + deep, "x")).isEqualTo("1");
    String nested = "sin(".repeat(200) + "x" + ")".repeat(200);
    assertThat(Frobenius.gradient("x in R; " + nested, "x")).startsWith("cos(");
  }

  @Test
  void longGradientsOnTheWayAreRight() {
    String squarings = levels(100, "X", "%2$s*%2$s");
    Program powers = Frobenius.parse("X in R(n, n)\n" + squarings + "tr(Y100)");
    BigInteger k = BigInteger.TWO.pow(100);
    assertThat(powers.gradient("X").text()).isEqualTo(k + "*X'^" + k.subtract(BigInteger.ONE));

    String further = levels(256, "X", "%2$s*%2$s");
    assertThat(Frobenius.gradient("X in R(n, n)\n" + further + "tr(Y256)", "X"))
        .startsWith(BigInteger.TWO.pow(256) + "*(Y255*Y254*Y253*")
        .endsWith("*Y3*Y2*Y1*X)'")
        .doesNotContain("gradient");

    String layers = levels(100, "x", "A*tanh.(%2$s)");
    Program network = Frobenius.parse("A in R(n, n); x in R(n)\n" + layers + "sum(Y100)");
    RealMatrix a = MatrixUtils.createRealMatrix(new double[][] {{1, 0.5}, {-0.5, 1}});
    RealMatrix x = MatrixUtils.createColumnRealMatrix(new double[] {0.5, -0.25});
    RealMatrix g = network.gradient("x").compile().evaluate(Map.of("A", a, "x", x));
    for (int i = 0; i < 2; i++) {
      RealMatrix more = x.copy();
      RealMatrix less = x.copy();
      more.addToEntry(i, 0, 1e-5);
      less.addToEntry(i, 0, -1e-5);
      double difference =
          network.value(Map.of("A", a, "x", more)).getEntry(0, 0)
              - network.value(Map.of("A", a, "x", less)).getEntry(0, 0);
      assertThat(g.getEntry(i, 0)).isCloseTo(difference / 2e-5, within(1e-7));
    }
  }

  @Test
  void longGradientsUnderASumLeaveNoNames() {
    String chain = String.join("*", Collections.nCopies(20, "A*X*B*X"));
    Program program =
        Frobenius.parse(
            "A in R(n, n); B in R(n, n); X in R(n, n); y in R(3)\n"
                + "sum(j = 1..3, sin(y[j]*tr("
                + chain
                + ")))");
    Gradient gradient = program.gradient("X");
    assertThat(gradient.text()).doesNotContain("gradient");
    assertThat(program.check(gradient, 1).verdict().right()).isTrue();
  }

  /** Definitions Y1, Y2, ..., each of the one before. */
  private static String levels(int n, String first, String definition) {
    return IntStream.rangeClosed(1, n)
        .mapToObj(
            i -> ("Y%1$d = " + definition + "\n").formatted(i, i == 1 ? first : "Y" + (i - 1)))
        .collect(Collectors.joining());
  }

  @Test
  void tooDeepIsALimit() {
    String deep = "(".repeat(300_000) + "x" + ")".repeat(300_000);
    assertThatThrownBy(() -> Frobenius.parse(deep)).isInstanceOf(LimitException.class);
  }

  @Test
  void evaluates() {
    RealMatrix a = MatrixUtils.createRealMatrix(new double[][] {{1, 2}, {3, 4}, {5, 6}});
    RealMatrix b = MatrixUtils.createColumnRealMatrix(new double[] {1, 0, 1});
    RealMatrix x = MatrixUtils.createColumnRealMatrix(new double[] {1, -1});
    Program program = Frobenius.parse(LEAST_SQUARES);
    assertThat(program.value(Map.of("A", a, "b", b, "x", x)).getEntry(0, 0)).isEqualTo(9);
    Compiled f = program.gradient("x").compile().with("A", a);
    assertThat(f.evaluate(Map.of("b", b, "x", x)).getColumn(0)).containsExactly(-30, -40);
    assertThat(f.with("b", b).with("x", x).evaluate().getColumn(0)).containsExactly(-30, -40);
  }

  @Test
  void evaluatesScalarsAndSizes() {
    Program program = Frobenius.parse("t in R; t*sum(ones(n))");
    assertThat(program.compile().with("t", 0.5).withSize("n", 4).evaluate().getEntry(0, 0))
        .isEqualTo(2);
  }

  @Test
  void valuesThatDoNotFitAreRefused() {
    Compiled f = Frobenius.parse("S in Sym(n); log(det(S))").compile();
    assertThatThrownBy(() -> f.evaluate(Map.of())).isInstanceOf(DataException.class);
    RealMatrix skewed = MatrixUtils.createRealMatrix(new double[][] {{1, 2}, {3, 4}});
    assertThatThrownBy(() -> f.with("S", skewed).evaluate()).isInstanceOf(DataException.class);
    RealMatrix negative = MatrixUtils.createRealMatrix(new double[][] {{1, 2}, {2, 1}});
    assertThatThrownBy(() -> f.with("S", negative).evaluate()).isInstanceOf(DomainException.class);
  }

  @Test
  void definitionsAreFoundAgainInside() {
    String projector = "A in R(m, n); y in R(m); P = A*inv(A'*A)*A'; ";
    assertThat(Frobenius.gradient(projector + "y'*(I - P)*y", "A"))
        .isEqualTo("2*(P*y - y)*y'*pinv(A)'");
    String names = "A in R(m, n); B in R(m, n); C in R(m, n); ";
    assertThat(Frobenius.simplify(names + "H = A .* B; A .* B .* C")).isEqualTo("C .* H");
    assertThat(Frobenius.simplify(names + "S = A + B; 2*A + 2*B + 3*C")).isEqualTo("3*C + 2*S");
  }

  @Test
  void aDefinitionThatAssumesSomethingIsNotOffered() {
    assertThat(Frobenius.parse("X in R(n, n); Y = X*inv(X)*X + I; X + I").simplify().text())
        .isEqualTo("I + X");
  }
}
