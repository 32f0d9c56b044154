package org.frobenius.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frobenius.numeric.Numbers.assertClose;
import static org.frobenius.numeric.Numbers.identity;
import static org.frobenius.numeric.Numbers.jordan;
import static org.frobenius.numeric.Numbers.matrix;
import static org.frobenius.numeric.Numbers.positiveDefinite;
import static org.frobenius.numeric.Numbers.random;
import static org.frobenius.numeric.Numbers.row;

import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;
import org.junit.jupiter.api.Test;

/** Powers, square roots and logarithms, which share the branch cut. */
class MatrixPowerTest {
  private static RealMatrix power(RealMatrix x, double p) {
    return MatrixPower.of(x, p, x.getRowDimension());
  }

  private static RealMatrix log(RealMatrix x) {
    return MatrixLogarithm.of(x, x.getRowDimension(), "log");
  }

  /** Without eigenvalues on the negative axis: their arguments stay below 2. */
  private static RealMatrix principal(int seed, int n) {
    RealMatrix x = random(seed, n, n);
    return MatrixExponential.of(x.scalarMultiply(2 / Dense.norm1(x)), "exp");
  }

  @Test
  void wholePowersAreRepeatedProducts() {
    RealMatrix x = random(1, 3, 3);
    assertThat(power(x, 0)).isEqualTo(identity(3));
    assertThat(power(x, 1)).isEqualTo(Dense.of(x.getData()));
    assertClose(power(x, 5), x.multiply(x).multiply(x).multiply(x).multiply(x), 1e-15);
    assertClose(power(x, -2).multiply(x).multiply(x), identity(3), 1e-13);
  }

  @Test
  void powersOfAMillion() {
    RealMatrix step = matrix(row(1, 1e-6), row(0, 1));
    assertClose(power(step, 1_000_000), matrix(row(1, 1), row(0, 1)), 1e-12);
    double c = Math.cos(1e-6);
    double s = Math.sin(1e-6);
    assertClose(
        power(matrix(row(c, -s), row(s, c)), 1_000_000),
        matrix(row(Math.cos(1), -Math.sin(1)), row(Math.sin(1), Math.cos(1))),
        1e-9);
  }

  @Test
  void theSquareRootSquaredIsTheMatrix() {
    for (int seed = 0; seed < 40; seed++) {
      RealMatrix x = principal(seed, 2 + seed % 5);
      RealMatrix root = power(x, 0.5);
      assertClose(root.multiply(root), x, 1e-13);
      assertClose(power(x, -0.5).multiply(root), identity(x.getRowDimension()), 1e-12);
    }
  }

  @Test
  void theSquareRootOfAJordanBlock() {
    RealMatrix exact = matrix(row(2, 1 / 4.0, -1 / 64.0), row(0, 2, 1 / 4.0), row(0, 0, 2));
    assertClose(power(jordan(4, 3), 0.5), exact, 1e-15);
  }

  @Test
  void defectiveMatricesInAnyBasis() {
    for (int seed = 0; seed < 20; seed++) {
      RealMatrix basis = random(seed, 4, 4).add(identity(4).scalarMultiply(3));
      RealMatrix x = basis.multiply(jordan(2, 4)).multiply(LuFactorization.of(basis).inverse());
      RealMatrix root = power(x, 0.5);
      assertClose(root.multiply(root), x, 1e-12);
      assertClose(MatrixExponential.of(log(x), "exp"), x, 1e-12);
    }
  }

  @Test
  void theSquareRootOfASingularMatrixWhereThereIsOne() {
    RealMatrix half = random(5, 4, 2);
    RealMatrix x = half.multiply(half.transpose());
    RealMatrix root = power(x, 0.5);
    assertClose(root.multiply(root), x, 1e-13);
    RealMatrix projector = matrix(row(1, 1), row(0, 0));
    assertClose(power(projector, 0.5), projector, 1e-14);
    assertThatThrownBy(() -> power(jordan(0, 2), 0.5))
        .isInstanceOf(DomainException.class)
        .hasMessage("`sqrt` of a singular 2 by 2 matrix");
  }

  @Test
  void theLogarithmInvertsTheExponential() {
    for (int seed = 0; seed < 40; seed++) {
      RealMatrix x = random(seed, 2 + seed % 5, 2 + seed % 5);
      x = x.scalarMultiply(3 / Dense.norm1(x));
      assertClose(log(MatrixExponential.of(x, "exp")), x, 1e-13);
    }
  }

  @Test
  void theLogarithmOfATriangleOfLargeRange() {
    RealMatrix l = log(matrix(row(1, 1e10), row(0, 1)));
    assertClose(l, matrix(row(0, 1e10), row(0, 0)), 1e-15);
  }

