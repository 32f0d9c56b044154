package org.frobenius.simplify;

import static org.assertj.core.api.Assertions.assertThat;

import org.frobenius.Frobenius;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form a mathematician would write. */
class ShortestFormTest {
  private static final String NAMES =
      "A, B, M, S, A1_2, A2, a3, A10 in R(n, n); X in R(m, n); a, b, p in R(n); c in R(m); s, t in"
          + " R; k in N; ";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "A10 + A2 + a3 + A1_2                | A1_2 + A2 + a3 + A10",
        "tr(A*M) - tr(B*M)                   | tr((A - B)*M)",
        "s*tr(A) - t*tr(B) + 1               | 1 + tr(s*A - t*B)",
        "s*tr(A*M) - s*tr(M*B)               | s*tr((A - B)*M)",
        "tr(A*M) + tr(M'*B)                  | (A' + B) : M",
        "S*(I + inv(S)*M)                    | M + S",
        "(I + M*inv(S))*S                    | M + S",
        "inv(S)*inv(I + X'*X*inv(S))         | inv(S + X'*X)",
        "inv(I + inv(S)*X'*X)*inv(S)         | inv(S + X'*X)",
        "S*(A + B + inv(A)*B)                | S*(A + inv(A)*B + B)",
        "a'*X[k, :]'                         | X[k, :]*a",
        "A'[:, k] + b                        | A[k, :]' + b",
        "-2*(b - A*a)'*A*p                   | 2*(A*a - b)'*A*p",
        "-rowsum(B - A)                      | rowsum(A - B)",
        "rowsum(A) + rowsum(X')              | rowsum(A) + colsum(X)",
        "vec(X) + 2*vec(X')                  | vec(X) + 2*vec(X')",
        "-sum(i = 1..n, a[i]*(a - A[:, i]))  | sum(i = 1..n, a[i]*(A[:, i] - a))",
        "-diag(a - b)*M                      | diag(b - a)*M",
        "sum(vech(A))                        | sum(tril(A))",
        "inv(A - B) + inv(B - A)             | zeros(n, n)",
        "-inv(B - A)*M                       | inv(A - B)*M",
        "(A*a - b)'*(A*a - b)                | norm(A*a - b)^2",
        "(A*a - b)'*(b - A*a)                | -norm(A*a - b)^2",
        "(A - B)^2 - (B - A)^2               | zeros(n, n)",
        "(2*a*p')[1, k]                      | 2*a[1]*p[k]",
        "[A, X'; X, I][1:n, 1:n]             | A",
        "[A, X'; X, I][n+1:n+m, 1:n]         | X",
        "[A, X'; X, I][1:n, 2:n]             | [A, X'; X, I(m)][1:n, 2:n]",
        "2*[a; 0][1:n]                       | 2*a",
        "[s, t, 0][2]                        | t",
        "I(n+m)[1:n, 1:n]                    | I(n)",
        "exp.(A)[k, 1]*2                     | 2*exp(A[k, 1])",
        "s + 2*A[1, k] - 2*B[1, k]           | s + 2*(A - B)[1, k]",
        "1 + k                               | k + 1",
        "1 - k + n                           | n - k + 1",
        "s*(A - B) + A - B + M               | M + (1 + s)*(A - B)",
        "(a'*p)*b + (b'*p)*a                 | (a*b' + b*a')*p",
        "(a*p'*A + (a'*p)*(A + A'))*p        | (a'*p)*(A + A')*p + (p'*A*p)*a",
        "(I - b*p'/(b'*p))*a                 | a - (a'*p)*b/(b'*p)",
        "(A + A' - 2*(a'*A*a)*I/norm(a)^2)*a | (A + A')*a - 2*(a'*A*a)*a/norm(a)^2",
        "(A + A' - (B + B')*a*a'*A/(a'*B*a))*a | (A + A' - (a'*A*a)*(B + B')/(a'*B*a))*a",
        "-(p - a)'*inv(S)*(p - a)            | -(p - a)'*inv(S)*(p - a)",
        "-S*(p - a)*(p - a)'                 | -S*(p - a)*(p - a)'",
        "S*(p - a)*(a - p)'                  | -S*(a - p)*(a - p)'",
        "(s - t)^2*(p - a)*(p - a)'          | (s - t)^2*(p - a)*(p - a)'",
        "norm(p - a) - norm(a - p)           | 0",
        "norm(p - a)^3                       | norm(p - a)^3",
        "norm1(B' - A) - norm1(A' - B)       | 0",
        "norm1(A' - A)                       | norm1(A' - A)",
        "normspec(-2*A)                      | 2*normspec(A)",
        "norm1(s*A) - norm1(-s*A)            | 0",
        "norm(-3*a, 3)                       | 3*norm(a, 3)",
        "rownorm(-2*A) + colnorm(2*B - 2*A)  | 2*(rownorm(A) + colnorm(A - B))",
        "sqrt(norm(A)^2*norm(B)^2)           | norm(A)*norm(B)",
        "1/((1 + s/t)*t)                     | 1/(s + t)",
        "s/(1 + s/t)                         | s*t/(s + t)",
        "A*diag(a) - A*diag(b)               | A*diag(a - b)",
        "A'*diag(tanh(a))*A - A'*diag(b)*A   | A'*diag(tanh(a) - b)*A",
        "s*rowsum(A) - 2*rowsum(B)           | rowsum(s*A - 2*B)",
        "kron(A, M) + kron(B, M)             | kron(A + B, M)",
        "a'*A*diag(p)*B*b                    | a'*A*(p .* (B*b))",
        "A'*(diag(sigmoid(a)) - diag(sigmoid(a).^2))*A | A'*diag(sigmoid(a) .* sigmoid(-a))*A",
        "X*inv(sqrt(X'*X))                   | polar(X)",
        "L(exp, A, M, B) + s*L(exp, A, S, M) | L(exp, A, B + s*S, M)",
        "t + sigmoid(s) - sigmoid(s)^2       | sigmoid(s)*sigmoid(-s) + t",
        "sigmoid(A*a) - sigmoid(A*a).^2      | sigmoid(A*a) .* sigmoid(-A*a)",
        "-sign.(b - a)                       | sign(a - b)",
        "-tanh(b - a)                        | tanh(a - b)",
        "sum(A*a) - sum(b)                   | sum(A*a - b)",
        "s*sum(a) + s*sum(b) + 1             | 1 + s*sum(a + b)",
        "2*s + 2*sum(A*a) - 2*sum(b)         | 2*(s + sum(A*a - b))",
        "b + A*p                             | A*p + b",
        "s + a'*p                            | a'*p + s",
        "b + A*(a - p)                       | A*(a - p) + b",
        "tanh(p) .* a                        | a .* tanh(p)",
        "(A*a) .* p                          | p .* (A*a)",
        "(1 .- a.^2) .* (A*p)                | (A*p) .* (1 .- a.^2)",
        "M : A                               | A : M",
        "max(0, 1 - s)                       | relu(1 - s)",
        "min(0, s)                           | -relu(-s)",
        "prodothers(a)*p' - diag(a) .* diag(p) | prodothers(a)*p' - diag(a .* p)",
        "2*(a*p' - M)*p                      | 2*(a*p' - M)*p",
        "2*norm(a)^2*p - 2*M'*a              | 2*(p*a' - M')*a",
        "tril(-A - B)                        | -tril(A + B)",
        "(-S*A*M*S - M*A*S*M)'               | -(M*A*S*M + S*A*M*S)'",
        "L(exp, M, -A*B - B*A)               | -L(exp, M, A*B + B*A)",
        "sum(rownorm(X).^2)                  | norm(X)^2",
        "(A - B .* A)'*M*(A - B .* A)        | (A - A .* B)'*M*(A - A .* B)",
        "tr(M*L(exp, A, B*S))                | tr(L(exp, A, M)*B*S)",
        "tr(M*L(exp, A, B)) - tr(L(exp, A, M)*S) | tr(L(exp, A, M)*(B - S))",
        "a'*L(exp, A, b*p')*b - p'*L(exp, A, b*a')*b | 0",
        "L(exp, A', M, B')                   | L(exp, A, B, M')'",
        "sylvester(A', B', M')               | sylvester(B, A, M)'",
        "-lyap(B - A, M)                     | lyap(A - B, M)",
        "sylvester(A', A, M)                 | -lyap(A', M)"
      })
  void of(String text, String shortest) {
    assertThat(Frobenius.simplify(NAMES + text)).isEqualTo(shortest);
    assertThat(Frobenius.simplify(NAMES + shortest)).isEqualTo(shortest);
  }
}
