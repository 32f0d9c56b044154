package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.NameException;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.diagnostic.UnsupportedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jacobians as a person writes them, read back and held against finite differences. */
class JacobianTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "A in R(m, n); A*x                                    | x | A",
        "A in R(m, n); b in R(m); (A*x) .* b                  | x | diag(b)*A",
        "A in R(m, n); A*exp(x)                               | x | A*diag(exp(x))",
        "softmax(x)                                           | x | diag(softmax(x)) -"
            + " softmax(x)*softmax(x)'",
        "a in R(m); B in R(n, n); (x'*B*x)*a                  | x | a*x'*(B + B')",
        "A in R(m, n); b in R(m); norm(A*x - b)^2             | x | 2*(A*x - b)'*A",
        "x/norm(x)                                            | x | I/norm(x) - x*x'/norm(x)^3",
        "a, b in R(n); t in R; a*t^2 + b*t                    | t | b + 2*t*a",
        "t in R; A in R(n, n); b in R(n); exp(t*A)*b          | t | A*exp(t*A)*b",
        "W in R(k, m); V in R(m, n); W*tanh.(V*x)             | x | W*diag(1 .- tanh(V*x).^2)*V",
        "A in R(m, n); [A*x; x]                               | x | [A; I(n)]",
        "x in R(n); x[2:3]                                    | x | I(n)[2:3, :]",
        "u in R(m) -> R(p); A in R(m, n); u(A*x)              | x | jac(u)(A*x)*A",
        "x in R(n); x'                                        | x | I(n)",
        "a in R; 3*a^2                                        | a | 6*a",
        "x in R(3); [x[1]/x[3]; x[2]/x[3]]                    | x | [1, 0, -x[1]/x[3]; 0, 1,"
            + " -x[2]/x[3]]/x[3]",
        "x in R(3); K in R(3, 3); y = K*x; [y[1]/y[3]; y[2]/y[3]] | x | [1, 0, -y[1]/y[3]; 0, 1,"
            + " -y[2]/y[3]]*K/y[3]",
        "s, t, u in R; x in R(3); [s*(x[2] - x[1]); x[1]*(t - x[3]); u*x[3]] | x | [-s, s, 0; t -"
            + " x[3], 0, -x[1]; 0, 0, u]",
        "x in R(2); [x[1]*x[2]; sin(x[1])]                    | x | [x[2], x[1]; cos(x[1]), 0]",
        "t in R; x in R(2); [cos(t), -sin(t); sin(t), cos(t)]*x | t | [-sin(t), -cos(t); cos(t),"
            + " -sin(t)]*x",
        "w, p in R(3); S = [0, -w[3], w[2]; w[3], 0, -w[1]; -w[2], w[1], 0]; S*p | w | [0, p[3],"
            + " -p[2]; -p[3], 0, p[1]; p[2], -p[1], 0]",
        "a in R(n); x*(a'*x)                                  | x | (a'*x)*I + x*a'",
      })
  void betweenVectors(String text, String wrt, String expected) {
    Program program = Frobenius.parse(text);
    AnswerAssertions.is(program, program.jacobian(wrt), expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "A*X*B                               | X | E -> A*E*B",
        "inv(X)                              | X | E -> -inv(X)*E*inv(X)",
        "E in R(m, n); E*X                   | X | F -> E*F",
        "exp(X)                              | X | E -> L(exp, X, E)",
        "x in R(n); x*x'                     | x | h -> h*x' + x*h'",
        "X in R(m, n); a in R(n); X*a        | X | E -> E*a",
        "P in SPD(n); inv(P)                 | P | E -> -inv(P)*E*inv(P)",
        "X in R(m, n); norm(X)^2             | X | E -> 2*(X : E)",
        "A, B in R(n, n); t in R; A + t*B    | t | c -> c*B",
      })
  void asMaps(String text, String wrt, String expected) {
    Program program = Frobenius.parse(text);
    AnswerAssertions.is(program, program.jacobian(wrt, LinearForm.MAP), expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "A*X*B                               | X | kron(B', A)",
        "X in R(m, n); X*X'                  | X | kron(X, I(m)) + kron(I(m), X)*commutation(m, n)",
        "X in R(m, n); X'                    | X | commutation(m, n)",
        "x in R(n); x*x'                     | x | kron(x, I(n)) + kron(I(n), x)",
        "X in R(n, n); diag(X)               | X | khatrirao(I(n), I(n))'",
        "A in R(m, n); A*diag(x)             | x | khatrirao(I(n), A)",
        "A in R(m, n); X in R(m, n); A .* X  | X | diag(vec(A))",
        "X in R(n, n); tr(X)                 | X | vec(I(n))'",
        "A, B in R(n, n); S in Sym(n); A*S*B | S | kron(B', A)*duplication(n)",
        "S in Sym(n); S                      | S | duplication(n)",
        "S in Sym(n); vech(S)                | S | I(n^2/2+n/2)",
        "x in R(3); a in R(3); cross(a, x)   | x | [0, -a[3], a[2]; a[3], 0, -a[1]; -a[2], a[1],"
            + " 0]",
      })
  void asMatrices(String text, String wrt, String expected) {
    Program program = Frobenius.parse(text);
    AnswerAssertions.is(program, program.jacobian(wrt, LinearForm.VEC), expected);
  }

  @Test
  void ofItselfIsTheIdentity() {
    assertThat(Frobenius.parse("x in R(n); x").jacobian("x").text()).isEqualTo("I(n)");
    assertThat(Frobenius.parse("X in R(m, n); X").jacobian("X").text()).isEqualTo("E -> E");
  }

  @Test
  void ofWhatDoesNotDependOnTheNameIsZero() {
    Program program = Frobenius.parse("A in R(m, n); b in R(k); x in R(n); b");
    assertThat(program.jacobian("x").text()).isEqualTo("zeros(k, n)");
  }

  @Test
  void byAnIntermediate() {
    Program program = Frobenius.parse("A in R(m, n); x in R(n); r = A*x; exp(r)");
    Jacobian jacobian = program.jacobian("r");
    assertThat(jacobian.text()).isEqualTo("diag(exp(r))");
    AnswerAssertions.isRight(program, jacobian);
  }

  @Test
  void compiles() {
    RealMatrix a = MatrixUtils.createRealMatrix(new double[][] {{1, 2}, {3, 4}});
    RealMatrix e = MatrixUtils.createRealMatrix(new double[][] {{1, -1}, {0, 2}});
    Program program = Frobenius.parse("A in R(n, n); X in R(n, n); A*X");
    RealMatrix value = program.jacobian("X").compile().evaluate(Map.of("A", a, "X", a, "dX", e));
    assertThat(value).isEqualTo(a.multiply(e));
  }

  @Test
  void aWrongOneIsFoundWrong() {
    Program program = Frobenius.parse("A in R(m, n); x in R(n); exp(A*x)");
    Jacobian right = program.jacobian("x");
    var wrong =
        new Jacobian(
            program,
            "x",
            right.form(),
            right.parameter(),
            Frobenius.parse("A in R(m, n); x in R(n); diag(A*x)*A").expression(),
            right.assumptions());
    AnswerAssertions.isWrong(program, wrong);
  }

  @Test
  void whatCannotBeAnswered() {
    assertThatThrownBy(() -> Frobenius.parse("A*x").jacobian("y"))
        .isInstanceOf(NameException.class);
    assertThatThrownBy(() -> Frobenius.parse("Q in O(n); tr(A*Q)").hessian("Q"))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageContaining("which is no linear space");
    assertThatThrownBy(() -> Frobenius.parse("A in R(n, n); E -> A*E").jacobian("A"))
        .isInstanceOf(ShapeException.class);
  }
}
