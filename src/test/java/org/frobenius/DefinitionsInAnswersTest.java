package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program's own names stand in an answer wherever they say it shortest. */
class DefinitionsInAnswersTest {
  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          u = v*p - w; K = v*B; r = u - K*inv(K'*K)*K'*u; norm(r)^2 | B | -2*v'*r*u'*pinv(K)'
          u = v*p - w; K = v*B; r = u - K*inv(K'*K)*K'*u; norm(r)^2 | K | -2*r*u'*pinv(K)'
          u = v*p - w; K = v*B; r = u - K*inv(K'*K)*K'*u; norm(r)^2 | r | 2*r
          u = v*p - w; K = v*B; r = K*inv(K'*K)*K'*u - u; norm(r)^2 | K | 2*r*u'*pinv(K)'
          K = v*B; P = K*inv(K'*K)*K'; r = w - P*w; norm(r)^2       | K | -2*r*w'*pinv(K)'
          K = inv(B'*v'*v*B); u = v*p - w; r = v*(p - B*K*B'*v'*u) - w; norm(r)^2 | B | -2*v'*r*u'*v*B*K
          u = v*p - w; r = v*(p - B*inv(B'*v'*v*B)*B'*v'*u) - w; norm(r)^2 | B | -2*v'*r*u'*v*B*inv(B'*v'*v*B)
          r = v*(p - B*inv(B'*v'*v*B)*B'*v'*(v*p - w)) - w; norm(r)^2 | B | 2*v'*r*(w - v*p)'*v*B*inv(B'*v'*v*B)
          K = inv(B'*v'*v*B); r = v*(p - B*K*B'*v'*(v*p - w)) - w; norm(r)^2 | B | 2*v'*r*(w - v*p)'*v*B*K
          r = v*p - w; norm(r)^2 + (w - v*p)'*M*(w - v*p)           | p | v'*(2*I + M + M')*r
          """)
  void areRecognized(String program, String wrt, String gradient) {
    String names = "v in R(m, n); p in R(n); w in R(m); B in R(n, k); M in R(m, m); ";
    assertThat(Frobenius.gradient(names + program, wrt)).isEqualTo(gradient);
    assertThat(Frobenius.simplify(names + program.replaceFirst("[^;]*$", gradient)))
        .isEqualTo(gradient);
  }

  /** Scalars in front of something are recognized beside others. */
  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          m = sum(x)/n; s = norm(x .- m); a'*((x .- m)/s) | x | (a .- mean(a) - (a'*(x .- m))*(x .- m)/s^2)/s
          m = mean(x); s = norm(x .- m)/sqrt(n); norm(g .* (x .- m)/s - a)^2/2 | g | (((g .* (x .- m))/s - a) .* (x .- m))/s
          r = sqrt(norm(x)^2/n + c); y = g .* x/r; norm(y - a)^2/2 | x | (g .* (y - a))/r - ((y - a)'*(g .* x))*x/(n*r^3)
          r = sqrt(x'*S*x + c); a'*x/r                  | x | a/r - (a'*x)*S*x/r^3
          """)
  void areRecognizedAmongScalars(String program, String wrt, String gradient) {
    String names = "x in R(n); a in R(n); g in R(n); c in R; S in Sym(n); ";
    assertThat(Frobenius.gradient(names + program, wrt)).isEqualTo(gradient);
    assertThat(Frobenius.simplify(names + program.replaceFirst("[^;]*$", gradient)))
        .isEqualTo(gradient);
  }

  /** A definition that the function does not use may have no value where the function has one. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "r = sqrt(norm(x)^2 + b); (norm(x)^2 + b)^2 | 4*(b + norm(x)^2)*x",
        "k = 1/(norm(x)^2 + b); (norm(x)^2 + b)^2   | 4*(b + norm(x)^2)*x",
      })
  void areNotUsedWhereTheyNeedMore(String text, String gradient) {
    assertThat(Frobenius.gradient("x in R(n); b in R; " + text, "x")).isEqualTo(gradient);
  }

  /** A definition in the value of another one stays there when it is written out elsewhere. */
  @ParameterizedTest(name = "{0} by {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "K = v*v'; u = exp(K)*w; norm(u)^2                        | v",
        "K = sqrt(I + M'*M); u = evmin(K); (w'*u)^2               | M",
        "K = inv(M); U = exp(K); W = L(exp, K, U); tr(W*U)        | M",
        "K = v*v'; u = K*w; r = tanh(K*u) - u; norm(r)^2 + w'*K*r | v"
      })
  void areWhatTheyAre(String text, String wrt) {
    String names = "v in R(m, n); p in R(n); w in R(m); B in R(n, k); M in R(m, m); ";
    Program program = Frobenius.parse(names + text);
    Gradient gradient = program.gradient(wrt);
    assertThat(program.expression(gradient.text(), gradient.shape()))
        .isSameAs(gradient.expression());
  }
}
