package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.frobenius.diagnostic.NameException;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.diagnostic.SyntaxException;
import org.frobenius.diagnostic.UnsupportedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unknown functions of matrices and vectors, and the derivatives that answers name. */
class UnknownFunctionTest {
  private static Program read(String text) {
    return Program.read("test", text, List.of(), false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "g in R(n, n) -> R; g(A*X*B)                 | X | A'*grad(g)(A*X*B)*B'",
        "u in R(n) -> R(m); norm(u(x) - y)^2         | x | 2*jac(u)(x)'*(u(x) - y)",
        "g in R(n) -> R; norm(grad(g)(x))^2          | x | 2*hess(g)(x)*grad(g)(x)",
        "g in R(n) -> R; x in R(n); g(x)*norm(x)^2   | x | 2*g(x)*x + norm(x)^2*grad(g)(x)",
        "g in R -> R; g(t^2)                         | t | 2*t*grad(g)(t^2)",
        "g in R(n, n) -> R; norm(grad(g)(X))^2       | X | 2*unvec(hess(g)(X)*vec(grad(g)(X)), n,"
            + " n)",
        "u in R(n) -> R(m); norm(jac(u)(x))^2        | x | 2*hess(u)(x)'*vec(jac(u)(x)')",
        "u in R(m, n) -> R(p); a'*u(A*X)             | X | A'*unvec(jac(u)(A*X)'*a, m, n)",
        "u in R(m, n) -> R(p, q); C : u(X)           | X | unvec(jac(u)(X)'*vec(C), m, n)",
        "u in R(n) -> R(p, q); C : u(A*x)            | x | A'*jac(u)(A*x)'*vec(C)",
        "u in R(m, n) -> R(1, q); u(X)*c             | X | unvec(jac(u)(X)'*c, m, n)",
        "g in R(1, n) -> R; g(x'*A)                  | x | A*grad(g)(x'*A)'"
      })
  void isDifferentiated(String text, String wrt, String expected) {
    Program program = read(text);
    Gradient gradient = program.gradient(wrt);
    assertThat(gradient.text()).isEqualTo(expected);
    assertThat(program.expression(expected, gradient.shape())).isSameAs(gradient.expression());
    assertThat(program.check(gradient, 1).verdict().right()).isTrue();
  }

  /** Magnus & Neudecker, 10.2: the Hessian of a column is that of its entries below each other. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "g in R(m, n) -> R; g(A*X)    | X | kron(I(n), A)'*hess(g)(A*X)*kron(I(n), A)",
        "g in R(n, n) -> R; S in Sym(n); g(S) | S | duplication(n)'*(I + commutation(n,"
            + " n))*hess(g)(S)*duplication(n)/2",
        "u in R(n) -> R(m); a'*u(x)   | x | kron(a, I(n))'*hess(u)(x)",
        "u in R -> R(m); norm(u(t))^2 | t | 2*(norm(jac(u)(t))^2 + hess(u)(t)'*u(t))",
        "g in R(n, n) -> R; g(x*x')   | x | grad(g)(x*x') + grad(g)(x*x')' + (kron(x, I(n)) +"
            + " kron(I(n), x))'*hess(g)(x*x')*(kron(x, I(n)) + kron(I(n), x))"
      })
  void hasASecondDerivative(String text, String wrt, String expected) {
    Program program = read(text);
    Hessian hessian = program.hessian(wrt, LinearForm.VEC);
    assertThat(hessian.text()).isEqualTo(expected);
    assertThat(program.check(hessian, 1).verdict().right()).isTrue();
    assertThat(program.check(program.hessian(wrt), 1).verdict().right()).isTrue();
  }

  @Test
  void isTypeset() {
    Gradient gradient = read("g in R(n) -> R; norm(grad(g)(x))^2").gradient("x");
    assertThat(gradient.latex()).isEqualTo("2 \\nabla^{2} g(x) \\nabla g(x)");
    assertThat(gradient.unicode()).isEqualTo("2 ∇²g(x) ∇g(x)");
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> read("g in R(n) -> R; X in R(n, n); g(X)"))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("`g` is of R(n)");
    assertThatThrownBy(() -> read("grad(h)(x)"))
        .isInstanceOf(NameException.class)
        .hasMessageContaining("`h` is not declared");
    assertThatThrownBy(() -> read("u in R(n) -> R(m); grad(u)(x)"))
        .isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> read("g in R(n) -> R; grad(g)")).isInstanceOf(SyntaxException.class);
    assertThatThrownBy(() -> read("g in R(n) -> R; g'(x)")).isInstanceOf(SyntaxException.class);
    assertThatThrownBy(() -> read("g in R(n, n) -> R; norm(hess(g)(X))").gradient("X"))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageContaining("a further derivative of `hess(g)`");
    assertThatThrownBy(
            () ->
                read("g in R(n) -> R; x in R(n); g(x)")
                    .value(
                        java.util.Map.of(
                            "x",
                            org.apache.commons.math3.linear.MatrixUtils.createColumnRealMatrix(
                                new double[] {1, 2}))))
        .isInstanceOf(UnsupportedException.class)
        .hasMessageContaining("unknown function `g`");
  }
}
