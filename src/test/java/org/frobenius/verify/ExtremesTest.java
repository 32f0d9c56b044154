package org.frobenius.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.frobenius.expr.Expr;
import org.junit.jupiter.api.Test;

class ExtremesTest {
  private static final Scope SCOPE =
      new Scope("a in R; c in R+; X in R(n, n); S in Sym(n); P in SPD(n)");

  private static List<Instance> extremes(String expression, int sign) {
    Expr e = SCOPE.read(expression);
    Instance ordinary = RandomInstances.of(List.of(e), 1).instance(0).orElseThrow();
    return new Extremes(List.of(e)).of(ordinary, sign);
  }

  private static double entry(Instance instance, String name) {
    return instance.matrices().get(name).getEntry(0, 0);
  }

  @Test
  void positiveNamesStayPositive() {
    assertThat(extremes("a*c", -1)).allSatisfy(i -> assertThat(entry(i, "c")).isPositive());
    assertThat(extremes("tr(X)*tr(P)", -1)).allSatisfy(i -> assertThat(entry(i, "P")).isPositive());
  }

  @Test
  void namesComeTinyAndHugeAndZero() {
    List<Instance> all = extremes("a^2", 1);
    assertThat(all).anySatisfy(i -> assertThat(Math.abs(entry(i, "a"))).isLessThan(1e-6));
    assertThat(all).anySatisfy(i -> assertThat(Math.abs(entry(i, "a"))).isGreaterThan(1e6));
    assertThat(all).anySatisfy(i -> assertThat(entry(i, "a")).isZero());
  }

  @Test
  void theSizesOfTheNumbersInTheExpressionAreTried() {
    assertThat(extremes("a + a/10^30", 1))
        .anySatisfy(i -> assertThat(Math.abs(entry(i, "a"))).isGreaterThan(1e28));
    assertThat(extremes("a + a/3", 1))
        .allSatisfy(i -> assertThat(Math.abs(entry(i, "a"))).isLessThan(1e20));
  }

  @Test
  void matricesOfRankOneAreTriedAndSymmetricOnesStaySymmetric() {
    List<Instance> all = extremes("tr(X*S)", 1);
    assertThat(all)
        .anySatisfy(
            i ->
                assertThat(new SingularValueDecomposition(i.matrices().get("X")).getRank())
                    .isOne());
    assertThat(all)
        .allSatisfy(
            i -> {
              RealMatrix s = i.matrices().get("S");
              assertThat(s.transpose()).isEqualTo(s);
            });
  }
}
