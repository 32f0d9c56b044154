package org.frobenius.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frobenius.numeric.Numbers.assertClose;
import static org.frobenius.numeric.Numbers.identity;
import static org.frobenius.numeric.Numbers.jordan;
import static org.frobenius.numeric.Numbers.random;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ComplexSchurTest {
  static Stream<RealMatrix> matrices() {
    RealMatrix cyclic = MatrixUtils.createRealMatrix(8, 8);
    for (int i = 0; i < 8; i++) {
      cyclic.setEntry(i, (i + 1) % 8, 1);
    }
    return Stream.concat(
        IntStream.rangeClosed(1, 12).mapToObj(n -> random(n, n, n)),
        Stream.of(
            Dense.zeros(4, 4),
            identity(5),
            jordan(2, 6),
            jordan(0, 6).transpose(),
            cyclic,
            random(1, 6, 2).multiply(random(2, 2, 6)),
            random(3, 5, 5).scalarMultiply(1e300),
            random(4, 5, 5).scalarMultiply(1e-300),
            random(5, 60, 60)));
  }

  @ParameterizedTest
  @MethodSource("matrices")
  void isUnitaryTriangularAndTheMatrix(RealMatrix x) {
    var schur = ComplexSchur.of(x);
    ComplexMatrix t = schur.triangle();
    for (int i = 0; i < t.n; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(t.get(i, j).abs()).isZero();
      }
    }
    ComplexMatrix gram = schur.unitary().conjugateTranspose().multiply(schur.unitary());
    assertClose(gram.realPart(), identity(t.n), 1e-13);
    assertClose(schur.realFunction(t), x, 1e-13);
  }

  @ParameterizedTest
  @MethodSource("matrices")
  void theEigenvaluesOfABlockFormAreExactlyRepeated(RealMatrix x) {
    int n = x.getRowDimension();
    RealMatrix form = BlockForm.of(x, List.of(random(7, n, n).scalarMultiply(Dense.largest(x))));
    var schur = ComplexSchur.of(form, n);
    ComplexMatrix t = schur.triangle();
    for (int i = 0; i < n; i++) {
      assertThat(t.get(n + i, n + i)).isEqualTo(t.get(i, i));
    }
    assertClose(schur.realFunction(t), form, 1e-13);
  }
}
