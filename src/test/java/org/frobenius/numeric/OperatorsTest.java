package org.frobenius.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frobenius.numeric.Numbers.assertClose;
import static org.frobenius.numeric.Numbers.column;
import static org.frobenius.numeric.Numbers.identity;
import static org.frobenius.numeric.Numbers.jordan;
import static org.frobenius.numeric.Numbers.matrix;
import static org.frobenius.numeric.Numbers.orthogonal;
import static org.frobenius.numeric.Numbers.positiveDefinite;
import static org.frobenius.numeric.Numbers.random;
import static org.frobenius.numeric.Numbers.row;
import static org.frobenius.numeric.Numbers.symmetric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.assertj.core.data.Offset;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperatorsTest {
  private static final RealMatrix A = matrix(row(1, -2, 3), row(-4, 5, 6));
  private static final RealMatrix S = symmetric(3, 4);
  private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

  private static RealMatrix apply(Op op, RealMatrix... args) {
    return Operators.apply(op, List.of(args));
  }

  private static double number(Op op, RealMatrix... args) {
    return apply(op, args).getEntry(0, 0);
  }

  private static RealMatrix scalar(double value) {
    return matrix(row(value));
  }

  @Test
  void sumsAndExtremes() {
    assertThat(number(Op.SUM, A)).isEqualTo(9);
    assertThat(number(Op.PROD, A)).isEqualTo(720);
    assertThat(number(Op.MAX, A)).isEqualTo(6);
    assertThat(number(Op.MIN, A)).isEqualTo(-4);
    assertThat(number(Op.TRACE, jordan(2, 3))).isEqualTo(6);
    assertThat(number(Op.FROBENIUS, A, A)).isEqualTo(91);
    assertClose(apply(Op.ROWSUM, A), column(2, 7), 0);
    assertClose(apply(Op.COLSUM, A), column(-3, 3, 9), 0);
  }

  @Test
  void norms() {
    assertThat(number(Op.NORM, A)).isCloseTo(Math.sqrt(91), ROUNDING);
    assertThat(number(Op.NORM_ONE, A)).isEqualTo(21);
    assertThat(number(Op.NORM_INFINITY, A)).isEqualTo(6);
    assertThat(number(Op.NORM_P, A, scalar(3))).isCloseTo(Math.cbrt(441), ROUNDING);
    assertThat(number(Op.NORM, A.scalarMultiply(1e200)))
        .isCloseTo(Math.sqrt(91) * 1e200, Offset.offset(1e187));
    assertThat(number(Op.NORM, Dense.zeros(2, 2))).isZero();
    RealMatrix q = orthogonal(1, 3);
    RealMatrix d = MatrixUtils.createRealDiagonalMatrix(new double[] {3, -2, 1});
    assertThat(number(Op.NORM_SPECTRAL, q.multiply(d))).isCloseTo(3, ROUNDING);
    assertThat(number(Op.NORM_NUCLEAR, q.multiply(d))).isCloseTo(6, ROUNDING);
    assertClose(apply(Op.ROWNORM, A), column(Math.sqrt(14), Math.sqrt(77)), 1e-15);
    assertClose(apply(Op.COLNORM, A), column(Math.sqrt(17), Math.sqrt(29), Math.sqrt(45)), 1e-15);
    assertThatThrownBy(() -> number(Op.NORM_P, A, scalar(0)))
        .isInstanceOf(DomainException.class)
        .hasMessage("`norm` with p = 0, which is not positive");
  }

  @Test
  void softMaximaDoNotOverflow() {
    RealMatrix x = column(1000, 1001, 999);
    assertThat(number(Op.LOGSUMEXP, x))
        .isCloseTo(1001 + Math.log(1 + Math.exp(-1) + Math.exp(-2)), ROUNDING);
    assertThat(number(Op.SUM, apply(Op.SOFTMAX, x))).isCloseTo(1, ROUNDING);
    assertClose(apply(Op.ROWSOFTMAX, A).transpose(), apply(Op.COLSOFTMAX, A.transpose()), 0);
    assertClose(apply(Op.ROWSUM, apply(Op.ROWSOFTMAX, A)), column(1, 1), 1e-15);
    assertClose(apply(Op.ROWLOGSUMEXP, A), apply(Op.COLLOGSUMEXP, A.transpose()), 0);
    RealMatrix shares = apply(Op.SOFTMAX, A);
    assertThat(shares.getRowDimension()).isEqualTo(2);
    assertThat(shares.getEntry(1, 0) / shares.getEntry(0, 0)).isCloseTo(Math.exp(-5), ROUNDING);
  }

  @Test
  void determinantsAndTheirLogarithms() {
    RealMatrix p = positiveDefinite(1, 4);
    assertThat(number(Op.LOGDET, p)).isCloseTo(Math.log(number(Op.DETERMINANT, p)), ROUNDING);
    assertThat(number(Op.LOGDET, identity(300).scalarMultiply(1e-5)))
        .isCloseTo(-1500 * Math.log(10), Offset.offset(1e-9));
    assertThatThrownBy(() -> number(Op.LOGDET, matrix(row(0, 1), row(1, 0))))
        .isInstanceOf(DomainException.class)
        .hasMessage("`logdet` of a matrix with negative determinant");
  }

  /** {@code A*adj(A) = det(A)*I}, and entries by cofactors, at every rank. */
  @Test
  void theAdjugateOfEveryRank() {
    for (int n = 1; n <= 5; n++) {
      for (int rank = 0; rank <= n; rank++) {
        RealMatrix a =
            rank == 0 ? Dense.zeros(n, n) : random(n, n, rank).multiply(random(n + 9, rank, n));
        RealMatrix adjugate = apply(Op.ADJUGATE, a);
        for (int i = 0; i < n; i++) {
          for (int j = 0; j < n; j++) {
            double minor = n == 1 ? 1 : LuFactorization.of(without(a, j, i)).determinant();
            assertThat(adjugate.getEntry(i, j))
                .as("n = %s, rank %s, entry %s %s", n, rank, i, j)
                .isCloseTo(
                    (i + j) % 2 == 0 ? minor : -minor,
                    Offset.offset(1e-12 * (1 + Math.pow(Dense.norm1(a), n - 1))));
          }
        }
      }
    }
  }

  /** Against differences of it, and as homogeneous polynomials, at every rank; also diagonal. */
  @Test
  void theDerivativesOfTheAdjugateAtEveryRank() {
    for (int n = 2; n <= 5; n++) {
      for (int rank = 0; rank <= n; rank++) {
        RealMatrix a =
            rank == 0 ? Dense.zeros(n, n) : random(n, n, rank).multiply(random(n + 9, rank, n));
        derivativesOfTheAdjugate(a);
        var diagonal = new double[n];
        System.arraycopy(new double[] {2, -1, 0.5, 3, 1}, 0, diagonal, 0, rank);
        derivativesOfTheAdjugate(MatrixUtils.createRealDiagonalMatrix(diagonal));
      }
    }
  }

  private static void derivativesOfTheAdjugate(RealMatrix a) {
    int n = a.getRowDimension();
    RealMatrix f = random(n + 20, n, n);
    double h = 1e-4;
    double size = Math.pow(9 + Dense.norm1(a), n);
    var directions = new ArrayList<RealMatrix>();
    for (int order = 1; order <= 4; order++) {
      RealMatrix lower = ofAdjugate(a, directions);
      RealMatrix difference =
          ofAdjugate(a.add(f.scalarMultiply(h)), directions)
              .subtract(ofAdjugate(a.subtract(f.scalarMultiply(h)), directions))
              .scalarMultiply(0.5 / h);
      assertWithin(ofAdjugate(a, with(f, directions)), difference, 1e-9 * size);
      assertWithin(
          ofAdjugate(a, with(a, directions)), lower.scalarMultiply(n - order), 1e-14 * size);
      directions.add(random(n + 20 * order, n, n));
    }
  }

  private static List<RealMatrix> with(RealMatrix first, List<RealMatrix> rest) {
    var all = new ArrayList<>(rest);
    all.addFirst(first);
    return all;
  }

  private static RealMatrix ofAdjugate(RealMatrix a, List<RealMatrix> directions) {
    return Operators.apply(
        directions.isEmpty() ? Op.ADJUGATE : Op.ADJUGATE_DERIVATIVE, with(a, directions));
  }

  private static void assertWithin(RealMatrix actual, RealMatrix expected, double error) {
    assertThat(Dense.largest(actual.subtract(expected)))
        .as("%s, expected %s", actual, expected)
        .isLessThanOrEqualTo(error);
  }

  private static RealMatrix without(RealMatrix a, int row, int col) {
    int n = a.getRowDimension();
    RealMatrix rest = MatrixUtils.createRealMatrix(n - 1, n - 1);
    for (int i = 0; i < n - 1; i++) {
      for (int j = 0; j < n - 1; j++) {
        rest.setEntry(i, j, a.getEntry(i < row ? i : i + 1, j < col ? j : j + 1));
      }
    }
    return rest;
  }

  @Test
  void thePseudoinverseSatisfiesPenrosesEquations() {
    for (RealMatrix a :
        List.of(A, A.transpose(), random(1, 4, 2).multiply(random(2, 2, 5)), Dense.zeros(2, 3))) {
      RealMatrix p = apply(Op.PINV, a);
      assertClose(a.multiply(p).multiply(a), a, 1e-13);
      assertClose(p.multiply(a).multiply(p), p, 1e-13);
      assertClose(a.multiply(p), a.multiply(p).transpose(), 1e-13);
      assertClose(p.multiply(a), p.multiply(a).transpose(), 1e-13);
    }
  }

  @Test
  void eigenvaluesAndVectorsOfASymmetricMatrix() {
    RealMatrix values = apply(Op.EIGVALS, S);
    for (int i = 0; i + 1 < 4; i++) {
      assertThat(values.getEntry(i, 0)).isGreaterThanOrEqualTo(values.getEntry(i + 1, 0));
    }
    assertThat(number(Op.SUM, values)).isCloseTo(S.getTrace(), ROUNDING);
    RealMatrix top = apply(Op.EVMAX, S);
    assertClose(S.multiply(top), top.scalarMultiply(number(Op.EIGMAX, S)), 1e-13);
    RealMatrix bottom = apply(Op.EVMIN, S);
    assertClose(S.multiply(bottom), bottom.scalarMultiply(number(Op.EIGMIN, S)), 1e-13);
    assertThat(Math.max(number(Op.MAX, top), 0)).isEqualTo(Dense.largest(top));
    assertThat(number(Op.NORM, top)).isCloseTo(1, ROUNDING);
    assertThatThrownBy(() -> apply(Op.EIGMAX, jordan(1, 2)))
        .isInstanceOf(DomainException.class)
        .hasMessage("`eigmax` of a matrix that is not symmetric");
  }

  @Test
  void singularVectorsArePairs() {
    RealMatrix u = apply(Op.U1, A);
    RealMatrix v = apply(Op.V1, A);
    double s = number(Op.NORM_SPECTRAL, A);
    assertClose(A.multiply(v), u.scalarMultiply(s), 1e-14);
    assertClose(A.transpose().multiply(u), v.scalarMultiply(s), 1e-14);
    RealMatrix minus = apply(Op.U1, A.scalarMultiply(-1));
    assertClose(minus, u, 1e-14);
  }

  @Test
  void thePolarFactorIsOrthogonal() {
    RealMatrix x = random(1, 4, 3);
    RealMatrix q = apply(Op.POLAR, x);
    assertClose(q.transpose().multiply(q), identity(3), 1e-14);
    RealMatrix h = q.transpose().multiply(x);
    assertClose(h, h.transpose(), 1e-13);
    assertThat(number(Op.FROBENIUS, q, x)).isCloseTo(number(Op.NORM_NUCLEAR, x), ROUNDING);
  }

  @Test
  void rearrangements() {
    RealMatrix x = column(1, 2, 3);
    assertClose(apply(Op.DIAGONAL, apply(Op.DIAG, x)), x, 0);
    assertClose(apply(Op.VEC, A), column(1, -4, -2, 5, 3, 6), 0);
    assertClose(apply(Op.UNVEC, apply(Op.VEC, A), scalar(2), scalar(3)), A, 0);
    RealMatrix b = matrix(row(1, 2, 3), row(4, 5, 6), row(7, 8, 9));
    assertClose(apply(Op.VECH, b), column(1, 4, 7, 5, 8, 9), 0);
    assertClose(apply(Op.TRIL, b), matrix(row(1, 0, 0), row(4, 5, 0), row(7, 8, 9)), 0);
    assertClose(apply(Op.TRIU, b), matrix(row(1, 2, 3), row(0, 5, 6), row(0, 0, 9)), 0);
    assertClose(apply(Op.SYM, b).add(apply(Op.SKEW, b)), b, 0);
    assertClose(apply(Op.CROSS, column(1, 0, 0), column(0, 1, 0)), column(0, 0, 1), 0);
    assertClose(apply(Op.CONJ, b), b, 0);
  }

  /** {@code vec(A*X*B) = kron(B', A)*vec(X)}. */
  @Test
  void kroneckerProducts() {
    RealMatrix a = random(1, 2, 3);
    RealMatrix x = random(2, 3, 4);
    RealMatrix b = random(3, 4, 5);
    assertClose(
        apply(Op.KRON, b.transpose(), a).multiply(apply(Op.VEC, x)),
        apply(Op.VEC, a.multiply(x).multiply(b)),
        1e-14);
    RealMatrix c = random(4, 5, 3);
    RealMatrix columns = apply(Op.KHATRIRAO, a, c);
    for (int j = 0; j < 3; j++) {
      assertClose(
          columns.getColumnMatrix(j),
          apply(Op.KRON, a.getColumnMatrix(j), c.getColumnMatrix(j)),
          0);
    }
  }

  /**
   * {@code G : kron(B, X) = contractleft(B, G) : X} and {@code G : kron(X, C) = contractright(G, C)
   * : X}.
   */
  @Test
  void contractionsAreTheAdjointsOfKroneckerProducts() {
    RealMatrix b = random(1, 2, 3);
    RealMatrix x = random(2, 4, 5);
    RealMatrix g = random(3, 8, 15);
    assertThat(number(Op.FROBENIUS, apply(Op.CONTRACT_LEFT, b, g), x))
        .isCloseTo(number(Op.FROBENIUS, g, apply(Op.KRON, b, x)), ROUNDING);
    assertThat(number(Op.FROBENIUS, apply(Op.CONTRACT_RIGHT, g, x), b))
        .isCloseTo(number(Op.FROBENIUS, g, apply(Op.KRON, b, x)), ROUNDING);
  }

  @Test
  void sylvestersAndLyapunovsEquations() {
    for (int seed = 0; seed < 20; seed++) {
      RealMatrix a = random(seed, 4, 4);
      RealMatrix b = random(seed + 50, 3, 3).add(identity(3).scalarMultiply(5));
      RealMatrix c = random(seed + 100, 4, 3);
      RealMatrix x = apply(Op.SYLVESTER, a, b, c);
      assertClose(a.multiply(x).add(x.multiply(b)), c, 1e-12);
      RealMatrix q = random(seed + 150, 4, 4);
      RealMatrix y = apply(Op.LYAPUNOV, a, q);
      assertClose(a.multiply(y).add(y.multiply(a.transpose())), q.scalarMultiply(-1), 1e-10);
    }
    RealMatrix j = jordan(2, 3);
    RealMatrix x = apply(Op.SYLVESTER, j, j, identity(3));
    assertClose(j.multiply(x).add(x.multiply(j)), identity(3), 1e-14);
    assertThatThrownBy(() -> apply(Op.SYLVESTER, j, j.scalarMultiply(-1), j))
        .isInstanceOf(DomainException.class)
        .hasMessageContaining("A and -B share an eigenvalue");
    assertThatThrownBy(() -> apply(Op.LYAPUNOV, matrix(row(0, 1), row(-1, 0)), identity(2)))
        .isInstanceOf(DomainException.class)
        .hasMessageContaining("eigenvalues of sum zero");
  }

  /** Every operator, at an instance of its signature with sizes that all differ. */
  @ParameterizedTest
  @EnumSource(Op.class)
  void hasTheShapeOfItsSignature(Op op) {
    Map<String, Dim> sizes = Map.of("m", Dim.of(3), "n", Dim.of(2), "p", Dim.of(4), "q", Dim.of(5));
    var args = new ArrayList<Expr>();
    Values values = Values.none();
    for (Shape shape : op.signature().arguments()) {
      if (shape.isScalar()) {
        args.add(Build.num(args.size() + 1)); // the p of a norm; the sizes 2 and 3 of unvec
        continue;
      }
      String name = "A" + args.size();
      Shape of =
          new Shape(shape.rows().substitute(sizes::get), shape.cols().substitute(sizes::get));
      int rows = of.rows().constant().orElseThrow().intValue();
      int cols = of.cols().constant().orElseThrow().intValue();
      args.add(Build.symbol(name, Space.real(of)));
      values =
          values.with(name, rows == cols ? positiveDefinite(rows, rows) : random(rows, rows, cols));
    }
    Expr call = Build.call(op, args);
    RealMatrix value = Evaluator.evaluate(call, values);
    assertThat(Dim.of(value.getRowDimension())).isEqualTo(call.shape().rows());
    assertThat(Dim.of(value.getColumnDimension())).isEqualTo(call.shape().cols());
  }
}
