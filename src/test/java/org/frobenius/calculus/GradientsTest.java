package org.frobenius.calculus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.frobenius.diagnostic.UnsupportedException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.print.Printer;
import org.frobenius.rule.Assumption;
import org.frobenius.simplify.Normalizer;
import org.frobenius.simplify.Simplifier;
import org.frobenius.syntax.Program;
import org.frobenius.syntax.ProgramReader;
import org.frobenius.verify.GradientCheck;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradientsTest {
  private static Expr gradient(Program program, Expr x, Normalizer normalizer) {
    return Gradients.of(program.expression(), List.of(x), normalizer).get(x);
  }

  private static String answer(Program program, String wrt) {
    Expr.Symbol x = program.symbol(wrt).orElseThrow();
    var normalizer = new Normalizer();
    Expr simplified = Simplifier.simplify(gradient(program, x, normalizer), normalizer);
    Verdict verdict =
        GradientCheck.of(program.expression(), x, simplified, normalizer.assumptions(), 1);
    assertThat(verdict.outcome()).as(verdict.reason()).isEqualTo(Verdict.Outcome.RIGHT);
    assertThat(program.expression(Printer.text(simplified), x.shape())).isSameAs(simplified);
    return Printer.text(simplified);
  }

  /** The answers a mathematician would write. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          norm(A*x - b)^2                | x | 2*A'*(A*x - b)
          logdet(X)                      | X | inv(X)'
          A in Sym(n); x'*A*x            | x | 2*A*x
          tr(exp(X))                     | X | exp(X)'
          tr(f(X))                       | X | f'(X)'
          det(X)                         | X | adj(X)'
          X in R(n, n); tr(X-X)          | X | zeros(n, n)
          norm(x)                        | x | x/norm(x)
          x in R(n); sum(unvec(kron(x, x), n, n)) | x | 2*sum(x)*ones(n)
          logsumexp(x)                   | x | softmax(x)
          logsumexp(x'*A)                | x | A*softmax(A'*x)
          logsumexp(A)                   | A | exp.(A .- logsumexp(A))
          h in R(1, n); logsumexp(h)     | h | softmax(h')'
          S in Sym(n); logdet(S)         | S | inv(S)
          t in R; X in R(n, n); tr(A*exp(t*X)) | t | tr(A*exp(t*X)*X)
          a in R; X in R(n, n); tr(X^a)  | a | tr(log(X)*X^a)
          x in R(n); norm(x, 4)^4        | x | 4*x.^3
          x in R(n); norm(x, 4)          | x | (x/norm(x, 4)).^3
          x in R(n); norm(x, 3)^3        | x | 3*(x .* abs(x))
          a in R; P in R(n, n); v, u in R(n); (1 - a)*v'*inv(I - a*P)*u | a | v'*(I - a*P)^-2*(P*u - u)
          a in R; P in R(n, n); v, u in R(n); a*v'*inv(I + a*P)*u | a | v'*(I + a*P)^-2*u
          """)
  void namedAnswers(String program, String wrt, String expected) {
    assertThat(answer(ProgramReader.read(program), wrt)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          S in Sym(n); X in R(n, n); tr(X*S*X*S)     | S
          Q in Skew(n); v in R(n); w in R(n); w'*exp(Q)*v/norm(exp(Q)*v) | Q
          A in R(n, n); X in R(n, n); tr(A*sin([X, X*X; zeros(n, n), X])[1:n, n+1:2*n]) | X
          K in Skew(n); X in R(n, n); tr(X*K*X*K)    | K
          D in Diag(n); X in R(n, n); tr(X*D*X*D)    | D
          L in Lower(n); X in R(n, n); tr(X*L*X*L)   | L
          U in Upper(n); X in R(n, n); tr(X*U*X*U)   | U
          P in SPD(n); X in R(n, n); tr(X*inv(P)*X') + logdet(P) | P
          c in R+; x in R(n); c^2*norm(x)/(1 + c)    | c
          X in R(n, n); a in R; norm(X - a*I)^2      | a
          X in R(n, n); tr(sum(j = 1..3, X^j))       | X
          X in R(n, n); k in N; tr(sum(j = 1..k, X^j/j)) | X
          X in R(n, n); n*tr(X)                      | X
          X in R(n, n); Y in R(n, n); norm(L(exp, X, Y - Y'))    | Y
          z in R; X in R(n, n); Y in R(n, n); tr(X^z*Y)          | X
          z in R; w in R; X in R(n, n); tr(X^(z*w)*X'*X^z)       | X
          X in R(j, j); k in N; Y in R(j, j); j*tr(X^k*Y)        | X
          j in N; i in N; X in R(n, n); Y in R(n, n); tr(X^j*Y*X^i) | X
          X in R(n, n); tr(sum(j = 1..1, j*sum(j = 1..3, j*X^j))) | X
          """)
  void everySpace(String program, String wrt) {
    assertThat(answer(ProgramReader.read(program), wrt)).isNotEmpty();
  }

  @Test
  void ofSeveralNamesAtOnce() {
    Program program = ProgramReader.read("tr(A*X*B)");
    List<Expr> names =
        program.names().values().stream()
            .<Expr>map(d -> program.symbol(d.name()).orElseThrow())
            .toList();
    var gradients = Gradients.of(program.expression(), names, new Normalizer());
    assertThat(gradients.keySet()).containsExactlyElementsOf(names);
    gradients.forEach(
        (x, g) ->
            assertThat(GradientCheck.of(program.expression(), x, g, 1).outcome())
                .isEqualTo(Verdict.Outcome.RIGHT));
  }

  @Test
  void ofADefinition() {
    Program program = ProgramReader.read("A in R(m, n); r = A*x - b; norm(r)^2");
    Expr r = program.definitions().get("r");
    Expr g = gradient(program, r, new Normalizer());
    assertThat(Printer.text(g)).isEqualTo("2*r");
  }

  @Test
  void whatItDoesNotDependOnIsZero() {
    Program program = ProgramReader.read("A in R(m, n); X in R(n, n); tr(X)");
    Expr g =
        Gradients.of(
                program.expression(), List.of(program.symbol("A").orElseThrow()), new Normalizer())
            .values()
            .iterator()
            .next();
    assertThat(Build.isZero(g)).isTrue();
  }

  /** Never a zero in place of what is not known. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a in R; X in R(n, n); tr(X^a)",
        "k in N; a in R; sum(j = 1..k, a^j)",
        "a in R; x in R(n); norm(x, a)",
        "a in R; X in R(n, n); tr(L(z -> z^a, X, X))",
      })
  void whatIsNotSupportedIsSaid(String text) {
    Program program = ProgramReader.read(text);
    for (var declared : program.names().values()) {
      Expr.Symbol x = program.symbol(declared.name()).orElseThrow();
      var normalizer = new Normalizer();
      Expr g;
      try {
        g = gradient(program, x, normalizer);
      } catch (UnsupportedException said) {
        continue;
      }
      if (x.space().kind() != org.frobenius.expr.Space.Kind.NATURAL) {
        Verdict verdict = GradientCheck.of(program.expression(), x, g, normalizer.assumptions(), 1);
        assertThat(verdict.outcome())
            .as("%s: %s", x, verdict.reason())
            .isEqualTo(Verdict.Outcome.RIGHT);
      }
    }
  }

  @Test
  void anIndexIsNotAVariable() {
    Program program = ProgramReader.read("k in N; X in R(n, n); tr(X^k)");
    Expr k = program.symbol("k").orElseThrow();
    assertThatThrownBy(() -> gradient(program, k, new Normalizer()))
        .isInstanceOf(UnsupportedException.class);
  }

  @Test
  void whatARuleAssumesIsReported() {
    Program program = ProgramReader.read("x in R(n); X in R(n, n); x'*polar(X)*x");
    var normalizer = new Normalizer();
    Expr.Symbol x = program.symbol("X").orElseThrow();
    gradient(program, x, normalizer);
    assertThat(normalizer.assumptions())
        .contains(new Assumption(x, Assumption.Kind.INVERTIBLE, List.of()));
  }
}
