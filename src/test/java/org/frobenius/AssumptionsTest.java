package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a simplification needs and its result does not show is listed with it; what is known or to
 * be seen is not.
 */
class AssumptionsTest {
  private static final String SPACES =
      "a, b, s in R; c in R+; k in N; x in R(n); X, Y in R(n, n); A in R(m, n); P in SPD(n);"
          + " S in Sym(n); ";

  private static List<String> listed(String words) {
    return words.isBlank() ? List.of() : Arrays.asList(words.split(", "));
  }

  /** An answer that would hold nowhere is none. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "logdet(ones(n, n)*X) + tr(X)         | ones(n, n)",
        "K in Skew(3); Y in R(3, 3); X in R(3, 3); tr(X*polar(K*X)) | K",
        "Y in R(3, 3); X in R(3, 3); logdet(E(1, 2, 3, 3)*X)         | E(2, 1, 3, 3)",
        "tr(Y*polar(ones(n, n)*X'))           | ones(n, n)"
      })
  void anImpossibleConditionIsRefused(String phi, String singular) {
    Program program =
        Program.read("impossible", phi.contains("in") ? phi : SPACES + phi, List.of(), false);
    assertThatThrownBy(() -> program.gradient("X"))
        .isInstanceOf(DomainException.class)
        .hasMessageContaining("`" + singular + "` invertible, which it is not");
  }

  /** Of a bound name is said what values it takes; single ones do not count in an integral. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "integral(t = 0..1, t^2/t)                            | ''",
        "0*integral(t = 0..1, 1/t)                            | t nonzero for t from 0 to 1",
        "integral(t = 0..1, (b*t + a)^2/(b*t + a))            | a + b*t nonzero for t from 0 to 1",
        "0*integral(t = 0..1, log(t + a))                     | t + a positive for t from 0 to 1",
        "integral(t = 0..1, sum(0*inv(t*X)))                  | t nonzero for t from 0 to 1; X"
            + " invertible",
        "sum(i = 1..3, integral(t = 0..i, (a*t + i)^2/(a*t + i))) | a*t + i nonzero for i = 1..3, t"
            + " from 0 to i",
        "integral(t = 0..1, sum(i = 1..3, (b*t + i)^2/(b*t + i))) | b*t + i nonzero for t from 0 to"
            + " 1, i = 1..3",
      })
  void boundNamesHaveTheirRanges(String text, String assumptions) {
    Program program = Program.read("bound", SPACES + text, List.of(), false);
    List<String> expected =
        assumptions.isEmpty() ? List.of() : Arrays.asList(assumptions.split("; "));
    assertThat(program.simplify().assumptions()).isEqualTo(expected);
  }

  /** Also what rules of derivatives assume. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "integral(t = 0..1, tr(Y*polar(t*X + Y))) | t*X + Y invertible for t from 0 to 1",
        "sum(i = 1..3, tr(Y*polar(i*X + Y)))      | i*X + Y invertible for i = 1..3",
        "integral(t = 0..1, tr(Y*polar(t*X + I))) | I + t*X invertible for t from 0 to 1",
      })
  void rulesUnderSumsAndIntegralsAssumeOfTheirRanges(String text, String assumption) {
    Program program = Program.read("bound", SPACES + text, List.of(), false);
    assertThat(program.gradient("X").assumptions()).containsExactly(assumption);
    assertThat(program.differential(List.of("X")).assumptions()).containsExactly(assumption);
  }

  /** Continuous is the function, and so is its gradient, also where the norm is zero. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "norm(A)^2*sin(norm(A))                     | A",
        "norm(x)^2*exp(norm(x))                     | x",
        "norm(A*x)^2*cos(norm(A*x) + norm(x)^2)     | x",
        "r = A*x; norm(r)^2*tanh(norm(r))           | x",
        "a^2*sinh(norm(x .+ a))*norm(x .+ a)^2      | a",
        "r = norm(x); r^2*logdet(P + x*x') - x'*inv(P)*x*r*r | x",
        "r = norm(x); r^2*log(c + r^2)*sqrt(1 + r^2) | x",
        "u = mean(x); r = norm(x .- u)/sqrt(n); norm(x .- u)^2*r^2 | x",
        "sum(colnorm(c*A).^3)                       | A",
        "norm(rownorm(A), 4)^4                      | A",
        "norm(A, 4)^4                               | A",
        "norm(rownorm(A), 3)/(1 + norm(A)^2)*norm(A)^3 | A",
      })
  void aGradientNeedsNoConditionWhereItIsContinuous(String phi, String wrt) {
    Program program = Program.read("continuous", SPACES + phi, List.of(), false);
    Gradient gradient = program.gradient(wrt);
    assertThat(gradient.assumptions()).isEmpty();
    AnswerAssertions.isRight(program, gradient);
    int m = 2;
    var zeros = new HashMap<String, RealMatrix>();
    zeros.put("A", MatrixUtils.createRealMatrix(m, m));
    zeros.put("x", MatrixUtils.createRealMatrix(m, 1));
    zeros.put("a", MatrixUtils.createRealMatrix(1, 1));
    zeros.put("P", MatrixUtils.createRealIdentityMatrix(m));
    zeros.put("c", MatrixUtils.createRealIdentityMatrix(1));
    assertThat(gradient.compile().evaluate(zeros).getNorm()).isZero();
  }

  /** Where the function or the gradient jumps, or the zeros are no affine space, it is listed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "norm(X*X)^2*sin(norm(X*X))             | X | norm(X^2) nonzero",
        "norm(x)^2*sin(norm(x))*step(a)         | x | norm(x) nonzero",
        "norm(x)^2*sin(norm(x)) + a*log(b)      | x | norm(x) nonzero",
        "norm(x)^2*norm(x, 3)*exp(norm(x))      | a | ''",
        "r = norm(x)*norm(A*x); norm(x)*r^2*log(b) + norm(A*x)*r^3 | x |"
            + " norm(x) nonzero, norm(A*x) nonzero",
        "r = norm(x)*2; norm(x)*r^2*log(b)       | x | r nonzero",
        "sum(colnorm(X).^3)*norm(Y, a)           | X | colnorm(X) nonzero",
      })
  void elseTheConditionIsListed(String phi, String wrt, String condition) {
    Program program = Program.read("listed", SPACES + phi, List.of(), false);
    assertThat(program.gradient(wrt).assumptions()).isEqualTo(listed(condition));
  }

  /** A solution that would have to be the only one, and never is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X in R(n, n); tr(X) + tr(0*sylvester(X, -X', X)) | X and X",
        "K in Skew(n); X in R(n, n); tr(X) + tr(0*lyap(K, X)) | K and -K"
      })
  void anEquationThatIsNeverSolvableIsRefused(String phi, String both) {
    assertThatThrownBy(() -> Program.read("never", phi, List.of(), false).gradient("X"))
        .isInstanceOf(DomainException.class)
        .hasMessageContaining("only where " + both + " share no eigenvalue, which is nowhere");
  }

  /** The answer divides by it, in another form than the normal one. */
  @Test
  void whatTheAnswerShowsInAnotherFormIsNotListed() {
    Program program =
        Frobenius.parse(
            "W in R(n, n); x, b, g in R(n);"
                + " sum(g .* (W*x + b .- mean(W*x + b)))/norm(W*x + b .- mean(W*x + b))");
    assertThat(program.gradient("x").assumptions()).isEmpty();
  }

