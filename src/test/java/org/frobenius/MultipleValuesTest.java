package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.frobenius.MatrixTexts.matrix;

import java.util.HashMap;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Derivatives of spectral functions at multiple eigenvalues and singular values and at lost rank: a
 * value where there is a derivative, a failure where there is none. Of the nuclear norm a
 * subgradient is given, as of other norms.
 */
class MultipleValuesTest {
  private static final String SPACES =
      "X in R(2, 2); S in Sym(2); T in Sym(3); K in Skew(3); A in R(2, 2); x, y in R(2); ";

  private static Program program(String text) {
    return Program.read("multiple", SPACES + text, List.of(), false);
  }

  private static RealMatrix value(Answer answer, String wrt, String at, String direction) {
    var values = new HashMap<String, RealMatrix>();
    values.put("A", matrix("[1, 1; 1, 1]"));
    values.put("y", matrix("[3; 4]"));
    values.put(wrt, matrix(at));
    if (!direction.isEmpty()) {
      values.put("d" + wrt, matrix(direction));
    }
    return answer.compile().evaluate(values);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          normspec(X)           | X | [1, 0; 0, 1]
          eigmax(S)             | S | [1, 0; 0, 1]
          eigmin(S)             | S | [1, 0; 0, 1]
          eigmin(T)             | T | [2, 0, 0; 0, 1, 0; 0, 0, 1]
          eigvals(S)[2]         | S | [3, 0; 0, 3]
          svdvals(X)[1]         | X | [0, 1; 1, 0]
          sum(polar(X))         | X | [1, 2; 2, 4]
          sum(pinv(X))          | X | [1, 2; 2, 4]
          eigmax(T)             | T | [0, 0, 0; 0, 0, 0; 0, 0, 0]
          """)
  void aGradientFailsWhereThereIsNone(String phi, String wrt, String at) {
    var gradient = program(phi).gradient(wrt);
    assertThatThrownBy(() -> value(gradient, wrt, at, "")).isInstanceOf(DomainException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          eigmax(T)                   | T | [2, 0, 0; 0, 1, 0; 0, 0, 1]   | [1, 0, 0; 0, 0, 0; 0, 0, 0]
          eigmax(S)^2                 | S | [0, 0; 0, 0]                  | [0, 0; 0, 0]
          normnuc(X)                  | X | [0, 0; 0, 0]                  | [0, 0; 0, 0]
          normnuc(X)                  | X | [3, 0; 0, 0]                  | [1, 0; 0, 0]
          normspec(X)                 | X | [0, 0; 0, 0]                  | [0, 0; 0, 0]
          sum(pinv([X[:, 1], X[:, 1]])) | X | [1, 2; 0, 2]                | [-1, 0; 1, 0]
          normspec(X)                 | X | [2, 0; 0, 1]                  | [1, 0; 0, 0]
          sum(svdvals(X + A*X*A).^3)  | X | [0, 0; 0, 0]                  | [0, 0; 0, 0]
          sum(svdvals(X).^3)          | X | [2, 0; 0, 0]                  | [12, 0; 0, 0]
          normspec(K)                 | K | [0, 3, 0; -3, 0, 4; 0, -4, 0] | [0, 3/10, 0; -3/10, 0, 4/10; 0, -4/10, 0]
          normnuc(x*y')               | x | [1; 0]                        | [5; 0]
          normnuc([x*y'; 2*x*y'])     | x | [1; 0]                        | [5*sqrt(5); 0]
          tr(polar(A)*X)              | X | [1, 2; 3, 4]                  | [1/2, 1/2; 1/2, 1/2]
          eigvals(S)[1] + eigvals(S)[2] | S | [1, 0; 0, 1]                | [1, 0; 0, 1]
          sum(eigvals(S).^3)          | S | [2, 0; 0, 2]                  | [12, 0; 0, 12]
          """)
  void aGradientHasItsValueWhereThereIsOne(String phi, String wrt, String at, String expected) {
    RealMatrix g = value(program(phi).gradient(wrt), wrt, at, "");
    assertThat(g.subtract(matrix(expected)).getNorm()).isCloseTo(0, offset(1e-9));
  }

