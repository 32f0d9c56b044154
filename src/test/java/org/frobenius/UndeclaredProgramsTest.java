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
        "132 | norm(X)^2                   | X | 2*X"
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
        "tr(X*sin(X))                             | X | sin.(X)' + X' .* cos.(X)"
      })
  void matrixCalculus(String text, String wrt, String expected) {
    var options = new ProgramReader.Options(false, Dialect.MATRIXCALCULUS);
    assertRight(Program.read("pasted", text, List.of(), options), wrt, expected);
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
