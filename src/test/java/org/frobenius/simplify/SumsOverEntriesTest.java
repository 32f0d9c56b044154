package org.frobenius.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import org.frobenius.Frobenius;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums over all entries, rows or columns are written with whole vectors and matrices. */
class SumsOverEntriesTest {
  private static final String NAMES =
      "x, y in R(n); c in R(m); A in R(n, n); B in R(m, n); C in R(n, m); a in R; k in N; ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "sum(i = 1..n, x[i])                          | sum(x)",
        "sum(i = 1..n, x[i]*y[i])                     | x'*y",
        "sum(i = 1..n, (x[i] - a)^2)                  | norm(a .- x)^2",
        "sum(i = 1..n, exp(a*x[i]))                   | sum(exp(a*x))",
        "sum(i = 1..n, x[i]/(1 + y[i]))               | x'*(1 ./ (1 .+ y))",
        "sum(i = 1..n, x[i]*e(i, n))                  | x",
        "sum(i = 1..n, x[i]*y[i]*e(i, n))             | x .* y",
        "sum(i = 1..n, x[i]*e(i, n)')                 | x'",
        "sum(i = 1..n, x[i]*E(i, i, n, n))            | diag(x)",
        "sum(i = 1..n, sum(j = 1..n, A[i, j]*E(j, i, n, n))) | A'",
        "sum(i = 1..n, A[i, i])                       | tr(A)",
        "sum(i = 1..m, sum(j = 1..n, B[i, j]))        | sum(B)",
        "sum(i = 1..m, sum(j = 1..n, B[i, j]*c[i]*x[j])) | c'*B*x",
        "sum(i = 1..n, A[:, i]*x[i])                  | A*x",
        "sum(i = 1..m, c[i]*B[i, :])                  | c'*B",
        "sum(i = 1..n, A[i, k]*x[i])                  | x'*A[:, k]",
        "sum(i = 1..n, A[:, i]*A[i, :])               | A^2",
        "sum(i = 1..m, c[i]*B[i, :]'*B[i, :])         | B'*diag(c)*B",
        "sum(i = 1..m, C[:, i]*B[i, :]*x)             | C*B*x",
        "sum(i = 1..m, norm(B[i, :])^2)               | norm(B)^2",
        "sum(i = 1..m, norm(B[i, :] - x'))            | sum(rownorm(B - ones(m)*x'))",
        "sum(i = 1..n, sum(j = 1..n, (x[i] - x[j])*(e(i, n) - e(j, n)))) | 2*(n*x .- sum(x))",
        "sum(i = 1..n, A[i, :]*A*A[:, i])             | tr(A^3)",
        "sum(i = 1..n, diag(A[i, :])*C)               | diag(colsum(A))*C",
        "sum(i = 1..m, B*diag(B[i, :])*C)             | B*diag(colsum(B))*C",
        "sum(i = 1..n, diag(A[i, :])*A[:, i])         | rowsum(A .* A')",
        "sum(i = 1..n, e(i, n)*A[i, :]*(ones(n)*C[i, :] - C)) | (diag(rowsum(A)) - A)*C",
        "sum(i = 1..n, sum(j = 1..n, A[i, j]*(e(i, n) - e(j, n))*(C[i, :] - C[j, :]))) |"
            + " (diag(colsum(A) + rowsum(A)) - A - A')*C",
        "sum(i = 1..n, A[:, i]*ones(1, n)*diag(A[i, :])) | A^2"
      })
  void of(String text, String whole) {
    assertThat(Frobenius.simplify(NAMES + text)).isEqualTo(whole);
    assertThat(Frobenius.simplify(NAMES + text + " - (" + whole + ")")).matches("0|zeros\\(.*\\)");
  }

  /** The index is more than a place, or does not run over all of them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum(i = 1..n, i*x[i])",
        "sum(i = 1..n, x[i]^i)",
        "sum(i = 1..m, x[i])",
        "sum(i = 2..n, x[i])",
        "sum(i = 1..n-1, x[i]*x[i+1])",
        "sum(i = 1..n, B[i, k])",
        "sum(i = 1..k, x[i])",
        "sum(i = 1..n, A^i)"
      })
  void stay(String text) {
    assertThat(Frobenius.simplify(NAMES + text)).startsWith("sum(i = ");
  }
}