  @Test
  void aHessianIsNotGivenByAFormulaForSimpleEigenvalues() {
    var hessian = program("sum(atan.(eigvals(S)))").hessian("S");
    assertThatThrownBy(() -> value(hessian, "S", "[1, 0; 0, 1]", "[1, 2; 2, 3]"))
        .isInstanceOf(DomainException.class)
        .hasMessageContaining("`eigvecs` of a matrix with multiple eigenvalues");
    assertThat(value(hessian, "S", "[1, 0; 0, 0]", "[1, 0; 0, 0]").getEntry(0, 0))
        .isCloseTo(-0.5, offset(1e-9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          u1(X)                   | X | [1, 0; 0, 1]
          evmax(S)                | S | [1, 0; 0, 1]
          evmin(S)                | S | [1, 0; 0, 1]
          svdvals(X)              | X | [1, 0; 0, 1]
          svdvals(X)              | X | [1, 2; 2, 4]
          polar(X)                | X | [0, 0; 0, 0]
          """)
  void aDifferentialFailsWhereThereIsNone(String u, String wrt, String at) {
    var differential = program(u).differential(List.of(wrt));
    assertThatThrownBy(() -> value(differential, wrt, at, "[1, 2; 2, 5]"))
        .isInstanceOf(DomainException.class);
  }

  /** {@code cosh(Q)} of a rotation is a multiple of one: it has no leading direction. */
  @Test
  void aGradientByARotationFailsWhereThereIsNone() {
    Program program = Frobenius.parse("Q in O(2); A in R(2, 2); y in R(2); (y'*u1(A + cosh(Q)))^2");
    Gradient gradient = program.gradient("Q");
    var values = new HashMap<String, RealMatrix>();
    values.put("Q", matrix("[3/5, 4/5; -4/5, 3/5]"));
    values.put("y", matrix("[1; 2]"));
    values.put("A", matrix("[0, 0; 0, 0]"));
    assertThatThrownBy(() -> gradient.compile().evaluate(values))
        .isInstanceOf(DomainException.class)
        .hasMessageContaining("`u1` of a matrix whose largest singular value is multiple");
    values.put("A", matrix("[1, 0; 0, 0]"));
    assertThat(gradient.compile().evaluate(values).getNorm()).isGreaterThan(0.01);
  }

  /** Nowhere determined, it is not called wrong. */
  @Test
  void aCheckByARotationWhereThereIsNoDerivativeDecidesNothing() {
    Program program = Frobenius.parse("Q in O(2); y in R(2); (y'*u1(cosh(Q)))^2");
    Gradient gradient = program.gradient("Q");
    assertThat(program.check(gradient, 1).verdict().outcome()).isEqualTo(Verdict.Outcome.UNDECIDED);
    Verdict steps = program.check(gradient.derivation(), 1);
    assertThat(steps.outcome()).isEqualTo(Verdict.Outcome.UNDECIDED);
    assertThat(steps.reason())
        .contains("`u1` of a matrix whose largest singular value is multiple");
  }

  /**
   * {@code x*x'} is singular but where it is a number: no rule for invertible matrices is right.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum(A*polar(x*x'))",
        "sum(A*polar(x*y'))",
        "sum(A*polar(2*x*x' + 3*y*x'))",
        "P = x*x'; sum(A*polar(P))",
        "P = polar(x*x' + y*y'); sum(B*P)",
      })
  void polarFactorsOfMatricesOfLowRank(String text) {
    Program program =
        Frobenius.parse(
            "A in R(n, n); B in R(3, 3); x, y in R("
                + (text.contains("B") ? 3 : "n")
                + "); "
                + text);
    Gradient gradient = program.gradient("x");
    AnswerAssertions.isRight(program, gradient);
    assertThat(gradient.assumptions()).noneMatch(a -> a.contains("invertible"));
    Verdict steps = program.check(gradient.derivation(), 1);
    assertThat(steps.outcome()).as(steps.reason()).isEqualTo(Verdict.Outcome.RIGHT);
  }

  /** Of a vector, also of one written as a row. */
  @Test
  void thePolarFactorOfAVectorIsItsDirection() {
    Program program = Frobenius.parse("A in R(n, n); x in R(n); sum(A .* polar(x*x'))");
    assertThat(program.gradient("x").text())
        .isEqualTo("(A + A' - 2*(polar(x)'*A*polar(x))*I)*polar(x)/norm(x)");
  }

  /** The squares of entries have second derivatives where entries are zero. */
  @Test
  void theSumOfSquaresAsANormHasSecondDerivativesAtZeros() {
    var hessian = program("norm1(X.^2)").hessian("X");
    RealMatrix h = value(hessian, "X", "[1, 0; 0, 0]", "[1, 2; 3, 4]");
    assertThat(h.subtract(matrix("[2, 4; 6, 8]")).getNorm()).isCloseTo(0, offset(1e-12));
  }

  /** Of odd size it is singular, of constant rank. */
  @Test
  void thePolarFactorOfASkewSymmetricMatrixOfOddSizeHasADerivative() {
    Program program = program("polar(K)");
    Differential d = program.differential(List.of("K"));
    AnswerAssertions.isRight(program, d);
    assertThat(d.assumptions()).isEmpty();
  }

  /** A check says so as well: the leading singular values of a skew-symmetric matrix are double. */
  @Test
  void aCheckWhereThereIsNoDerivativeDecidesNothing() {
    Program program = program("norm1(diag(u1(K)*v1(K)'))");
    assertThat(program.check(program.hessian("K"), 1).verdict().outcome())
        .isEqualTo(Verdict.Outcome.UNDECIDED);
  }

  @Test
  void severalNamesMoveInACheckTogether() {
    Program program = program("X*A*S");
    Differential d = program.differential(List.of("X", "S"));
    AnswerAssertions.isRight(program, d);
  }

  /** An answer may write a definition out: its name moves from the value it has. */
  @Test
  void aDefinitionMovesFromItsValue() {
    Program program = program("D = 2*X; F = D'; tr(F*F*F)");
    AnswerAssertions.isRight(program, program.hessian("D"));
  }

  /** What holds of its value does not hold beside it: {@code D'} is {@code D} there only. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "D = X + X'; tr(X*D*D')",
        "D = X - X'; tr(X*D*D')",
        "D = X*X'; sum(exp(D')*D)",
        "D = diag(diag(X)); det(D'*X + D)",
        "D = tril(X); norm(tril(D)*D)^2",
        "D = X; norm(rownorm(D .* X))",
        "D = X + X'; E = D*D'; norm(E)^2",
      })
  void aDefinitionMovesOutOfTheSpaceOfItsValue(String text) {
    Program program = program(text);
    AnswerAssertions.isRight(program, program.gradient("D"));
    AnswerAssertions.isRight(program, program.differential(List.of("D")));
    AnswerAssertions.isRight(program, program.hessian("D"));
    AnswerAssertions.isRight(program, program.hessian("D", LinearForm.VEC));
    AnswerAssertions.isRight(program, program.hessianVectorProduct("D"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          D = X'; D      | d(X)'
          D = X'; D*D    | D*d(X)' + d(X)'*D
          """)
  void theDifferentialOfAVariableIsNotThatOfADefinition(String text, String expected) {
    Program program = program(text);
    Differential d = program.differential(List.of("X"));
    AnswerAssertions.isRight(program, d);
    assertThat(d.expression()).isSameAs(program.expression(expected, d.expression().shape()));
  }
}
