package org.frobenius.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frobenius.numeric.Numbers.assertClose;
import static org.frobenius.numeric.Numbers.identity;
import static org.frobenius.numeric.Numbers.orthogonal;
import static org.frobenius.numeric.Numbers.random;

import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.syntax.RuleText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Divided differences at symmetric matrices, beside the block form of the derivative. */
class SymmetricFunctionTest {
  private static final MatrixFunctions FUNCTIONS =
      new MatrixFunctions(e -> Evaluator.evaluate(e, Values.none()), Map.of());

  private static final List<double[]> SPECTRA =
      List.of(
          new double[] {0.5, 0.8, 1.1, 1.4},
          new double[] {0.7, 0.7, 0.7, 0.7},
          new double[] {0.3, 0.3, 1.2, 1.2},
          new double[] {0.4, 0.4 + 1e-15, 0.4 + 1e-12, 0.4 + 1e-8},
          new double[] {0.9, 0.9 + 1e-5, 0.9 + 1e-3, 1.3},
          new double[] {1e-3, 1, 1.01, 1.2});

  private static Fun function(String text) {
    if (!text.startsWith("z -> ")) {
      return new Fun.Known(text);
    }
    Expr.Symbol z = Build.symbol("z", Space.real(Shape.SCALAR));
    return new Fun.Lambda(z, RuleText.scalar(text.substring("z -> ".length()), z));
  }

  private static RealMatrix symmetric(double[] spectrum) {
    RealMatrix q = orthogonal(5, spectrum.length);
    RealMatrix s = q.multiply(MatrixUtils.createRealDiagonalMatrix(spectrum)).multiply(q);
    return s.add(s.transpose()).scalarMultiply(0.5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exp",
        "log",
        "sqrt",
        "sin",
        "cos",
        "tan",
        "sinh",
        "cosh",
        "tanh",
        "z -> z^(1/3)",
        "z -> z^(-3/2)",
        "z -> z^(5/2)",
        "z -> 1/(1 + exp(z))",
        "z -> exp(-z^2)*sqrt(z)",
        "z -> log(2 + sin(z)^3)",
        "z -> 2^z",
        "z -> z^z",
        "z -> (z^2 + exp(z))^(-2)"
      })
  void agreesWithTheBlockForm(String text) {
    Fun f = function(text);
    for (double[] spectrum : SPECTRA) {
      RealMatrix x = symmetric(spectrum);
      RealMatrix e = random(9, 4, 4);
      RealMatrix form = BlockForm.of(x, List.of(e));
      RealMatrix corner = Dense.block(FUNCTIONS.apply(f, form), 0, 4, 4, 4);
      assertClose(FUNCTIONS.frechet(f, x, List.of(e)), corner, spectrum[0] < 0.01 ? 1e-10 : 3e-13);
    }
  }

  @Test
  void theDirectionNeedNotBeSymmetric() {
    RealMatrix x = symmetric(SPECTRA.getFirst());
    RealMatrix e = MatrixUtils.createRealMatrix(4, 4);
    e.setEntry(0, 3, 1);
    RealMatrix l = FUNCTIONS.frechet(function("exp"), x, List.of(e));
    assertThat(Dense.isSymmetric(l, 1e-3)).isFalse();
    assertClose(
        l.transpose(), FUNCTIONS.frechet(function("exp"), x, List.of(e.transpose())), 1e-15);
  }

  @Test
  void farEigenvaluesDoNotOverflow() {
    RealMatrix x = MatrixUtils.createRealDiagonalMatrix(new double[] {-1000, 500, 501});
    RealMatrix e = random(3, 3, 3);
    RealMatrix l = FUNCTIONS.frechet(function("tanh"), x, List.of(e));
    assertThat(l.getEntry(0, 1)).isEqualTo(e.getEntry(0, 1) * 2 / 1500);
    assertThat(l.getEntry(1, 2)).isZero();
    RealMatrix exp = FUNCTIONS.frechet(function("exp"), x, List.of(e));
    assertClose(
        Dense.scalar(exp.getEntry(1, 2)),
        Dense.scalar(e.getEntry(1, 2) * (Math.exp(501) - Math.exp(500))),
        1e-14);
  }

  @Test
  void outsideTheDomainThereIsNone() {
    RealMatrix e = random(3, 4, 4);
    RealMatrix negative = symmetric(new double[] {-2, -1, 1, 2});
    RealMatrix singular = identity(4);
    singular.setEntry(3, 3, 0);
    for (String f : List.of("log", "sqrt", "z -> z^(1/3)", "z -> exp(z) + log(z)")) {
      assertThatThrownBy(() -> FUNCTIONS.frechet(function(f), negative, List.of(e)))
          .isInstanceOf(DomainException.class)
          .hasMessageContaining("with the eigenvalues -2, -1 on the branch cut");
      assertThatThrownBy(() -> FUNCTIONS.frechet(function(f), singular, List.of(e)))
          .isInstanceOf(DomainException.class)
          .hasMessageContaining("of a singular 4 by 4 matrix");
    }
  }

  /** Rows of different sizes do not make a matrix singular: no digit of the root is lost. */
  @Test
  void rootsOfSmallEigenvaluesAreKept() {
    RealMatrix x = MatrixUtils.createRealDiagonalMatrix(new double[] {1e300, 1, 1e-300});
    RealMatrix root = FUNCTIONS.apply(new Fun.Known("sqrt"), x);
    assertThat(root.getEntry(0, 0)).isEqualTo(1e150);
    assertThat(root.getEntry(1, 1)).isEqualTo(1);
    assertThat(root.getEntry(2, 2)).isEqualTo(1e-150);
    RealMatrix singular = MatrixUtils.createRealMatrix(new double[][] {{1, 1}, {1, 1}});
    assertClose(
        FUNCTIONS.apply(new Fun.Known("sqrt"), singular),
        singular.scalarMultiply(Math.sqrt(0.5)),
        1e-15);
  }
}
