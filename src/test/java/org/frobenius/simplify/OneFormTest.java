package org.frobenius.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import org.frobenius.Frobenius;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equal expressions have one form, however they are written. */
class OneFormTest {
  private static final String NAMES =
      "A, B, C in R(n, n); X in R(n, k); Y in R(k, n); s, t, w in R; x in R(n); ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inv(A*B - A^2)         | inv(B - A)*inv(A)               | inv(A*(B - A))",
        "inv(A + B*A)           | inv(A)*inv(I + B)               | inv(A + B*A)",
        "det(A*B - A^2)         | det(A)*det(B - A)               | det(A*(B - A))",
        "adj(kron(A, B))        | det(A)^(n-1)*det(B)^(n-1)*kron(adj(A), adj(B)) | adj(kron(A, B))",
        "rowsum(A*B)            | A*rowsum(B)                     | A*rowsum(B)",
        "colsum(A*X)            | X'*colsum(A)                    | X'*colsum(A)",
        "diag(diag(A*C))*B*diag(B)| diag(A*C) .* (B*diag(B))      | diag(A*C) .* (B*diag(B))",
        "sum(A .* B .* (X*Y))   | (A .* B) : X*Y                  | A .* B : X*Y",
        "tr(X'*X.^2)            | sum(X.^3)                       | sum(X.^3)",
        "det(A + A*B)           | det(I + B)*det(A)               | det(A + A*B)",
        "adj(A*B + A*C)         | adj(B + C)*adj(A)               | adj(A*(B + C))",
        "logdet(A^2 + A*B)      | logdet(A) + logdet(A + B)       | logdet(A*(A + B))",
        "inv(X*Y*A + X*Y*B)     | inv(A + B)*inv(X*Y)             | inv(X*Y*(A + B))",
        "inv(A^3 + B*A^2)       | inv(A)^2*inv(A + B)             | A^-2*inv(A + B)",
        "inv(A)*B*adj(A)        | det(A)*inv(A)*B*inv(A)          | adj(A)*B*inv(A)",
        "adj(A)*B*adj(A)        | det(A)^2*inv(A)*B*inv(A)        | adj(A)*B*adj(A)",
        "inv(A)*adj(A)          | det(A)*inv(A)^2                 | adj(A)*inv(A)",
        "tr(adj(A)*B)           | det(A)*tr(inv(A)*B)             | tr(adj(A)*B)",
        "B*adj(A)/(2*sqrt(det(A))) + C*adj(A')/(2*sqrt(det(A))) |"
            + " sqrt(det(A))*B*inv(A)/2 + sqrt(det(A))*C*inv(A')/2 |"
            + " sqrt(det(A))*(B*inv(A) + C*inv(A)')/2",
        "1/(t*s^w)              | s^(-w)/t                        | s^-w/t",
        "B/(s^w)^2              | s^(-2*w)*B                      | B/s^(2*w)",
        "B/(t*s^(1 + w))        | s^-w*B/(s*t)                    | B/(s^(1+w)*t)",
        "norm(x)^(-2 - w)*x     | x/(norm(x)^w*norm(x)^2)         | x/norm(x)^(2+w)",
        "A/(s^w + s^w)          | s^(-w)*A/2                      | A/(2*s^w)"
      })
  void meets(String left, String right, String form) {
    assertThat(Frobenius.parse(NAMES + left).simplify().text()).isEqualTo(form);
    assertThat(Frobenius.parse(NAMES + right).simplify().text()).isEqualTo(form);
  }
}
