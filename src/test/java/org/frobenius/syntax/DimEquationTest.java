package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Rational;
import org.junit.jupiter.api.Test;

class DimEquationTest {
  private static final Dim X = Dim.symbol("?1");
  private static final Dim Y = Dim.symbol("?2");
  private static final Dim M = Dim.symbol("m");
  private static final Dim N = Dim.symbol("n");

  private static DimEquation.Outcome solve(Dim left, Dim right) {
    return DimEquation.solve(left.minus(right));
  }

  private static DimEquation.Outcome solved(Dim value) {
    return new DimEquation.Solved(Map.of("?1", value));
  }

  @Test
  void linear() {
    assertThat(solve(X.plus(Dim.ONE), M.plus(Dim.ONE))).isEqualTo(solved(M));
    assertThat(solve(X.times(Dim.of(2)), Dim.of(6))).isEqualTo(solved(Dim.of(3)));
    assertThat(solve(X.times(M), M.times(N))).isEqualTo(solved(N));
    assertThat(solve(X.times(M.plus(Dim.ONE)), M.times(N).plus(N))).isEqualTo(solved(N));
    assertThat(solve(X, Y.plus(Dim.ONE))).isEqualTo(solved(Y.plus(Dim.ONE)));
  }

  @Test
  void wholeValuesBeforeFractions() {
    // 3*x = n + y leaves x open and gives y
    assertThat(solve(X.times(Dim.of(3)), N.plus(Y)))
        .isEqualTo(new DimEquation.Solved(Map.of("?2", X.times(Dim.of(3)).minus(N))));
    assertThat(solve(X.times(Dim.of(2)), N)).isEqualTo(solved(N.times(Rational.HALF)));
  }

  @Test
  void dimensionsArePositive() {
    assertThat(DimEquation.isPossible(Dim.of(1))).isTrue();
    assertThat(DimEquation.isPossible(Dim.of(0))).isFalse();
    assertThat(DimEquation.isPossible(N.minus(M))).isTrue();
    assertThat(DimEquation.isPossible(Dim.of(2).minus(N))).isTrue();
    assertThat(DimEquation.isPossible(Dim.ONE.minus(N))).isFalse();
  }

  @Test
  void commonFactorsCancel() {
    assertThat(solve(X.times(Y), Y.times(N))).isEqualTo(solved(N));
    assertThat(solve(X.times(X), X.times(N))).isEqualTo(solved(N));
  }

  @Test
  void productsThatAreOne() {
    assertThat(solve(X.times(Y), Dim.ONE))
        .isEqualTo(new DimEquation.Solved(Map.of("?1", Dim.ONE, "?2", Dim.ONE)));
    assertThat(solve(X.times(M), Dim.ONE)).isEqualTo(new DimEquation.Never());
  }

  @Test
  void triangularNumbers() {
    Dim triangle = X.times(X.plus(Dim.ONE)).times(Rational.HALF);
    assertThat(solve(triangle, Dim.of(6))).isEqualTo(solved(Dim.of(3)));
    assertThat(solve(triangle, Dim.of(7))).isEqualTo(new DimEquation.Never());
    assertThat(solve(triangle, N.times(N.plus(Dim.ONE)).times(Rational.HALF))).isEqualTo(solved(N));
  }

  @Test
  void alwaysNeverUndecided() {
    assertThat(solve(X.plus(N), N.plus(X))).isEqualTo(new DimEquation.Always());
    assertThat(solve(M, N)).isEqualTo(new DimEquation.Never());
    assertThat(solve(X.times(M), N)).isEqualTo(new DimEquation.Never());
    assertThat(solve(X.times(Dim.of(2)), Dim.of(5))).isEqualTo(new DimEquation.Never());
    assertThat(solve(X.plus(Dim.of(5)), Dim.of(3))).isEqualTo(new DimEquation.Never());
    assertThat(solve(X.times(Y), Dim.of(6))).isEqualTo(new DimEquation.Undecided());
  }

  @Test
  void division() {
    Dim square = M.plus(N).times(M.plus(N));
    assertThat(DimEquation.divide(square, M.plus(N))).contains(M.plus(N));
    assertThat(DimEquation.divide(square, M.minus(N))).isEqualTo(Optional.empty());
    assertThat(DimEquation.divide(Dim.ZERO, M)).contains(Dim.ZERO);
  }
}
