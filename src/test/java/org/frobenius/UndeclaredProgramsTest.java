package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.frobenius.syntax.Dialect;
import org.frobenius.syntax.ProgramReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Programs as typed elsewhere, without declarations: what is inferred is what was meant, for the
 * derivative written there is right, and so is ours.
 */
class UndeclaredProgramsTest {
  private static final long SEED = 1;

  private static void assertRight(Program program, String wrt, String expected) {
    Gradient gradient = program.gradient(wrt);
    assertThat(program.check(gradient, SEED).verdict().right()).as(gradient.text()).isTrue();
    assertThat(program.check(expected, wrt, SEED).verdict().right()).as(expected).isTrue();
  }

  /** The Matrix Cookbook (2012), by the number of the equation. */
  @ParameterizedTest(name = "({0}) {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "49  | det(X)                      | X | det(X)*inv(X)'",
        "51  | det(A*X*B)                  | X | det(A*X*B)*A'*inv(A*X*B)'*B'",
        "54  | det(X'*A*X)                 | X | det(X'*A*X)*(A*X*inv(X'*A*X) + A'*X*inv(X'*A'*X))",
        "55  | log(det(X'*X))              | X | 2*pinv(X)'",
        "57  | log(det(X))                 | X | inv(X)'",
        "58  | det(X^k)                    | X | k*det(X^k)*inv(X)'",
        "61  | a'*inv(X)*b                 | X | -inv(X)'*a*b'*inv(X)'",
        "62  | det(inv(X))                 | X | -det(inv(X))*inv(X)'",
        "63  | tr(A*inv(X)*B)              | X | -(inv(X)*B*A*inv(X))'",
        "64  | tr(inv(X + A))              | X | -(inv(X + A)*inv(X + A))'",
        "69  | x'*a                        | x | a",
        "70  | a'*X*b                      | X | a*b'",
        "71  | a'*X'*b                     | X | b*a'",
        "72  | a'*X*a                      | X | a*a'",
        "77  | b'*X'*X*c                   | X | X*(b*c' + c*b')",
        "78  | (B*x + b)'*C*(D*x + d)      | x | B'*C*(D*x + d) + D'*C'*(B*x + b)",
        "81  | x'*B*x                      | x | (B + B')*x",
        "82  | b'*X'*D*X*c                 | X | D'*X*b*c' + D*X*c*b'",
        "83  | (X*b + c)'*D*(X*b + c)      | X | (D + D')*(X*b + c)*b'",
        "84  | (x - A*s)'*W*(x - A*s)      | s | -A'*(W + W')*(x - A*s)",
        "88  | (x - A*s)'*W*(x - A*s)      | A | -(W + W')*(x - A*s)*s'",
        "99  | tr(X)                       | X | I",
        "100 | tr(X*A)                     | X | A'",
        "101 | tr(A*X*B)                   | X | A'*B'",
        "102 | tr(A*X'*B)                  | X | B*A",
        "103 | tr(X'*A)                    | X | A",
        "104 | tr(A*X')                    | X | A",
        "106 | tr(X^2)                     | X | 2*X'",
        "107 | tr(X^2*B)                   | X | (X*B + B*X)'",
        "108 | tr(X'*B*X)                  | X | B*X + B'*X",
        "111 | tr(X*B*X')                  | X | X*B' + X*B",
        "114 | tr(A*X*B*X)                 | X | A'*X'*B' + B'*X'*A'",
        "115 | tr(X'*X)                    | X | 2*X",
        "116 | tr(B*X*X')                  | X | (B + B')*X",
        "117 | tr(B'*X'*C*X*B)             | X | C'*X*B*B' + C*X*B*B'",
        "118 | tr(X'*B*X*C)                | X | B*X*C + B'*X*C'",
        "119 | tr(A*X*B*X'*C)              | X | A'*C'*X*B' + C*A*X*B",
        "120 | tr((A*X*B + C)*(A*X*B + C)')| X | 2*A'*(A*X*B + C)*B'",
        "121 | tr(X^k)                     | X | k*(X^(k-1))'",
        "124 | tr(A*inv(X)*B)              | X | -inv(X)'*A'*B'*inv(X)'",
        "128 | tr(sin(X))                  | X | cos(X)'",
        "129 | norm(x - a)                 | x | (x - a)/norm(x - a)",
        "132 | norm(X)^2                   | X | 2*X",
        "76  | sum(X)^2                    | X | 2*sum(X)*ones",
        "85  | (x - s)'*W*(x - s)          | x | (W + W')*(x - s)",
        "86  | (x - s)'*W*(x - s)          | s | -(W + W')*(x - s)",
        "87  | (x - A*s)'*W*(x - A*s)      | x | (W + W')*(x - A*s)",
        "91  | a'*X^k*b                    | X | sum(r = 0..k-1, (X^r)'*a*b'*(X^(k-1-r))')",
        "97  | x'*A*x + b'*x               | x | (A + A')*x + b",
        "105 | tr(kron(A, X))              | X | tr(A)*I",
        "105 | tr(kron(X, X))              | X | 2*tr(X)*I",
        "112 | tr(B*X'*X)                  | X | X*B' + X*B",
        "122 | tr(A*X^k)                   | X | sum(r = 0..k-1, X^r*A*X^(k-1-r))'",
        "123 | tr(B'*X'*C*X*X'*C*X*B)      | X | C*X*X'*C*X*B*B' + C'*X*B*B'*X'*C'*X"
            + " + C*X*B*B'*X'*C*X + C'*X*X'*C'*X*B*B'",
        "125 | tr(inv(X'*C*X)*A)           | X | -(C*X*inv(X'*C*X)*A*inv(X'*C*X)"
            + " + C'*X*inv(X'*C'*X)*A'*inv(X'*C'*X))",
        "53  | det(X'*X)                   | X | 2*det(X'*X)*X*inv(X'*X)",
        "351 | -1/2*(x - m)'*inv(S)*(x - m)| m | sym(inv(S))*(x - m)",
        "351 | -1/2*(x - m)'*inv(S)*(x - m)| S | (inv(S)*(x - m)*(x - m)'*inv(S))'/2",
        "136 | tr(A)*tr(X)                 | X | tr(A)*I"
      })
  void cookbook(int number, String text, String wrt, String expected) {
    assertRight(Frobenius.parse(text), wrt, expected);
  }

  /** As its users type: functions by entries, {@code norm2}, {@code vector(1)}. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "x'*A*x                                   | x | (A + A')*x",
        "x'*A*x + c*sin(y)'*x                     | x | (A + A')*x + c*sin(y)",
        "norm2(A*x - y)^2                         | x | 2*A'*(A*x - y)",
        "norm2(X*w - y)^2 + c*norm2(w)^2          | w | 2*X'*(X*w - y) + 2*c*w",
        "norm2(A*x - y)^2 + c*norm1(x)            | x | 2*A'*(A*x - y) + c*sign(x)",
        "sum(log(exp(-y .* (X*w)) + vector(1)))   | w | -X'*(y .* sigmoid(-y .* (X*w)))",
        "sum(log(vector(1) + exp(-y .* (X*w))))   | w | -X'*(y .* sigmoid(-y .* (X*w)))",
        "tr(A*B*X'*C)                             | X | C*A*B",
        "log(det(X))                              | X | inv(X)'",
        "logdet(X)                                | X | inv(X)'",
        "y'*inv(X)*y                              | X | -inv(X)'*y*y'*inv(X)'",
        "sum(exp(X))                              | X | exp.(X)",
        "tr(exp(X)*A)                             | X | exp.(X) .* A'",
        "sum(log(X))                              | X | 1 ./ X",
        "sum(X .* log(X))                         | X | log.(X) .+ 1",
        "norm2(T - U*V')^2                        | U | 2*(U*V' - T)*V",
        "norm2(tanh(W*x) - y)^2                   | W | (2*(tanh(W*x) - y) .* (1 .-"
            + " tanh(W*x).^2))*x'",
        "sum(relu(X*W))                           | W | X'*step.(X*W)",
        "sum(abs(X))                              | X | sign.(X)",
        "log(sum(exp(x)))                         | x | softmax(x)",
        "sum((X*w - y).^2)                        | w | 2*X'*(X*w - y)",
        "tr(X*sin(X))                             | X | sin.(X)' + X' .* cos.(X)",
        "sum(tan(x))                              | x | 1 .+ tan(x).^2",
        "sum(cos(X))                              | X | -sin.(X)",
        "sum(tanh(X))                             | X | 1 .- tanh.(X).^2",
        "sum(sign(X) .* X)                        | X | sign.(X)",
        "sum(arcsin(x))                           | x | 1 ./ sqrt(1 .- x.^2)",
        "sum(arccos(X))                           | X | -1 ./ sqrt.(1 .- X.^2)",
        "sum(arctan(x))                           | x | 1 ./ (1 .+ x.^2)",
        "norm1(X)                                 | X | sign.(X)",
        "norm2(x)                                 | x | x/norm(x)",
        "norm2(x - vector(0))^2                   | x | 2*x",
        "norm2(X - matrix(0))^2                   | X | 2*X",
        "tr(matrix(1)*X)                          | X | ones",
        "vector(1)'*X*vector(1)                   | X | ones",
        "sum(X*vector(1))                         | X | ones",
        "norm2(A - eye)^2                         | A | 2*(A - I)",
        "tr(A*eye)                                | A | I",
        "log(det(inv(X)))                         | X | -inv(X)'",
        "tr(inv(X)*A)                             | X | -(inv(X)*A*inv(X))'",
        "sum(diag(X))                             | X | I",
        "x'*diag(y)*x                             | x | 2*y .* x",
        "x'*(y .* x)                              | x | 2*y .* x",
        "sum(x ./ y)                              | y | -x ./ y.^2",
        "sum(X.^3)                                | X | 3*X.^2",
        "a*b*x'*y                                 | x | a*b*y",
        "c*x'*A*x                                 | x | c*(A + A')*x",
        "sum(max(x, vector(0)))                   | x | step(x)",
        "x'*A'*A*x/(x'*x)                         | x | 2*A'*A*x/(x'*x) - 2*(x'*A'*A*x)*x/(x'*x)^2",
        "exp(x'*A*x)                              | x | exp(x'*A*x)*(A + A')*x",
        "x'*inv(A)*x                              | A | -inv(A)'*x*x'*inv(A)'",
        "1/2*norm2(A*x - b)^2 + c*norm1(x)        | x | A'*(A*x - b) + c*sign(x)",
        "tr(A .* X)                               | X | diag(diag(A))",
        "sum(A .* exp(X))                         | X | A .* exp.(X)",
        "(x'*x)^2                                 | x | 4*(x'*x)*x",
        "exp(-1/2*(x - m)'*inv(S)*(x - m))        | x | -exp(-1/2*(x - m)'*inv(S)*(x -"
            + " m))*sym(inv(S))*(x - m)",
        "norm2(vec(X))^2                          | X | 2*X",
        "x'*(A .* B)*x                            | A | B .* (x*x')",
        "det(A*X)                                 | X | det(A*X)*(inv(A*X)*A)'",
        "-y'*log(x)                               | x | -y ./ x",
        "sum((U*V' - M).^2)                       | U | 2*(U*V' - M)*V",
        "sum(relu(W*relu(V*x)))                   | x | V'*(step(V*x) .* (W'*step(W*relu(V*x))))",
        "norm2(y - tanh(W*tanh(V*x)))^2           | W | -2*((y - tanh(W*tanh(V*x))) .* (1 .-"
            + " tanh(W*tanh(V*x)).^2))*tanh(V*x)'",
        "log(sum(exp(A*x)))                       | x | A'*softmax(A*x)",
        "sum(sqrt(X))                             | X | 1 ./ (2*sqrt.(X))",
        "tr(adj(X))                               | X | (tr(adj(X))*I - adj(X))'*inv(X)'"
      })
  void matrixCalculus(String text, String wrt, String expected) {
    var options = new ProgramReader.Options(false, Dialect.MATRIXCALCULUS);
    assertRight(Program.read("pasted", text, List.of(), options), wrt, expected);
  }

  @Test
  void sizesOfKroneckerProductsArePaired() {
    assertThat(Frobenius.parse("tr(kron(A, X))").explainShapes())
        .containsExactly(
            "A in R(n1, n1)  # by its letter a matrix, at 1:9",
            "X in R(n2, n2)  # by its letter a matrix, at 1:12");
    assertThat(Frobenius.parse("kron(A, B)*kron(C, D)").explainShapes())
        .containsExactly(
            "A in R(n1, n2)  # by its letter a matrix, at 1:6",
            "B in R(n3, n4)  # by its letter a matrix, at 1:9",
            "C in R(n2, n5)  # by its letter a matrix, at 1:17",
            "D in R(n4, n6)  # by its letter a matrix, at 1:20");
  }

  @Test
  void sizesOfAReshapedProductAreThoseOfItsArgument() {
    assertThat(Frobenius.parse("unvec((A + A')*vec(X), p, q)").explainShapes())
        .containsExactly(
            "A in R(p*q, p*q)  # by its letter a matrix, at 1:8",
            "X in R(p, q)      # by its letter a matrix, at 1:20");
  }

  /** What is summed up to a letter is so to its end. */
  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "vec(X)'*A*vec(X)                            | X | unvec((A + A')*vec(X), n1, n2)",
        "sum(i = 1..n, norm(X[:, i])^2)              | X | 2*X",
        "sum(i = 1..m, norm(X[i, :])^2)              | X | 2*X",
        "sum(i = 1..n, a[i]*x[i])                    | x | a",
        "sum(i = 1..n, X[i, i])                      | X | I(n)",
        "sum(i = 1..n, e(i)'*X*e(i))                 | X | I(n)",
        "sum(i = 1..n, log(1 + exp(x'*A[:, i])))     | x | A*sigmoid(A'*x)",
        "sum(i = 1..m, sum(j = 1..n, X[i, j]*A[j, i]))| X | A'",
        "sum(i = 1..n, sum(j = 1..n, x[i]*A[i, j]*x[j]))| x | (A + A')*x",
        "r = A*x - b; sum(i = 1..m, r[i]^2)          | x | 2*A'*r",
        "sum(i = 1..n, (A*x - b)[i]^2)               | x | 2*A'*(A*x - b)",
        "prod(i = 1..n, x[i])                        | x | prodothers(x)"
      })
  void sumsOverPlaces(String text, String wrt, String expected) {
    String gradient = Frobenius.gradient(text, wrt);
    assertThat(gradient).isEqualTo(expected);
    if (!text.contains("r =")) {
      assertThat(Frobenius.parse(gradient).simplify().text()).isEqualTo(gradient);
    }
  }

  @Test
  void placesOfASumThatNeedNotBeAllAreNoSize() {
    assertThat(Frobenius.parse("sum(i = 1..n-1, (x[i+1] - x[i])^2)").explainShapes())
        .containsExactly("x in R(n)  # what its use needs, at 1:18");
    assertThat(Frobenius.parse("sum(i = 1..n, (x[i+1] - x[i])^2)").explainShapes())
        .containsExactly("x in R(n + 1)  # what its use needs, at 1:16");
    assertThat(Frobenius.parse("sum(i = 1..n-1, x[i]^2)").explainShapes())
        .containsExactly(
            "n in N      # what its use needs, at 1:12",
            "x in R(n1)  # by its letter a vector, at 1:17");
    assertThat(Frobenius.parse("sum(i = 1..m, x[i]) + sum(j = 1..n, x[j])").explainShapes())
        .hasSize(3);
  }

  @Test
  void whatStandsInFrontOfAChainOfVectorsScalesIt() {
    assertThat(Frobenius.parse("a*b*x'*y").explainShapes())
        .containsExactly(
            "a in R      # by its letter a scalar, at 1:1",
            "b in R      # by its letter a scalar, at 1:3",
            "x in R(n1)  # by its letter a vector, at 1:5",
            "y in R(n1)  # by its letter a vector, at 1:8");
  }

  @Test
  void saysWhatIsInferredAndFromWhat() {
    assertThat(Frobenius.parse("A in R(m, n); norm(A*x - b)^2 + c*tr(Y)").explainShapes())
        .containsExactly(
            "A in R(m, n)    # declared, at 1:1",
            "x in R(n)       # by its letter a vector, at 1:22",
            "b in R(m)       # what its use needs, at 1:26",
            "c in R          # what its use needs, at 1:33",
            "Y in R(n1, n1)  # by its letter a matrix, at 1:38");
  }
}
