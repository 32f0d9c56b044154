package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.frobenius.calculus.Convention;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.verify.Equality;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gradient by a variable of a structured space is its projection, simplified by the space. */
class SpaceGradientTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "S in Sym(n); tr(A*S)                       | S | sym(A)",
        "S in Sym(n); x in R(n); y in R(n); x'*S*y  | S | sym(x*y')",
        "S in Sym(n); tr(exp(S))                    | S | exp(S)",
        "S in Sym(n); tr(A*exp(S))                  | S | L(exp, S, sym(A))",
        "S in Sym(n); norm(S)^2                     | S | 2*S",
        "P in SPD(n); logdet(P)                     | P | inv(P)",
        "P in SPD(n); tr(inv(P)*A)                  | P | -inv(P)*sym(A)*inv(P)",
        "K in Skew(n); tr(A*K)                      | K | skew(A')",
        "D in Diag(n); logdet(D)                    | D | inv(D)",
        "D in Diag(n); tr(A*D)                      | D | diag(diag(A))",
        "L in Lower(n); norm(L)^2                   | L | 2*L",
        "L in Lower(n); tr(A*L)                     | L | tril(A')",
        "U in Upper(n); tr(A*U) + norm(U)^2         | U | triu(A') + 2*U"
      })
  void liesInTheSpace(String text, String wrt, String expected) {
    Program program = Program.read("test", text, List.of(), false);
    Gradient gradient = program.gradient(wrt);
    assertThat(gradient.text()).isEqualTo(expected);
    assertThat(program.check(gradient, 1).verdict().outcome()).isEqualTo(Verdict.Outcome.RIGHT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Q in O(n); tr(A*Q)                        | A'                  | -Q*skew(A*Q)",
        "Q in O(n); norm(A*Q)^2                    | 2*A'*A*Q            | zeros(n, n)",
        "Q in St(n, p); A in Sym(n); tr(Q'*A*Q)    | 2*A*Q               | 2*(I - Q*Q')*A*Q",
        "Q in St(n, p); r = A*Q; norm(r - B)^2     | 2*A'*(r - B)        | -",
        "Q in O(n); det(Q)*tr(A*Q)                 | -                   | -"
      })
  void onManifoldsTheEuclideanGradientAndTheTangentOne(
      String text, String euclidean, String riemannian) {
    Program program = Program.read("test", text, List.of(), false);
    Gradient plain = program.gradient("Q");
    Gradient tangent = program.gradients(List.of("Q"), Convention.RIEMANNIAN).getFirst();
    if (!euclidean.equals("-")) {
      assertThat(plain.text()).isEqualTo(euclidean);
    }
    if (!riemannian.equals("-")) {
      assertThat(tangent.text()).isEqualTo(riemannian);
    }
    assertThat(program.check(plain, 1).verdict().outcome()).isEqualTo(Verdict.Outcome.RIGHT);
    assertThat(program.check(tangent, 1).verdict().outcome()).isEqualTo(Verdict.Outcome.RIGHT);
    // tangent to Q'*Q = I: the symmetric part of Q'*R vanishes
    Expr g = tangent.expression();
    Expr part = Build.call(Op.SYM, Build.product(Build.transpose(program.variable("Q")), g));
    assertThat(Equality.compare(part, Build.zeros(part.shape()), 1).right()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "X in Sym(n); tr(A*X)      | A + A' - diag(diag(A))",
        "X in Sym(n); x'*X*x       | 2*x*x' - diag(x .* x)",
        "X in SPD(n); logdet(X)    | 2*inv(X) - diag(diag(inv(X)))",
        "X in Skew(n); tr(A*X)     | A' - A",
        "X in Lower(n); tr(A*X)    | tril(A')",
        "X in R(n, n); tr(A*X)     | A'"
      })
  void byFreeEntries(String text, String expected) {
    Program program = Program.read("test", text, List.of(), false);
    Gradient gradient = program.gradients(List.of("X"), Convention.ENTRIES).getFirst();
    Expr own = program.expression(expected, gradient.shape());
    assertThat(Equality.compare(gradient.expression(), own, 1).right())
        .as(gradient.text())
        .isTrue();
    assertThat(program.check(gradient, 1).verdict().outcome()).isEqualTo(Verdict.Outcome.RIGHT);
  }
}