  @Test
  void realPowersAgreeWithRootsAndProducts() {
    for (int seed = 0; seed < 20; seed++) {
      RealMatrix x = principal(seed, 3);
      RealMatrix third = power(x, 1 / 3.0);
      assertClose(third.multiply(third).multiply(third), x, 1e-13);
      assertClose(power(x, 0.75), power(power(x, 0.25), 3), 1e-13);
      assertClose(power(x, -2.3).multiply(power(x, 2.3)), identity(3), 1e-11);
      assertClose(power(x, 10.1).multiply(power(x, -0.1)), power(x, 10), 1e-11);
    }
  }

  @Test
  void symmetricMatricesByTheirEigenvalues() {
    RealMatrix p = positiveDefinite(3, 4);
    RealMatrix root = power(p, 0.5);
    assertClose(root.multiply(root), p, 1e-14);
    assertThat(root.transpose()).isEqualTo(root);
    assertClose(power(p, 0.3).multiply(power(p, 0.7)), p, 1e-14);
  }

  /** Rounding makes a pair of a defective double eigenvalue, not of one that is a pair. */
  @Test
  void aPairBesideTheCutIsNotOnIt() {
    for (double beside : new double[] {1e-3, 1e-6, 1e-8, 1e-12}) {
      RealMatrix x = matrix(row(-1, beside), row(-beside, -1));
      RealMatrix log = log(x);
      double size = Math.log1p(beside * beside) / 2;
      double angle = Math.PI - Math.atan(beside);
      assertClose(log, matrix(row(size, angle), row(-angle, size)), 1e-14);
      RealMatrix root = power(x, 0.5);
      assertClose(root.multiply(root), x, 1e-14);
    }
    RealMatrix within = matrix(row(-1, 1e-17), row(-1e-17, -1));
    assertThatThrownBy(() -> log(within)).isInstanceOf(DomainException.class);
    for (int n = 2; n <= 6; n++) {
      RealMatrix basis = random(n, n, n).add(identity(n).scalarMultiply(3));
      RealMatrix defective =
          basis.multiply(jordan(-1, n)).multiply(LuFactorization.of(basis).inverse());
      assertThatThrownBy(() -> log(defective)).isInstanceOf(DomainException.class);
    }
  }

  @Test
  void allEigenvaluesOnTheCutAreNamed() {
    RealMatrix x = matrix(row(-1, 1, 2), row(0, -4, 1), row(0, 0, 2));
    String all = "with the eigenvalues -4, -1 on the branch cut";
    assertThatThrownBy(() -> log(x)).hasMessageContaining(all);
    RealMatrix symmetric = matrix(row(-1, 0, 0), row(0, -4, 0), row(0, 0, 2));
    assertThatThrownBy(() -> log(symmetric)).hasMessageContaining(all);
    assertThatThrownBy(() -> power(symmetric, 0.5)).hasMessageContaining(all);
  }

  @Test
  void negativeEigenvaluesHaveNoRealRoot() {
    RealMatrix general = matrix(row(-0.25, 1), row(0, 2));
    RealMatrix symmetric = matrix(row(0, 1), row(1, 0));
    RealMatrix defective = jordan(-1, 2);
    assertThatThrownBy(() -> power(general, 0.5))
        .isInstanceOf(DomainException.class)
        .hasMessage(
            "`sqrt` of a matrix with the eigenvalue -0.25 on the branch cut has no real value");
    assertThatThrownBy(() -> log(general))
        .isInstanceOf(DomainException.class)
        .hasMessage(
            "`log` of a matrix with the eigenvalue -0.25 on the branch cut has no real value");
    assertThatThrownBy(() -> power(symmetric, 0.3))
        .isInstanceOf(DomainException.class)
        .hasMessage("`^` of a matrix with the eigenvalue -1 on the branch cut has no real value");
    assertThatThrownBy(() -> log(defective)).isInstanceOf(DomainException.class);
    RealMatrix basis = matrix(row(1, 2), row(3, 4));
    RealMatrix hidden = basis.multiply(defective).multiply(LuFactorization.of(basis).inverse());
    assertThatThrownBy(() -> power(hidden, 0.5)).isInstanceOf(DomainException.class);
  }

  @Test
  void aRotationByAlmostHalfATurnHasALogarithm() {
    double angle = Math.PI - 1e-5;
    RealMatrix x =
        matrix(row(Math.cos(angle), -Math.sin(angle)), row(Math.sin(angle), Math.cos(angle)));
    assertClose(log(x), matrix(row(0, -angle), row(angle, 0)), 1e-10);
  }

  @Test
  void inversesOfSingularMatricesAreNamed() {
    assertThatThrownBy(() -> power(matrix(row(1, 2), row(2, 4)), -1))
        .isInstanceOf(DomainException.class)
        .hasMessage("`inv` of a singular 2 by 2 matrix");
    assertThatThrownBy(() -> log(matrix(row(1, 2), row(2, 4))))
        .isInstanceOf(DomainException.class)
        .hasMessage("`log` of a singular 2 by 2 matrix");
  }
}
