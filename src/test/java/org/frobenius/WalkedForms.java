package org.frobenius;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scalar programs for the forms of expression that no table lists. */
final class WalkedForms {
  /** Forms of expression that no table lists, a program or more each. */
  private static final Map<String, String> FORMS =
      Map.ofEntries(
          Map.entry("entry", "A in R(m, n); B in R(n, m); (A*B)[1, 2]^2"),
          Map.entry("entry by index", "A in R(m, n); sum(i = 1..m, exp(A[i, 1]))"),
          Map.entry("row", "A in R(m, n); x in R(n); (exp.(A)[2, :]*x)^2"),
          Map.entry("column", "A in R(m, n); x in R(m); (x'*exp.(A)[:, 2])^2"),
          Map.entry("slice", "A in R(m+2, n+1); norm(A[2:m, 1:n])^2"),
          Map.entry("entry of a vector", "A in R(m, n); x in R(n); (A*x)[2]^3"),
          Map.entry("stretch of a vector", "A in R(m, n); x in R(n); norm((A*x)[2:m])"),
          Map.entry("blocks", "A in R(m, n); B in R(m, p); norm([A, B; 2*A, exp.(B)])^2"),
          Map.entry("sum", "A, B in R(n, n); det(A + 2*B - A')"),
          Map.entry(
              "sum in a sum",
              "A, W in R(n, n); S = sum(j = 1..2, A^j*W*A^j); tr(sum(j = 1..2, A^j*S*A^j*W))"),
          Map.entry(
              "sum of entries in a sum",
              "A in R(n); a = sum(i = 1..n, sin(A[i])); sum(i = 1..n, exp(a*A[i]))"),
          Map.entry("columns", "A in R(n); W in R(m, n); norm(sum(i = 1..n, A[i]*W[:, i]), 4)"),
          Map.entry("name in a lambda", "A in R; W in R(n, n); W : (z -> sin(A*z) + A)(W*W)"),
          Map.entry("vector in a lambda", "A in R(m); W in R(n, n); W : (z -> exp(A'*A*z))(W)"),
          Map.entry("name in a derivative", "A in R; W in R(n, n); W : L(z -> exp(A*z), W, W*W)"),
          Map.entry("diagonal of a vector", "A in R(n); B in R(m, n); norm(khatrirao(B, diag(A)))"),
          Map.entry("kron of vectors", "A in R(m); B in R(n); norm(kron(A, B) + kron(A, B).^2)"),
          Map.entry("cross of vectors", "A, B in R(3); w in R(3); exp(w'*cross(A, B))"),
          Map.entry("softmax of a vector", "A in R(n); B in R(n); B'*(softmax(A .* B) .* A)"),
          Map.entry("pinv of scaled columns", "A in R(n); B in R(m, n); norm(pinv(B*diag(A)))^2"),
          Map.entry("dotted sum", "A in R(m, n); a in R; sum(exp.(A .+ a))"),
          Map.entry("product of many", "A in R(m, n); B in R(n, m); tr(A*B*A*B)"),
          Map.entry("entrywise quotient", "A in R(m, n); B in R(m, n); sum(A ./ B)"),
          Map.entry("quotient", "A, B in R(n, n); W in R(n, n); W : A/B"),
          Map.entry("under", "A, B in R(n, n); W in R(n, n); W : A\\B"),
          Map.entry("transpose", "A, W in R(n, n); W : A'*A'"),
          Map.entry("power", "A, B, W in R(n, n); W : (A*B)^3"),
          Map.entry("symbolic power", "A, W in R(n, n); k in N; W : A^k"),
          Map.entry("negative power", "A, W in R(n, n); k in N; W : A^(-k)"),
          Map.entry("real power", "A, W in R(n, n); a in R; W : A^(1/3)"),
          Map.entry("power of a scalar", "a, b in R+; (2*a)^(3*b)"),
          Map.entry("entrywise power", "A, B in R(m, n); a in R; sum((2*A).^a)"),
          Map.entry("entrywise powers", "A, B in R(m, n); sum(A.^B)"),
          Map.entry("finite sum", "A, B, W in R(n, n); k in N; W : sum(j = 0..k, A^j*B*A^(k-j))"),
          Map.entry("sum of entries", "A in R(m, n); sum(i = 1..m, log(1 + A[i, 2]^2))"),
          Map.entry("series", "A in R(n, n); beta in R(inf); tr(sum(k = 0..inf, beta[k]*A^k))"),
          Map.entry("lambda", "A, W in R(n, n); W : (z -> exp(z)*sin(z))(A)"),
          Map.entry("Fréchet derivative", "A, B, W in R(n, n); W : L(exp, A, B)"),
          Map.entry("unknown Fréchet derivative", "A, B, W in R(n, n); W : L(f, A*B, B)"),
          Map.entry("lambda's derivative", "A, B, W in R(n, n); W : L(z -> z^(1/3), A, B)"),
          Map.entry("larger", "A in R(m, n); B in R(m, n); sum(max.(A, B) .^ 2)"),
          Map.entry("smaller", "A in R(m, n); sum(min.(exp.(A), 1) .* A)"),
          Map.entry("relu", "A in R(m, n); B in R(n, m); sum(max.(A*B, 0))"),
          Map.entry("means", "A in R(m, n); mean(exp.(A)) + norm(rowmean(A))^2 + norm(colmean(A))"),
          Map.entry("definition", "A in R(m, n); B in R(n); r = A*B; norm(r)^2 + log(1 + norm(r))"),
          Map.entry("dot", "A in R(m, n); B in R(n); dot(A*B, A*B)^2"),
          Map.entry("filled", "A in R(m, n); norm(A*vector(2))^2"),
          Map.entry(
              "function of a matrix", "g in R(m, n) -> R; A in R(m, r); B in R(r, n); g(A*B)"),
          Map.entry("function of a vector", "g in R(m) -> R; A in R(m, n); B in R(n); exp(g(A*B))"),
          Map.entry(
              "vector function", "u in R(m) -> R(p); A in R(m, n); B in R(n); norm(u(A*B))^2"),
          Map.entry("curve", "u in R -> R(p); A, B in R; w in R(p); w'*u(A*B)"),
          Map.entry(
              "its gradient", "g in R(m) -> R; A in R(m, n); B in R(n); norm(grad(g)(A*B))^2"),
          Map.entry(
              "of one another",
              "g in R(p) -> R; u in R(n) -> R(p); A, B in R(n); A'*B*g(u(A + B))"),
          Map.entry(
              "matrix-valued function",
              "u in R(m, n) -> R(p, q); A in R(m, r); B in R(r, n); W in R(p, q); W : u(A*B)"),
          Map.entry(
              "its Jacobian",
              "u in R(m) -> R(p); A in R(m, n); B in R(n); w in R(p);" + " norm(u(A*B) - w)"),
          Map.entry("matrix function", "g in R(n, n) -> R; A, B in R(n, n); g(inv(A)*B*A)"));

  private WalkedForms() {}

  static List<Walked> all() {
    return FORMS.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            form -> {
              String text = form.getValue();
              List<String> wrt =
                  text.matches("(?s).*\\bB\\b.*\\bB\\b.*")
                      ? List.of("A", "B")
                      : List.of(text.contains("A in") || text.contains("A,") ? "A" : "a");
              return new Walked(form.getKey(), text, wrt, secondOfUnknown(text));
            })
        .toList();
  }

  /** Unknown functions have two derivatives. */
  private static Optional<String> secondOfUnknown(String text) {
    return text.contains("grad(g)")
        ? Optional.of("a further derivative of `hess(g)`")
        : Optional.empty();
  }
}
