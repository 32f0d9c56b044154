package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.NameException;
import org.frobenius.diagnostic.ShapeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hessians and their products as a person writes them, read back, and held against numbers. */
class HessianTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "A in R(n, n); x'*A*x                              | x | A + A'",
        "A in R(m, n); b in R(m); norm(A*x - b)^2          | x | 2*A'*A",
        "logsumexp(x)                                      | x | diag(softmax(x)) -"
            + " softmax(x)*softmax(x)'",
        "a in R(n); log(1 + exp(a'*x))                     | x | sigmoid(a'*x)*sigmoid(-a'*x)*a*a'",
        "t in R; A in R(n, n); tr(exp(t*A))                | t | tr(A^2*exp(t*A))",
        "x in R(n); sum(x.^4)                              | x | 12*diag(x.^2)",
        "g in R(m) -> R; A in R(m, n); g(A*x)              | x | A'*hess(g)(A*x)*A",
        "a, x in R(n); a'*x                                | x | zeros(n, n)",
        "a in R; a^3                                       | a | 6*a",
        "X in R(m, n); w in R(m); tr(inv(X'*diag(w)*X))   | w |"
            + " 2*((X*(X'*diag(w)*X)^-2*X') .* (X*inv(X'*diag(w)*X)*X'))",
        "t in R; A, B, C in R(n, n); tr(C*L(sin, t*A, B))   | t | tr(A*L(sin, t*A, A, B, C))",
      })
  void byVectorsAndScalars(String text, String wrt, String expected) {
    Program program = Frobenius.parse(text);
    AnswerAssertions.is(program, program.hessian(wrt), expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "A in R(m, n); U in R(m, k); V in R(n, k); norm(A - U*V')^2 | U | E -> 2*E*V'*V",
        "E in R(m, n); X in R(n, p); norm(E*X)^2                    | X | F -> 2*E'*E*F",
        "X in R(n, n); tr(X^3)                                      | X | E -> 3*(E*X + X*E)'",
        "X in R(n, n); logdet(X)                                    | X | E -> -(inv(X)*E*inv(X))'",
        "P in SPD(n); logdet(P)                                     | P | E -> -inv(P)*E*inv(P)",
        "A, X in R(n, n); tr(A*exp(X))                              | X | E -> L(exp, X, A, E)'",
        "X in R(m, n); norm(X)^2                                    | X | E -> 2*E",
        "A, B, C, X in R(n, n); tr(A*L(sin, X, B, C))               | X | E -> L(sin, X, A, B, C,"
            + " E)'",
        "S in Sym(n); sum(eigvals(S).^3)                            | S | E -> 3*(E*S + S*E)",
        "X in R(m, n); sum(exp.(X))                                 | X | E -> E .* exp.(X)",
      })
  void byMatrices(String text, String wrt, String expected) {
    Program program = Frobenius.parse(text);
    AnswerAssertions.is(program, program.hessian(wrt), expected);
  }

  /** Polynomials have a Hessian everywhere: no inverse stands in it. By X it is taken along D. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prod(x)              | x | [0; 3; 2]      | [0, 2, 3; 2, 0, 0; 3, 0, 0]",
        "prod(x)              | x | [0; 0; 2]      | [0, 2, 0; 2, 0, 0; 0, 0, 0]",
        "prod(A*x)            | x | [2; -1]        | [6, 10; 10, 16]",
        "norm(prodothers(x))^2 | x | [0; 3]        | [2, 0; 0, 2]",
        "sum(prodothers(x))   | x | [0; 0; 5]      | [0, 1, 1; 1, 0, 1; 1, 1, 0]",
        "det(diag(x))         | x | [0; 0; 2]      | [0, 2, 0; 2, 0, 0; 0, 0, 0]",
        "sum(adj(diag(x)))    | x | [0; 0; 5]      | [0, 1, 1; 1, 0, 1; 1, 1, 0]",
        "prod(X)              | X | [0, 2; 3, 0]   | [24, 0; 0, 6]",
        "det(X)               | X | [1, 2; 2, 4]   | [4, -3; -2, 1]",
        "det(X)^2             | X | [0, 0; 0, 0]   | [0, 0; 0, 0]",
        "det(X)^2             | X | [0, 1; 0, 2]   | [-4, 0; 2, 0]",
        "tr(D*adj(X))         | X | [0, 0; 0, 0]   | [0, 0; 0, 0]",
        "tr(adj(X)^2)         | X | [0, 0; 0, 0]   | [2, 6; 4, 8]",
      })
  void whereMatricesAreSingular(String text, String wrt, String at, String expected) {
    Map<String, RealMatrix> values =
        Map.of(
            wrt,
            MatrixTexts.matrix(at),
            "A",
            MatrixTexts.matrix("[1, 2; 3, 4]"),
            "D",
            MatrixTexts.matrix("[1, 2; 3, 4]"),
            "dX",
            MatrixTexts.matrix("[1, 2; 3, 4]"));
    RealMatrix value = Frobenius.parse(text).hessian(wrt).compile().evaluate(values);
    RealMatrix difference = value.subtract(MatrixTexts.matrix(expected));
    assertThat(difference.getFrobeniusNorm()).as(value.toString()).isLessThan(1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "A in R(m, n); U in R(m, k); V in R(n, k); norm(A - U*V')^2 | U | 2*kron(V'*V, I(m))",
        "P in SPD(n); logdet(P)       | P | -duplication(n)'*kron(inv(P), inv(P))*duplication(n)",
      })
  void asMatrices(String text, String wrt, String expected) {
    Program program = Frobenius.parse(text);
    AnswerAssertions.is(program, program.hessian(wrt, LinearForm.VEC), expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "A in R(m, n); b in R(m); norm(A*x - b)^2          | x | v    | 2*A'*A*v",
        "A in R(m, n); sum(exp(A*x))                       | x | v    | A'*(exp(A*x) .* (A*v))",
        "A in R(m, n); U in R(m, k); V in R(n, k); norm(A - U*V')^2 | U | U | 2*U*V'*V",
        "A in R(m, n); w in R(m); sum(exp(A*x))            | x | A'*w | A'*(exp(A*x) .*"
            + " (A*A'*w))",
        "P in SPD(n); logdet(P)                            | P | D    | -inv(P)*D*inv(P)",
      })
  void timesADirection(String text, String wrt, String direction, String expected) {
    Program program = Frobenius.parse(text);
    HessianVectorProduct product = program.hessianVectorProduct(wrt, direction);
    assertThat(product.text()).isEqualTo(expected);
    AnswerAssertions.isRight(program, product);
  }

  @Test
  void timesTheDifferential() {
    Program program = Frobenius.parse("A in R(m, n); norm(A*x)^2");
    HessianVectorProduct product = program.hessianVectorProduct("x");
    assertThat(product.text()).isEqualTo("2*A'*A*d(x)");
    RealMatrix a = MatrixUtils.createRealMatrix(new double[][] {{1, 2}, {3, 4}});
    RealMatrix v = MatrixUtils.createColumnRealMatrix(new double[] {1, -1});
    RealMatrix value = product.compile().evaluate(Map.of("A", a, "x", v, "dx", v));
    assertThat(value).isEqualTo(a.transpose().multiply(a).multiply(v).scalarMultiply(2));
  }

  @Test
  void theHessianIsSymmetricAsAMatrix() {
    Program program = Frobenius.parse("A in R(n, n); x'*A*x/(x'*x)");
    assertThat(program.hessian("x").shape().isSquare()).isTrue();
    AnswerAssertions.isRight(program, program.hessian("x"));
    AnswerAssertions.readsBack(program, program.hessian("x"));
  }

  @Test
  void aWrongOneIsFoundWrong() {
    Program program = Frobenius.parse("A in R(n, n); x in R(n); x'*A*x");
    Hessian right = program.hessian("x");
    var wrong =
        new Hessian(
            program,
            "x",
            right.form(),
            right.parameter(),
            Frobenius.parse("A in R(n, n); x in R(n); 2*A").expression(),
            right.assumptions());
    AnswerAssertions.isWrong(program, wrong);
  }

  @Test
  void whatCannotBeAnswered() {
    assertThatThrownBy(() -> Frobenius.parse("A*x").hessian("x"))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("a Hessian is of a scalar");
    Program program = Frobenius.parse("A in R(m, n); norm(A*x)^2");
    assertThatThrownBy(() -> program.hessianVectorProduct("x", "A"))
        .isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> program.hessianVectorProduct("x", "A*v"))
        .isInstanceOf(NameException.class);
  }
}