  /** A definition that the answer divides by says what it stands for. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "u = mean(x); r = norm(x .- u)/sqrt(n); norm(x .- u)*sum(x)/r^2 + norm(x .- u) | x",
        "r = sqrt(norm(x)^2/n + a); norm((X*x)/r)^2                                    | x",
        "p = sigmoid.(x); sum(log.(1 .- p))                                            | x",
        "p = sigmoid(s); log(1 - p)                                                    | s",
      })
  void aDivisorShowsWhatItStandsFor(String text, String wrt) {
    Program program = Program.read("divisors", SPACES + text, List.of(), false);
    Gradient gradient = program.gradient(wrt);
    assertThat(gradient.assumptions()).isEmpty();
    AnswerAssertions.isRight(program, gradient);
  }

  /** The terms of a sum that have no derivative need nothing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tr(sum(j = 0..2, colsoftmax(X)^j))",
        "tr(sum(j = 0..k, rowsoftmax(X)^j))",
        "tr(sum(j = 0..3, exp.(X)^j))",
        "tr(Y*sum(j = 0..k, (X .* X)^j))",
        "sum(j = 0..k, a^j)*tr(X)",
        "sum(j = 0..k, sum(exp.(X))^j)"
      })
  void aSumOfPowersNeedsNoInverse(String phi) {
    Program program = Program.read("sums", SPACES + phi, List.of(), false);
    assertThat(program.gradient("X").assumptions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "-",
      value = {
        "exp(log(s))              | s            | s positive",
        "exp(log(c))              | c            | ",
        "log(exp(s))              | s            | ",
        "sqrt(s)*sqrt(s)          | s            | s nonnegative",
        "sqrt(s)^2                | s            | s nonnegative",
        "s^(3/2)*s^(-1/2)         | s            | s positive",
        "s^(1/2)*s^(1/4)          | s^(3/4)      | ",
        "sqrt(c)*sqrt(c)          | c            | ",
        "s^2/s                    | s            | s nonzero",
        "s/s^2                    | 1/s          | ",
        "s^a*s^(-a)               | 1            | s positive",
        "sqrt(s^2)                | abs(s)       | ",
        "log(s) - log(s) + a      | a            | s positive",
        "a*b/s - b*a/s            | 0            | s nonzero",
        "sum(exp.(log.(x)))       | sum(x)       | x positive",
        "sum(sqrt.(x) .* sqrt.(x))| sum(x)       | x nonnegative",
        "sum(x ./ x)              | n            | x nonzero",
        "norm(x .- sum(X*x + x)/n)/norm(x .- sum(X*x + x)/n) | 1 | norm(x .- mean(X*x + x))"
            + " nonzero",
        "X*inv(X)                 | I(n)         | X invertible",
        "P*inv(P)                 | I(n)         | ",
        "inv(X) - inv(X) + Y      | Y            | X invertible",
        "X^2*inv(X)               | X            | X invertible",
        "X*inv(X)^2               | inv(X)       | ",
        "sqrt(X)*sqrt(X)          | X            | X with no negative eigenvalue",
        "sqrt(X)^2                | X            | X with no negative eigenvalue",
        "sqrt(A'*A)^2             | A'*A         | ",
        "exp(log(X))              | X            | X with no eigenvalue in (-inf; 0]",
        "exp(log(P))              | P            | ",
        "det(X)*inv(X)            | adj(X)       | X invertible",
        "adj(X)/det(X)            | inv(X)       | ",
        "sum(eigvals(X))          | tr(X)        | X symmetric",
        "sum(eigvals(S))          | tr(S)        | ",
        "prod(eigvals(X))         | det(X)       | X symmetric",
        "norm(eigvals(X))         | norm(X)      | X symmetric",
        "max(eigvals(X))          | eigmax(X)    | ",
        "sum(log.(eigvals(X)))    | logdet(X)    | X positive definite",
        "sum(log.(eigvals(P)))    | logdet(P)    | ",
        "log(det(X))              | logdet(X)    | ",
        "gamma(s)/gamma(s)        | 1            | s not among 0; -1; -2; ...",
        "inv(X*Y + a*X) - inv(X*Y + a*X) | zeros(n, n) | X invertible, a*I + Y invertible",
        "inv(P + P*Y)*P           | inv(I + Y)   | ",
        "inv(X + X*Y)*X           | inv(I + Y)   | X invertible",
        "X*inv(Y*X + S*X)         | inv(S + Y)   | X invertible",
        "det(X)*det(I(m) + A*inv(X)*A') | det(A'*A + X) | X invertible",
        "inv(X) - inv(X)*A'*inv(I(m) + A*inv(X)*A')*A*inv(X) | inv(A'*A + X) | X invertible",
        "inv(P) - inv(P)*A'*inv(I(m) + A*inv(P)*A')*A*inv(P) | inv(A'*A + P) | ",
        "inv(inv(X))              | X            | X invertible",
        "inv(inv(P))              | P            | ",
        "inv(inv(X)*C)            | inv(C)*X     | X invertible",
        "A*inv(sqrt(A'*A))        | polar(A)     | A'*A invertible",
        "inv(sqrt(A*A'))*A        | polar(A)     | A*A' invertible",
        "1/(1/s)                  | s            | s nonzero",
        "kron(0*X, inv(Y))        | zeros(n^2, n^2) | Y invertible",
        "sylvester(Y, X, zeros(n, n)) | zeros(n, n) | X and -Y share no eigenvalue",
        "sylvester(Y', -X, S - S) | zeros(n, n)  | Y and X share no eigenvalue",
        "sylvester(P, S, Y) - sylvester(P, S, Y) + X | X | P and -S share no eigenvalue",
        "sylvester(P, A'*A + P, zeros(n, n)) | zeros(n, n) | ",
        "sylvester(X, zeros(n, n), zeros(n, n)) | zeros(n, n) | X invertible",
        "sylvester(X, Y, 0)       | zeros(n, n)  | X and -Y share no eigenvalue",
        "sylvester(A*A', Y, 0)    | zeros(m, n)  | A*A' and -Y share no eigenvalue",
        "sylvester(X, 0, Y)       | inv(X)*Y     | ",
        "lyap(X, 0)               | zeros(n, n)  | X and -X share no eigenvalue",
        "cross([a; b; s], 0)      | zeros(3)     | ",
        "sylvester(a, X, zeros(1, n)) | zeros(1, n) | a*I + X invertible",
        "sylvester(a, b, 0)       | 0            | a + b nonzero",
        "sylvester(a, b, s)       | s/(a + b)    | ",
        "lyap(s, a)               | -a/(2*s)     | ",
        "lyap(s, 0)               | 0            | s nonzero",
        "0*lyap(X, Y) + Y         | Y            | X and -X share no eigenvalue",
        "0*logdet(exp(X)) + s     | s            | ",
        "sin(s)/cos(s)            | tan(s)       | ",
        "sylvester(X, Y, X*S + S*Y) | S          | X and -Y share no eigenvalue",
        "X*sylvester(X, Y, S) + sylvester(X, Y, S)*Y | S | X and -Y share no eigenvalue",
        "lyap(X, X*Y + Y*X')      | -Y           | X and -X share no eigenvalue",
        "lyap(P, P*Y + Y*P)       | -Y           | ",
        "lyap(X + 2*I, zeros(n, n)) | zeros(n, n) | 2*I + X and -(2*I + X) share no eigenvalue",
        "lyap(P, zeros(n, n))     | zeros(n, n)  | ",
        "lyap(A'*A, zeros(n, n))  | zeros(n, n)  | A'*A invertible",
        "sum(i = 1..2, lyap(i*X + Y, S - S)) | zeros(n, n) | i*X + Y and -(i*X + Y) share no"
            + " eigenvalue for i = 1..2",
        "sin(log(s))^2 + cos(log(s))^2 | 1       | s positive",
        "0*log(s) + a             | a            | s positive",
        "(X/Y)*0 + X              | X            | Y invertible",
        "sum(i = 1..n, sqrt(x[i])^2)  | sum(x) | x nonnegative",
        "sum(i = 1..n, 0/(x[i] - i) + i) | sum(i = 1..n, i) | x[i] - i nonzero for i = 1..n",
        "sum(i = 1..n, x[i]*sqrt(s*i)^2) | s*sum(i = 1..n, i*x[i]) | i*s nonnegative for i = 1..n",
        "(t -> t^2/t)(s)          | s            | s nonzero",
        "(t -> t^2/t)(X)          | X            | X invertible",
        "L(t -> t + t^3/t^2, X, Y) | L(z -> 2*z, X, Y) | X invertible"
      })
  void ofSimplifications(String text, String result, String assumptions) {
    var simplified = Program.read("test", SPACES + text, List.of(), false).simplify();
    assertThat(simplified.text()).isEqualTo(result);
    assertThat(simplified.assumptions().stream().map(a -> a.replace(',', ';')))
        .containsExactlyElementsOf(assumptions == null ? List.of() : listed(assumptions));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "exp(log(s))           | s | 1                    | s positive",
        "log(s)                | s | 1/s                  | ",
        "s*log(a*s)            | s | 1 + log(a*s)         | ",
        "tr(X*inv(X)*Y)        | Y | I(n)                 | X invertible",
        "log(det(X))           | X | inv(X)'              | ",
        "eigmax(X)             | X | evmax(X)*evmax(X)'   | ",
        "sum(eigvals(X))       | X | I(n)                 | X symmetric"
      })
  void ofGradients(String text, String wrt, String result, String assumptions) {
    var gradient = Program.read("test", SPACES + text, List.of(), false).gradient(wrt);
    assertThat(gradient.text()).isEqualTo(result);
    assertThat(gradient.assumptions())
        .containsExactlyElementsOf(assumptions == null ? List.of() : listed(assumptions));
  }

  @Test
  void anAnswerIsNotEvaluatedWhereWhatItAssumesDoesNotHold() {
    Compiled gradient =
        Frobenius.parse("tr(X*inv(X)*A)")
            .gradient("X")
            .compile()
            .with("A", MatrixUtils.createRealIdentityMatrix(2));
    RealMatrix singular = MatrixUtils.createRealMatrix(new double[][] {{1, 2}, {2, 4}});
    assertThatThrownBy(() -> gradient.with("X", singular).evaluate())
        .isInstanceOf(DomainException.class)
        .hasMessage("`X` is assumed invertible, and is not here");
    RealMatrix regular = MatrixUtils.createRealMatrix(new double[][] {{1, 2}, {2, 5}});
    assertThat(gradient.with("X", regular).evaluate().getNorm()).isZero();
  }

  @Test
  void anEquationWithoutASolutionIsNotDroppedUnseen() {
    Compiled gradient = Frobenius.parse("tr(X + 0*lyap(A, X))").gradient("X").compile();
    RealMatrix x = MatrixUtils.createRealIdentityMatrix(2);
    RealMatrix opposite = MatrixUtils.createRealMatrix(new double[][] {{1, 5}, {0, -1}});
    assertThatThrownBy(() -> gradient.with("X", x).with("A", opposite).evaluate())
        .isInstanceOf(DomainException.class)
        .hasMessage("`A` and `-A` are assumed to share no eigenvalue, and do here");
    RealMatrix apart = MatrixUtils.createRealMatrix(new double[][] {{1, 5}, {0, 2}});
    assertThat(gradient.with("X", x).with("A", apart).evaluate()).isEqualTo(x);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tr(X + 0*inv(A))                    | A invertible",
        "tr(X + 0*sylvester(A, B, X))        | A and -B share no eigenvalue",
        "tr(X) + 0*log(c)                    | c positive",
        "tr(X) + sum(i = 1..k, 0*log(c + i)) | c + i positive for i = 1..k"
      })
  void whatIsAssumedOfNamesThatAnAnswerHasLostIsChecked(String phi, String assumption) {
    Gradient gradient = Frobenius.parse(phi).gradient("X");
    assertThat(gradient.assumptions()).containsExactly(assumption);
    assertThat(Frobenius.parse(phi).check(gradient, 1).verdict().outcome())
        .isEqualTo(Verdict.Outcome.RIGHT);
  }

  @Test
  void whatIsAssumedUnderASumIsAskedOfEveryTerm() {
    Compiled gradient =
        Frobenius.parse("x in R(n); y in R(n); sum(i = 1..n, x[i]*sqrt(i*y[i])^2)")
            .gradient("x")
            .compile();
    RealMatrix x = MatrixUtils.createColumnRealMatrix(new double[] {1, 1, 1});
    RealMatrix outside = MatrixUtils.createColumnRealMatrix(new double[] {2, 3, -2.5});
    assertThatThrownBy(() -> gradient.with("x", x).with("y", outside).evaluate())
        .isInstanceOf(DomainException.class)
        .hasMessage("`i*y[i]` is assumed nonnegative, and is not here");
    RealMatrix inside = MatrixUtils.createColumnRealMatrix(new double[] {2, 3, 3.5});
    assertThat(gradient.with("x", x).with("y", inside).evaluate().getColumn(0))
        .containsExactly(2, 6, 10.5);
  }

  @Test
  void noDerivativeNorValueAtADivisorThatIsZero() {
    for (String text : List.of("x'*x/(a - a)", "tr(inv(A*B - A*B))", "1/(x'*x - norm(x)^2)")) {
      assertThatThrownBy(() -> Frobenius.parse(text).simplify())
          .as(text)
          .isInstanceOf(DomainException.class);
    }
    assertThat(Frobenius.parse("x'*x/(a - b)").simplify().text()).isEqualTo("norm(x)^2/(a - b)");
  }
}
