package org.frobenius.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frobenius.numeric.Numbers.assertClose;
import static org.frobenius.numeric.Numbers.identity;
import static org.frobenius.numeric.Numbers.matrix;
import static org.frobenius.numeric.Numbers.row;
import static org.frobenius.numeric.Numbers.symmetric;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.assertj.core.data.Percentage;
import org.frobenius.expr.Expr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SymmetricEigenTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10, 60, 150})
  void putTogetherItIsTheMatrix(int n) {
    RealMatrix s = symmetric(n, n);
    assertClose(SymmetricEigen.of(s).apply(x -> x), s, 1e-13 * Math.max(1, n / 10));
  }

  @Test
  void smallEigenvaluesOfAPositiveDefiniteMatrixAreRight() {
    RealMatrix s = matrix(row(1, 1e-12), row(1e-12, 1e-20));
    double small = 1e-20 - 1e-24; // determinant over the large one
    assertThat(SymmetricEigen.of(s).values()[1]).isCloseTo(small, Percentage.withPercentage(1e-10));
  }

  @Test
  void repeatedEigenvaluesAndZero() {
    assertThat(SymmetricEigen.of(identity(3)).values()).containsExactly(1, 1, 1);
    assertThat(SymmetricEigen.of(Dense.zeros(3, 3)).values()).containsExactly(0, 0, 0);
    RealMatrix ones = ConstantMatrices.of(Expr.Constant.Kind.ONES, List.of(4, 4), List.of());
    double[] w = SymmetricEigen.of(ones).values();
    assertThat(w[0]).isCloseTo(4, Percentage.withPercentage(1e-12));
    assertThat(w[3]).isBetween(-1e-15, 1e-15);
  }

  @Test
  void theLargestEntryOfAVectorIsPositive() {
    for (int seed = 0; seed < 20; seed++) {
      double[] v = SymmetricEigen.of(symmetric(seed, 4)).vector(0);
      assertThat(SymmetricEigen.signOf(v)).isEqualTo(1);
    }
  }
}
