package org.frobenius.numeric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.verify.Scope;
import org.junit.jupiter.api.Test;

class RoundingNoiseTest {
  private static final Scope SCOPE = new Scope("a in R; k in N; X in R(n, n)");
  private static final RealMatrix SYMMETRIC =
      MatrixUtils.createRealMatrix(new double[][] {{1, 3, 0}, {3, 2, 5}, {0, 5, 4}});

  private static RealMatrix result(String expression, RealMatrix value, long seed) {
    return new RoundingNoise(seed).result(SCOPE.read(expression), value, List.of());
  }

  @Test
  void entriesMoveByAsMuchAsRoundingMoves() {
    RealMatrix moved = result("exp(X)", SYMMETRIC, 1);
    assertThat(moved).isNotEqualTo(SYMMETRIC);
    assertThat(moved.subtract(SYMMETRIC).getFrobeniusNorm())
        .isBetween(Math.ulp(1.0), 20 * Math.ulp(5.0));
  }

  @Test
  void zerosStayAndSymmetricMatricesRemainSo() {
    RealMatrix moved = new RoundingNoise(2).argument(SYMMETRIC);
    assertThat(moved.getEntry(0, 2)).isZero();
    assertThat(moved.transpose()).isEqualTo(moved);
  }

  @Test
  void namesTransposesAndIntegersAreExact() {
    assertThat(result("X", SYMMETRIC, 1)).isEqualTo(SYMMETRIC);
    assertThat(result("X'", SYMMETRIC, 1)).isEqualTo(SYMMETRIC);
    RealMatrix three = MatrixUtils.createRealMatrix(new double[][] {{3}});
    assertThat(result("k + 1", three, 1)).isEqualTo(three);
  }

  @Test
  void theSameSeedMovesAlike() {
    assertThat(result("exp(X)", SYMMETRIC, 7)).isEqualTo(result("exp(X)", SYMMETRIC, 7));
    assertThat(result("exp(X)", SYMMETRIC, 7)).isNotEqualTo(result("exp(X)", SYMMETRIC, 8));
  }
}
