package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas in other notations as they are written here; each of them is a program. */
class TranscriptionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "np.trace(A @ X) ; tr(A*X)",
        "np.linalg.norm(A @ x - b)**2 ; norm(A*x - b)^2",
        "np.linalg.norm(X, ord=2) ; normspec(X)",
        "np.sum(X, axis=0) ; colsum(X)",
        "np.sum(X, axis=-1) ; rowsum(X)",
        "np.sum(x, axis=0) ; sum(x)",
        "torch.logsumexp(x, dim=0) ; logsumexp(x)",
        "np.linalg.slogdet(X)[1] ; logdet(X)",
        "np.mean((X @ w - y)**2) ; mean((X*w - y).^2)",
        "np.sum(np.log1p(np.exp(-y * (X @ w)))) ; sum(log.(1 .+ exp.(-y .* (X*w))))",
        "np.sum(np.clip(x, 0, 1)) ; sum(min.(max.(x, 0), 1))",
        "np.sum(X[:2] @ Y) ; sum(X[1:2, :]*Y)",
        "tf.reduce_sum(tf.square(x)) ; sum(x.^2)",
        "X.inverse().trace() ; tr(inv(X))",
        "scipy.linalg.expm(X) ; exp(X)",
        "f = @(x) norm(A*x - b)^2 ; norm(A*x - b)^2",
        "sum(A(:, 1) .* b) ; sum(A[:, 1] .* b)",
        "sum(X, 2) ; rowsum(X)",
        "crossprod(X) ; X'*X",
        "solve(A) %*% b ; inv(A)*b",
        "sum(abs2, A*x - b) ; sum((A*x - b).^2)",
        "dot(x, A, x) ; x'*A*x",
        "x ⋅ y ; x'*y",
        "x ⋅ (A*x) ; x'*A*x",
        "A ⋅ B ; A*B",
        "sum(log.(1 .+ exp.(-y .* (X*w)))) ; sum(log.(1 .+ exp.(-y .* (X*w))))",
        "A*x - b |> norm ; norm(A*x - b)",
        "sum(x[i]^2 for i in 1:n) ; sum(i = 1..n, x[i]^2)",
        "Tr[Inverse[X].A] ; tr(inv(X)*A)",
        "Log[Det[X]] ; log(det(X))",
        "x'Ax ; x'*A*x",
        "||Ax - b||^2 ; norm(A*x - b)^2",
        "∑ᵢ₌₁ⁿ xᵢ² ; sum(i = 1..n, x[i]^2)",
        "∑_i x_i^2 ; sum(i = 1..n, x[i]^2)",
        "0x10*tr(X) ; 16*tr(X)",
        "1_000*tr(X) ; 1000*tr(X)",
        "\\frac{1}{2} \\lVert A x - b \\rVert_2^2 ; 1/2*norm(A*x - b)^2",
      })
  void isWrittenHereAs(String theirs, String ours) {
    assertThat(Transcription.of(theirs).map(Transcription.Written::text)).contains(ours);
    assertThat(ProgramReader.read(ours)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ij,jk->ik    | A, B    | A*B",
        "ij,jk        | A, B    | A*B",
        "ij,jk->ki    | A, B    | (A*B)'",
        "ij,kj->ik    | A, B    | A*B'",
        "ji,jk->ik    | A, B    | A'*B",
        "ij,jk,kl->il | A, B, C | A*B*C",
        "ii           | A       | tr(A)",
        "ii->i        | A       | diag(A)",
        "ij->ji       | A       | A'",
        "ij->i        | A       | rowsum(A)",
        "ij->j        | A       | colsum(A)",
        "ij->         | A       | sum(A)",
        "ij,ij->      | A, B    | A : B",
        "ij,ji->      | A, B    | tr(A*B)",
        "ij,ij->ij    | A, B    | A .* B",
        "ij,ji->ij    | A, B    | A .* B'",
        "ij,ij->i     | A, B    | rowsum(A .* B)",
        "ij,j->i      | A, x    | A*x",
        "ij,i->j      | A, x    | A'*x",
        "ij,j->ij     | A, x    | A*diag(x)",
        "i,ij->ij     | x, A    | diag(x)*A",
        "i,ij,j->     | x, A, y | x'*A*y",
        "i,i->        | x, y    | x'*y",
        "i,i->i       | x, y    | x .* y",
        "i,j->ij      | x, y    | x*y'",
        "i,j->        | x, y    | sum(x)*sum(y)",
      })
  void sumOfEinstein(String form, String arguments, String ours) {
    String theirs = "np.einsum('%s', %s)".formatted(form, arguments);
    assertThat(Transcription.of(theirs).map(Transcription.Written::text)).contains(ours);
    assertThat(ProgramReader.read(ours)).isNotNull();
  }

  /** What has no form here, or whose meaning depends on what is not seen. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "np.einsum('bij,bjk->bik', A, B)",
        "np.einsum('ij,ij,ij->', A, B)",
        "np.foo(X)",
        "X.foo()",
        "np.linalg.norm(X, 1)",
        "sum(x[-1])",
        "sum(X[:-1])",
        "sum(X[::2])",
        "len(x)",
        "np.var(x)",
      })
  void isNotGuessed(String theirs) {
    assertThat(Transcription.of(theirs)).isEmpty();
  }

  @Test
  void whatIsTheSameElsewhereIsAFormulaOfItsLetters() {
    ForeignPiece x = ForeignPiece.atom("X");
    Elsewhere.all()
        .forEach(
            (name, advice) -> {
              if (advice.exact()) {
                String way = advice.ways().getFirst();
                boolean filled =
                    ForeignTemplate.filled(way, java.util.List.of(x)).isPresent()
                        || ForeignTemplate.filled(way, java.util.List.of(x, x)).isPresent()
                        || ForeignTemplate.filled(way, java.util.List.of(x, x, x)).isPresent();
                assertThat(filled).as(name).isTrue();
              }
            });
  }
}
