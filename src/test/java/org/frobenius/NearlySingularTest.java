package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.frobenius.MatrixTexts.matrix;

import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is divided by may be singular but for the rounding of what it was computed from: then it has
 * no inverse. What is merely ill-conditioned has one.
 */
class NearlySingularTest {
  private static final RealMatrix A = matrix("[0, 0, 0; 1, -1, 0; 0, -1, -1]");
  private static final RealMatrix E = matrix("[1, 0, 0; 1/2, 1, 0; 1/3, -1, 1/5]");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          inv(sylvester([3,0,0;1,2,0;0,-1,2], [3,0,0;1,2,0;0,-1,2], [0,0,0;1,-1,0;0,-1,-1])) | inv
          inv([0.1; 0.2; 0.7]*[0.3, 0.1, 0.9] + [0.5; 0.3; 0.1]*[0.7, 0.2, 0.3])    | inv
          inv([0.1; 0.2; 0.7]*[0.3, 0.1, 0.9] + [0.5; 0.3; 0.1]*[0.7, 0.2, 0.3])*[1; 2; 3] | inv
          logdet(3*[0.1; 0.7]*[0.1, 0.7])                                             | logdet
          1/(exp(log(3)) - 3)                                                         | inv
          sylvester([0.1, 0.3; 0.3, 0.9]^2, [-0.1, 0.3; 0.7, -2.1], [1, 2; 3, 4])     | sylvester
          sylvester([0, 0; 0, 0], 10^10*[0.1; 0.7]*[0.7, -0.1], [1, 2; 3, 4])         | sylvester
          """)
  void isRefused(String text, String operation) {
    assertThatThrownBy(() -> matrix(text))
        .isInstanceOf(DomainException.class)
        .hasMessageContaining("`" + operation);
  }

  @ParameterizedTest
  @CsvSource({"gradient", "hessian"})
  void isRefusedInDerivatives(String kind) {
    Program program =
        Program.read(
            "program",
            "A in Lower(3); X = sylvester(A + 3*I, A + 3*I, A); logdet(inv(X)*inv(X)' + I)",
            List.of(),
            false);
    Answer answer = kind.equals("hessian") ? program.hessian("A") : program.gradient("A");
    assertThatThrownBy(() -> answer.compile().evaluate(Map.of("A", A, "dA", E)))
        .isInstanceOf(DomainException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          inv([1, 1/2, 1/3; 1/2, 1/3, 1/4; 1/3, 1/4, 1/5])[3, 3]                 | 180
          inv(diag([1e-20; 1]))[1, 1]                                            | 1e20
          inv(diag([1e-20; 1])*[2, 1; 1, 1])[2, 1]                               | -1e20
          inv([1e-20, 1e-10; 0, 1])[1, 1]                                        | 1e20
          inv([1, 1; 1, 1 + 2^-40])[1, 2]                                        | -1099511627776
          ([1, 1; 1, 1 + 2^-40]\\[1; 1])[1]                                       | 1
          logdet([1, 1; 1, 1 + 2^-40])                                           | -27.725887222397812
          sum(sylvester([1e-9, 0; 0, 1], [0, 0; 0, 1], [1, 0; 0, 0]))            | 1e9
          1/(1 + 2^-40 - 1)                                                      | 1099511627776
          """)
  void isAllowedIfIllConditionedOnly(String text, double expected) {
    assertThat(matrix(text).getEntry(0, 0)).isCloseTo(expected, offset(1e-6 * Math.abs(expected)));
  }

  /** Its determinant is no number. */
  @Test
  void whatIsSmallIsInvertible() {
    RealMatrix gradient =
        Program.read("small", "X in R(2, 2); tr(X*inv(X)*X)", List.of(), false)
            .gradient("X")
            .compile()
            .evaluate(Map.of("X", matrix("[1e-200, 0; 0, 1e-200]")));
    assertThat(gradient).isEqualTo(matrix("[1, 0; 0, 1]"));
  }
}
