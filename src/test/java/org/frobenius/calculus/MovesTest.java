package org.frobenius.calculus;

import static org.assertj.core.api.Assertions.assertThat;

import org.frobenius.Frobenius;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps of algebra have names that say what is done. */
class MovesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x | A in R(m, n); b in R(m); norm(b - A*x)^2         | move-left, signs
          x | A in R(m, n); b in R(m); sum(log.(b - A*x))      | hadamard-right, move-left, signs
          X | X in R(m, n); sum(exp.(X).^2)                    | gather
          X | tr(A*X^4)                                        | reverse the sum
          d | d in R(n); A in R(n, n); tr(A*diag(d))           | transpose
          X | X in R(n, n); norm(inv(X))^2                     | inverse-of-product
          w | w in R(d); X in R(n, d); y in R(n); p = sigmoid.(X*w); -(y'*log.(p) + (1 .- y)'*log.(1 .- p)) | multiply out
          X | X in R(m, n); A in R(m, n); A : rowsoftmax(X)    | scaled-rows, rowsum-of-product
          X | X in R(m, n); A in R(m, n); A : colsoftmax(X)    | scaled-columns, colsum-of-product
          x | W in R(n, n); x, b, g in R(n); u = W*x + b .- mean(W*x + b); s = norm(u); sum(g .* u)/s | with s, u written out
          s | g, u in R(n); s in R; sum(g .* u/s)              | sum of entries
          W | X in R(n, p); W in R(p, k); norm(X - X*W*W')^2   | multiply out
          X | X in R(n, p); y in R(n); norm(y - X*inv(X'*X)*X'*y)^2 | with K, r written out
          """)
  void isNamed(String wrt, String program, String name) {
    assertThat(text(program, wrt)).contains(name).doesNotContain("simplify");
  }

  /** {@code (K + L) : d(h)} is written short before {@code d(h)} is inserted. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          W | W in R(m, n); x in R(n); y in R(m); z = W*x; -y'*log.(softmax(z)) | (sum(y)*p - y) : d(z)
          X | X in R(n, d); C = X'*X/n; norm(C - diag(diag(C)))^2 | 2*(C - diag(diag(C))) : d(C)
          """)
  void coefficientsOfDefinitionsAreShort(String wrt, String program, String coefficient) {
    assertThat(text(program, wrt)).contains("= " + coefficient);
  }

  private static String text(String program, String wrt) {
    return Frobenius.parse(program)
        .gradient(wrt)
        .derivation()
        .write(DerivationWriter.Form.TEXT, false);
  }
}
