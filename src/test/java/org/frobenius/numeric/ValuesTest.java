package org.frobenius.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frobenius.numeric.Numbers.column;
import static org.frobenius.numeric.Numbers.identity;
import static org.frobenius.numeric.Numbers.matrix;
import static org.frobenius.numeric.Numbers.orthogonal;
import static org.frobenius.numeric.Numbers.positiveDefinite;
import static org.frobenius.numeric.Numbers.random;
import static org.frobenius.numeric.Numbers.row;
import static org.frobenius.numeric.Numbers.symmetric;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DataException;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.frobenius.expr.Space.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValuesTest {
  private static final Dim N = Dim.symbol("n");

  private static Space space(Kind kind) {
    return switch (kind) {
      case POSITIVE, NATURAL -> Space.of(kind, Shape.SCALAR);
      case STIEFEL -> Space.of(kind, new Shape(N, Dim.symbol("p")));
      case SEQUENCE -> Space.of(kind, new Shape(Dim.INFINITE, Dim.ONE));
      case REAL,
          COMPLEX,
          SYMMETRIC,
          SKEW,
          DIAGONAL,
          LOWER,
          UPPER,
          POSITIVE_DEFINITE,
          ORTHOGONAL,
          HERMITIAN,
          FUNCTION,
          ANALYTIC ->
          Space.of(kind, new Shape(N, N));
    };
  }

  private static RealMatrix scalar(double value) {
    return matrix(row(value));
  }

  static Stream<Arguments> members() {
    RealMatrix lower = matrix(row(1, 0), row(2, 3));
    return Stream.of(
        Arguments.of(Kind.REAL, random(1, 2, 2)),
        Arguments.of(Kind.COMPLEX, random(1, 2, 2)),
        Arguments.of(Kind.POSITIVE, scalar(1e-300)),
        Arguments.of(Kind.NATURAL, scalar(0)),
        Arguments.of(Kind.SYMMETRIC, symmetric(1, 3)),
        Arguments.of(Kind.HERMITIAN, symmetric(1, 3)),
        Arguments.of(Kind.SKEW, matrix(row(0, 2), row(-2, 0))),
        Arguments.of(Kind.DIAGONAL, identity(3)),
        Arguments.of(Kind.LOWER, lower),
        Arguments.of(Kind.UPPER, lower.transpose()),
        Arguments.of(Kind.POSITIVE_DEFINITE, positiveDefinite(1, 3)),
        Arguments.of(Kind.ORTHOGONAL, orthogonal(1, 3)),
        Arguments.of(Kind.STIEFEL, orthogonal(1, 3).getSubMatrix(0, 2, 0, 1)),
        Arguments.of(Kind.SEQUENCE, column(1, 2, 3)));
  }

  static Stream<Arguments> strangers() {
    RealMatrix general = matrix(row(1, 2), row(3, 4));
    return Stream.of(
        Arguments.of(Kind.POSITIVE, scalar(0), "positive, as R+ asks"),
        Arguments.of(Kind.NATURAL, scalar(-1), "a non-negative integer, as N asks"),
        Arguments.of(Kind.NATURAL, scalar(0.5), "a non-negative integer, as N asks"),
        Arguments.of(Kind.SYMMETRIC, general, "symmetric, as Sym(n) asks"),
        Arguments.of(Kind.SYMMETRIC, random(1, 2, 3), "symmetric, as Sym(n) asks"),
        Arguments.of(Kind.HERMITIAN, general, "symmetric, as Herm(n) asks"),
        Arguments.of(Kind.SKEW, general, "skew-symmetric, as Skew(n) asks"),
        Arguments.of(Kind.DIAGONAL, general, "diagonal, as Diag(n) asks"),
        Arguments.of(Kind.LOWER, general, "lower triangular, as Lower(n) asks"),
        Arguments.of(Kind.UPPER, general, "upper triangular, as Upper(n) asks"),
        Arguments.of(Kind.POSITIVE_DEFINITE, general, "symmetric, as SPD(n) asks"),
        Arguments.of(
            Kind.POSITIVE_DEFINITE,
            matrix(row(1, 2), row(2, 1)),
            "positive definite, as SPD(n) asks"),
        Arguments.of(
            Kind.POSITIVE_DEFINITE,
            matrix(row(1, 1), row(1, 1)),
            "positive definite, as SPD(n) asks"),
        Arguments.of(
            Kind.ORTHOGONAL, general, "orthogonal: its columns are not orthonormal, as O(n) asks"),
        Arguments.of(
            Kind.STIEFEL, general, "orthogonal: its columns are not orthonormal, as St(n, p) asks"),
        Arguments.of(Kind.SEQUENCE, general, "a column, as R(inf) asks"));
  }

  @ParameterizedTest
  @MethodSource("members")
  void liesInItsSpace(Kind kind, RealMatrix value) {
    assertThatCode(() -> Values.none().with("X", value).check(Map.of("X", space(kind))))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @MethodSource("strangers")
  void doesNotLieInItsSpace(Kind kind, RealMatrix value, String lacks) {
    assertThatThrownBy(() -> Values.none().with("X", value).check(Map.of("X", space(kind))))
        .isInstanceOf(DataException.class)
        .hasMessage("the value of `X` is not " + lacks);
  }

  @Test
  void anUlpOfAsymmetryIsRounding() {
    RealMatrix s = symmetric(1, 3);
    s.setEntry(0, 1, s.getEntry(0, 1) + 1e-12);
    assertThatCode(() -> Values.none().with("S", s).check(Map.of("S", space(Kind.SYMMETRIC))))
        .doesNotThrowAnyException();
  }

  @Test
  void differentialsOfALinearSpaceLieInIt() {
    Values values = Values.none().with("P", identity(2)).with("dP", matrix(row(0, 1), row(2, 0)));
    assertThatThrownBy(() -> values.check(Map.of("P", space(Kind.POSITIVE_DEFINITE))))
        .isInstanceOf(DataException.class)
        .hasMessage("the value of `dP` is not symmetric, as SPD(n) asks");
  }

  @Test
  void entriesAreFinite() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Values.none().with("X", matrix(row(1, 2), row(bad, 4))))
          .isInstanceOf(DataException.class)
          .hasMessage("the value of `X` is " + bad + " at entry [2, 1]");
    }
  }

  @Test
  void areImmutable() {
    RealMatrix given = random(1, 2, 2);
    Values one = Values.none().with("X", given);
    Values two = one.with("Y", given);
    given.setEntry(0, 0, 99);
    assertThat(one.names()).containsExactly("X");
    assertThat(two.find("X").orElseThrow().getEntry(0, 0)).isNotEqualTo(99);
  }
}
