package org.frobenius.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frobenius.numeric.Numbers.assertClose;
import static org.frobenius.numeric.Numbers.identity;
import static org.frobenius.numeric.Numbers.matrix;
import static org.frobenius.numeric.Numbers.random;
import static org.frobenius.numeric.Numbers.row;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuFactorizationTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 20})
  void solvesAndSolvesTransposed(int n) {
    RealMatrix a = random(n, n, n);
    RealMatrix x = random(n + 100, n, 3);
    assertClose(LuFactorization.of(a).solve(a.multiply(x)), x, 1e-12);
    assertClose(LuFactorization.of(a).solveTransposed(a.transpose().multiply(x)), x, 1e-12);
    assertClose(LuFactorization.of(a).inverse().multiply(a), identity(n), 1e-12);
  }

  @Test
  void theOperandIsUntouched() {
    RealMatrix a = random(1, 3, 3);
    RealMatrix before = a.copy();
    LuFactorization.of(a).solve(identity(3));
    assertThat(a).isEqualTo(before);
  }

  @Test
  void badScalingIsNotSingularity() {
    RealMatrix d = MatrixUtils.createRealDiagonalMatrix(new double[] {1e-200, 1, 1e200});
    assertThat(LuFactorization.of(d).isSingular()).isFalse();
    assertClose(LuFactorization.of(d).inverse().multiply(d), identity(3), 1e-15);
    RealMatrix rows = matrix(row(1e-20, 2e-20), row(3e20, -1e20));
    assertThat(LuFactorization.of(rows).isSingular()).isFalse();
  }

  @Test
  void illConditionedIsNotSingular() {
    RealMatrix hilbert = MatrixUtils.createRealMatrix(10, 10);
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        hilbert.setEntry(i, j, 1.0 / (i + j + 1));
      }
    }
    assertThat(LuFactorization.of(hilbert).isSingular()).isFalse();
    assertThat(LuFactorization.of(hilbert).reciprocalCondition()).isBetween(1e-15, 1e-12);
  }

  @Test
  void rankDeficientProductsAreSingularWhateverTheirRounding() {
    for (int seed = 0; seed < 500; seed++) {
      int n = 2 + seed % 12;
      int rank = 1 + seed % (n - 1);
      RealMatrix a = random(seed, n, rank).multiply(random(seed + 1000, rank, n));
      assertThat(LuFactorization.of(a).isSingular()).as("seed %s", seed).isTrue();
    }
    assertThat(LuFactorization.of(matrix(row(1, 2, 3), row(4, 5, 6), row(7, 8, 9))).isSingular())
        .isTrue();
    assertThat(LuFactorization.of(matrix(row(0, 0), row(0, 0))).isSingular()).isTrue();
  }

  @Test
  void determinants() {
    assertThat(LuFactorization.of(matrix(row(1, 2), row(3, 4))).determinant())
        .isCloseTo(-2, Percentage.withPercentage(1e-13));
    assertThat(LuFactorization.of(matrix(row(1, 2), row(2, 4))).determinant()).isZero();
    RealMatrix huge =
        MatrixUtils.createRealDiagonalMatrix(new double[] {1e300, -1e200, 1e-300, 1e-190});
    assertThat(LuFactorization.of(huge).determinant())
        .isCloseTo(-1e10, Percentage.withPercentage(1e-10));
    assertThat(LuFactorization.of(huge).determinantSign()).isEqualTo(-1);
    assertThat(LuFactorization.of(identity(400).scalarMultiply(1e10)).logDeterminant())
        .isCloseTo(4000 * Math.log(10), Percentage.withPercentage(1e-12));
  }
}
