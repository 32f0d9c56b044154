package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.frobenius.MatrixTexts.matrix;

import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.RealMatrix;
import org.frobenius.diagnostic.DomainException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finite values on the way to which a number leaves the range of double. */
class OutOfRangeTest {
  private static final double TOLERANCE = 1e-13;

  private static Program program(String text) {
    return Program.read("range", "x in R(2); X in R(2, 2); a in R; " + text, List.of(), false);
  }

  private static void assertClose(RealMatrix actual, String expected) {
    RealMatrix wanted = matrix(expected);
    double size = wanted.getNorm();
    assertThat(actual.scalarMultiply(1 / size).subtract(wanted.scalarMultiply(1 / size)).getNorm())
        .as(actual.toString())
        .isLessThan(TOLERANCE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "log(cosh(a))             | a | 1000                     | 999.30685281944005469",
        "log(cosh(a))             | a | -1000                    | 999.30685281944005469",
        "log(abs(sinh(a)))        | a | -1000                    | 999.30685281944005469",
        "cosh(a)/cosh(a - 1)      | a | 1000                     | 2.7182818284590452354",
        "log(det(X))              | X | [1e200, 0; 0, 1e200]     | 921.03403719761827361",
        "log(det(X))              | X | [0, -1e-200; 1e-200, 0]  | -921.03403719761827361",
        "det(X)/norm(X)^2         | X | [1e200, 0; 0, 1e200]     | 0.5",
        "log(sum(exp(x)))         | x | [1000; 1000]             | 1000.69314718055994531",
        "log(sum(exp(x)))         | x | [-1000; -1000]           | -999.30685281944005469",
        "exp(x[1])/sum(exp(x))    | x | [1000; 999]              | 0.73105857863000487926",
        "exp(x)/sum(exp(x))       | x | [-1000; -1000]           | [0.5; 0.5]",
        "log(softmax(x))          | x | [1000; 0]                | [0; -1000]",
        "log(sigmoid(a))          | a | -1000                    | -1000",
        "log(softplus(a))         | a | -1000                    | -1000",
        "log(prod(x))             | x | [1e300; 1e300]           | 1381.5510557964274104",
        "x'*x/norm(x)             | x | [3e200; 4e200]           | 5e200",
        "sqrt(sum(x.^2))          | x | [3e-200; 4e-200]         | 5e-200",
        "tr(x*x')/norm(x)         | x | [3e200; 4e200]           | 5e200",
        "exp(a)*exp(-a)           | a | 1000                     | 1",
        "a^3*a^(-2)               | a | 1e-107                   | 1e-107",
        "1e300*sum(X*X)           | X | [1e-170, 0; 0, 1e-170]   | 2e-40",
        "1e300*(x'*x)             | x | [1e-170; 1e-170]         | 2e-40",
        "1e300*sum(kron(X, X))    | X | [1e-170, 0; 0, 1e-170]   | 4e-40",
        "1e300*det(X)             | X | [1e-170, 0; 0, 1e-170]   | 1e-40",
        "1e300*prod(x)            | x | [1e-170; 1e-170]         | 1e-40",
        "1e300*sum(inv(X)*inv(X)) | X | [1e170, 0; 0, 1e170]     | 2e-40",
        "1e300*norm(X^2)          | X | [1e-170, 0; 0, 0]        | 1e-40",
        "1e300*sum(i = 1..2, x[i]^2) | x | [1e-170; 2e-170] | 5e-40",
        "1e-300*sum(i = 1..2, x[i]^2) | x | [1e170; 2e170] | 5e40",
        "1e300*sum(i = 1..2, sum(j = i..2, x[i]*x[j]))^2 | x | [1e-100; 1e-100] | 9e-100",
        "1e300*khatrirao(X, X)    | X | [1e-170, 0; 0, 1e-170] | [1e-40, 0; 0, 0; 0, 0; 0, 1e-40]",
        "1e300*cross(x[1]*e(1, 3), x[2]*e(2, 3)) | x | [1e-170; 1e-170] | [0; 0; 1e-40]",
        "1e300*contractleft(X, kron(X, X)) | X | [1e-120, 0; 0, 1e-120] "
            + "| [2e-60, 0; 0, 2e-60]",
        "1e300*contractright(kron(X, X), X) | X | [1e-120, 0; 0, 1e-120] "
            + "| [2e-60, 0; 0, 2e-60]",
        "1e300*adj([X, 0; 0, 1])  | X | [1e-170, 0; 0, 1e-170] "
            + "| [1e130, 0, 0; 0, 1e130, 0; 0, 0, 1e-40]",
        "1e300*adj([X, 0; 0, 1])[3, 3] | X | [1e-170, 0; 0, 1e-170] | 1e-40",
        "1e300*adj(kron(X, X))[1, 1] | X | [1e-70, 0; 0, -2e-70] | 1.6e-119",
        "1e-300*pinv(X)           | X | [1e-310, 0; 0, 0] | [1e10, 0; 0, 0]",
        "1e300*lyap(X, X*X)       | X | [1e-170, 0; 0, 1e-170] | [-5e129, 0; 0, -5e129]",
        "1e300*lyap(X, 1e-305*I)  | X | [1e20, 0; 0, 1e20] | [-5e-26, 0; 0, -5e-26]",
        "1e300*sylvester(X, X, 1e-305*I) | X | [1e20, 0; 0, 1e20] | [5e-26, 0; 0, 5e-26]",
        "1e300*exp(a)             | a | -760 | 8.6336363772138862693e-31",
        "1e300*sigmoid(a)         | a | -760 | 8.6336363772138862693e-31",
        "1e300*softplus(a)        | a | -760 | 8.6336363772138862693e-31",
        "1e300*softmax(x)[1]      | x | [-760; 0] | 8.6336363772138862693e-31",
        "1e300*rowsoftmax(X)[1, 1] | X | [1, 761; 2, 3] | 8.6336363772138862693e-31",
        "1e300*colsoftmax(X)[1, 1] | X | [1, 3; 761, 3] | 8.6336363772138862693e-31",
        "1e300*sum(exp.(X).^2)    | X | [-400, -400; -400, -400] | 1.4671498336710748854e-47",
        "1e300*tr(exp(X))         | X | [-760, 0; 0, -760] | 1.7267272754427772539e-30",
        "1e300*tr(exp(X))         | X | [-760, 1; 0, -760] | 1.7267272754427772539e-30",
        "exp(X)/tr(exp(X))        | X | [1000, 1; 1, 1000] | [0.5, 0.38079707797788244406;"
            + " 0.38079707797788244406, 0.5]",
        "exp(X)/tr(exp(X))        | X | [1000, 1; 0, 1000] | [0.5, 0.5; 0, 0.5]",
        "log(tr(cosh(X)))         | X | [1000, 1; 0, 1000] | 1000",
        "log(tr(X*sinh(X)))       | X | [0, 1000; 1000, 0] | 1006.90775527898213705",
        "log(tr(exp(X)))          | X | [2000, 0; 0, -2000] | 2000",
        "X*inv(X*X)*X             | X | [1e-170, 2e-170; 0, 1e-170] | [1, 0; 0, 1]",
        "X*inv(X*X)*X             | X | [1e170, 2e170; 0, 1e170] | [1, 0; 0, 1]",
        "X^3*X^(-2)               | X | [1e120, 1e120; 0, 1e120] | [1e120, 1e120; 0, 1e120]",
        "sqrt(X*X)                | X | [1e200, 1e199; 0, 1e200] | [1e200, 1e199; 0, 1e200]",
        "logdet(X'*X)             | X | [1e200, 0; 0, 1e200]     | 1842.0680743952367345",
        "normspec(X*X)/norm(X)^2  | X | [1e200, 0; 0, 1e200]     | 0.5",
        "max(X*X)/norm(X)^2       | X | [1e200, 0; 0, 1e200]     | 0.5",
        "sum([X*X, X])/norm(X)^2  | X | [1e200, 0; 0, 1e200]     | 1",
        "sym(X*X)/norm(X)^2       | X | [1e200, 0; 0, 1e200]     | [0.5, 0; 0, 0.5]",
      })
  void values(String text, String name, String at, String expected) {
    assertClose(program(text).value(Map.of(name, matrix(at))), expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "norm(x)              | [3e200; 4e200]     | [12.8e-202, -9.6e-202; -9.6e-202, 7.2e-202]",
        "norm(x)              | [3e-200; 4e-200]   | [12.8e198, -9.6e198; -9.6e198, 7.2e198]",
        "norm(x)              | [3e-107; 4e-107]   | [12.8e105, -9.6e105; -9.6e105, 7.2e105]",
        "norm(x, 3)           | [1e200; 1e200]     | [0.62996052494743658238e-200, "
            + "-0.62996052494743658238e-200; -0.62996052494743658238e-200, "
            + "0.62996052494743658238e-200]",
        "norm(x, 3)           | [1e-200; 1e-200]   | [0.62996052494743658238e200, "
            + "-0.62996052494743658238e200; -0.62996052494743658238e200, "
            + "0.62996052494743658238e200]",
        "log(sum(exp(x)))     | [1000; 1000]       | [0.25, -0.25; -0.25, 0.25]",
      })
  void hessians(String text, String at, String expected) {
    assertClose(program(text).hessian("x").compile().evaluate(Map.of("x", matrix(at))), expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exp(a)          | 1000",
        "1/(a - a)       | 1e200",
        "log(a - a)      | 1e200",
        "1/(a^3 - a^3*(1 + 1e-16) + a^3*1e-16) | 1e200",
        "exp(a)/(1 - 1)  | 1000",
        "1/relu(a)       | -1e200",
        "log(cosh(a) - cosh(a)) | 1000",
      })
  void whereThereIsNoValue(String text, String at) {
    assertThatThrownBy(() -> program(text).value(Map.of("a", matrix(at))))
        .isInstanceOf(DomainException.class);
  }

  /** What became too small is refused where that decides the value, and no matter elsewhere. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "1e300*gamma(a)                       | -200.5",
        "1e300*integral(s = 0..1, s*a^2)      | 1e-170",
        "1e300*sum(k = 1..inf, a^2*0.5^k)     | 1e-170",
      })
  void whatDependsOnUnderflow(String text, String at) {
    assertThatThrownBy(() -> program(text).value(Map.of("a", matrix(at))))
        .isInstanceOf(DomainException.class)
        .hasMessageContaining("too small for double precision");
    assertClose(program("1 + 1e-300*(" + text + ")").value(Map.of("a", matrix(at))), "1");
  }
}
