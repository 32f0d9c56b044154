package org.frobenius.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.frobenius.print.Letters.*;

import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Expr.Constant.Kind;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Range;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrinterTest {
  record Row(Expr e, String text, String unicode, String latex) {
    @Override
    public String toString() {
      return text;
    }
  }

  private static Row row(Expr e, String text, String unicode, String latex) {
    return new Row(e, text, unicode, latex);
  }

  private static final Expr xAx = times(t(x), X, x);
  private static final Expr xy = times(t(x), y);
  private static final Expr sumOfPowers =
      Build.bigSum(
          j, num(0), plus(k, num(-1)), times(pow(X, j), Y, pow(X, plus(k, num(-1), minus(j)))));

  static List<Row> sums() {
    return List.of(
        row(plus(X, minus(Y)), "X - Y", "X - Y", "X - Y"),
        row(minus(plus(X, Y)), "-(X + Y)", "-(X + Y)", "-(X + Y)"),
        row(plus(X, minus(plus(Y, E))), "X - (Y + E)", "X - (Y + E)", "X - (Y + E)"),
        row(plus(a, num(-2)), "a - 2", "a - 2", "a - 2"),
        row(
            plus(ones(SQUARE), minus(X), Y),
            "1 .- X + Y",
            "1 .- X + Y",
            "\\mathbf{1}_{n\\times n} - X + Y"),
        row(
            plus(X, times(a, c, ones(SQUARE))),
            "X .+ a*c",
            "X .+ a c",
            "X + a c \\mathbf{1}_{n\\times n}"),
        row(plus(X, minus(ones(SQUARE))), "X .- 1", "X .- 1", "X - \\mathbf{1}_{n\\times n}"),
        row(
            plus(times(plus(a, c), ones(COLUMN)), x),
            "(a + c) .+ x",
            "(a + c) .+ x",
            "(a + c) \\mathbf{1}_{n} + x"),
        row(
            plus(times(a, ones(WIDE)), ones(WIDE)),
            "a*ones(m, n) .+ 1",
            "a ones(m, n) .+ 1",
            "a \\mathbf{1}_{m\\times n} + \\mathbf{1}_{m\\times n}"),
        row(plus(eye(), minus(X)), "I - X", "I - X", "I - X"),
        row(plus(times(a, eye()), X), "a*I + X", "a I + X", "a I + X"),
        row(
            plus(eye(), ones(SQUARE)),
            "I(n) .+ 1",
            "I(n) .+ 1",
            "I_{n} + \\mathbf{1}_{n\\times n}"),
        row(
            plus(ones(SQUARE), eye(), X),
            "1 .+ I(n) + X",
            "1 .+ I(n) + X",
            "\\mathbf{1}_{n\\times n} + I_{n} + X"),
        row(plus(eye(), symbol("I", SQUARE)), "I(n) + I", "I(n) + I", "I_{n} + I"),
        row(plus(a, minus(Build.frobenius(X, Y))), "a - X : Y", "a - X : Y", "a - X : Y"),
        row(plus(minus(Build.frobenius(X, Y)), a), "-(X : Y) + a", "-(X : Y) + a", "-(X : Y) + a"));
  }

  static List<Row> products() {
    return List.of(
        row(
            times(num(2), t(A), plus(times(A, x), minus(b))),
            "2*A'*(A*x - b)",
            "2 Aᵀ(A x - b)",
            "2 A^{\\top} (A x - b)"),
        row(times(num(-2), a, X, Y), "-2*a*X*Y", "-2 a X Y", "-2 a X Y"),
        row(times(num(1, 2), X), "X/2", "X/2", "\\frac{X}{2}"),
        row(times(num(-2, 3), n, X), "-2*n*X/3", "-2 n X / 3", "-\\frac{2 n X}{3}"),
        row(num(-1, 2), "-1/2", "-1/2", "-\\frac{1}{2}"),
        row(times(a, inv(c)), "a/c", "a/c", "\\frac{a}{c}"),
        row(times(a, inv(c), alpha, X), "a/c*alpha*X", "a/c · α · X", "\\frac{a}{c} \\alpha X"),
        row(
            times(inv(c), plus(X, minus(times(inv(a), Y)))),
            "(X - Y/a)/c",
            "(X - Y/a)/c",
            "\\frac{1}{c} \\left(X - \\frac{Y}{a}\\right)"),
        row(
            times(num(2), inv(c), plus(X, minus(times(inv(a), Y)))),
            "2*(X - Y/a)/c",
            "2(X - Y/a) / c",
            "\\frac{2}{c} \\left(X - \\frac{Y}{a}\\right)"),
        row(
            times(inv(c), plus(X, minus(times(inv(a), Y))), x),
            "(X - Y/a)*x/c",
            "(X - Y/a) x / c",
            "\\frac{1}{c} \\left(X - \\frac{Y}{a}\\right) x"),
        row(
            times(a, inv(c), alpha, inv(n), X),
            "a/c*alpha*X/n",
            "a/c · α · X / n",
            "\\frac{a}{c} \\frac{\\alpha X}{n}"),
        row(inv(times(a, c)), "1/(a*c)", "1/(a c)", "\\frac{1}{a c}"),
        row(times(inv(c), A, x), "A*x/c", "A x / c", "\\frac{A x}{c}"),
        row(
            times(xy, inv(times(num(2), a, pow(c, 2)))),
            "x'*y/(2*a*c^2)",
            "xᵀy / (2 a c²)",
            "\\frac{x^{\\top} y}{2 a c^{2}}"),
        row(
            times(xAx, inv(times(t(x), x))),
            "x'*X*x/(x'*x)",
            "xᵀX x / (xᵀx)",
            "\\frac{x^{\\top} X x}{x^{\\top} x}"),
        row(times(num(2), xAx), "2*x'*X*x", "2 xᵀX x", "2 x^{\\top} X x"),
        row(times(xAx, X), "(x'*X*x)*X", "(xᵀX x) X", "(x^{\\top} X x) X"),
        row(times(xy, xAx), "(x'*y)*(x'*X*x)", "(xᵀy)(xᵀX x)", "(x^{\\top} y) (x^{\\top} X x)"),
        row(times(xy, a), "(x'*y)*a", "(xᵀy) a", "(x^{\\top} y) a"),
        row(times(num(2), Build.frobenius(X, Y)), "2*(X : Y)", "2(X : Y)", "2 (X : Y)"),
        row(times(plus(X, Y), plus(Y, E)), "(X + Y)*(Y + E)", "(X + Y)(Y + E)", "(X + Y) (Y + E)"),
        row(times(X, plus(X, Y)), "X*(X + Y)", "X (X + Y)", "X (X + Y)"),
        row(times(num(3), pow(Build.TWO, k)), "3*2^k", "3 · 2ᵏ", "3 \\cdot 2^{k}"),
        row(times(num(2), Build.hadamard(A, G)), "2*(A .* G)", "2(A ⊙ G)", "2 (A \\odot G)"),
        row(times(Build.hadamard(X, Y), E), "(X .* Y)*E", "(X ⊙ Y) E", "(X \\odot Y) E"),
        row(Build.hadamard(times(X, Y), E), "(X*Y) .* E", "(X Y) ⊙ E", "(X Y) \\odot E"),
        row(Build.hadamard(A, over(G), A), "A ./ G .* A", "A ⊘ G ⊙ A", "A \\oslash G \\odot A"),
        row(Build.hadamard(over(A), G), "1 ./ A .* G", "1 ⊘ A ⊙ G", "1 \\oslash A \\odot G"),
        row(times(a, over(A)), "a ./ A", "a ⊘ A", "a \\oslash A"),
        row(
            times(num(-2), a, Build.hadamard(over(x), y)),
            "-(2*a) ./ x .* y",
            "-(2 a) ⊘ x ⊙ y",
            "-(2 a) \\oslash x \\odot y"),
        row(
            times(num(2), sumOfPowers),
            "2*sum(j = 0..k-1, X^j*Y*X^(k-1-j))",
            "2 ∑ⱼ₌₀ᵏ⁻¹ Xʲ Y Xᵏ⁻¹⁻ʲ",
            "2 \\sum_{j=0}^{k-1} X^{j} Y X^{k-1-j}"));
  }

  private static Expr over(Expr e) {
    return Build.entryPower(e, Build.MINUS_ONE);
  }

  static List<Row> powers() {
    return List.of(
        row(inv(X), "inv(X)", "X⁻¹", "X^{-1}"),
        row(t(inv(X)), "inv(X)'", "X⁻ᵀ", "X^{-\\top}"),
        row(pow(inv(X), 2), "inv(X)^2", "(X⁻¹)²", "(X^{-1})^{2}"),
        row(inv(times(X, Y)), "inv(X*Y)", "(X Y)⁻¹", "(X Y)^{-1}"),
        row(pow(t(X), 2), "X'^2", "(Xᵀ)²", "(X^{\\top})^{2}"),
        row(t(pow(X, 2)), "(X^2)'", "(X²)ᵀ", "(X^{2})^{\\top}"),
        row(pow(X, -2), "X^-2", "X⁻²", "X^{-2}"),
        row(pow(X, minus(k)), "X^-k", "X⁻ᵏ", "X^{-k}"),
        row(pow(X, plus(k, num(-1))), "X^(k-1)", "Xᵏ⁻¹", "X^{k-1}"),
        row(pow(X, num(1, 3)), "X^(1/3)", "X^(1/3)", "X^{1/3}"),
        row(pow(X, times(a, inv(c))), "X^(a/c)", "X^(a/c)", "X^{a/c}"),
        row(Build.sqrt(X), "sqrt(X)", "√X", "\\sqrt{X}"),
        row(pow(X, num(-1, 2)), "inv(sqrt(X))", "X^(-1/2)", "X^{-1/2}"),
        row(t(pow(X, num(-1, 2))), "inv(sqrt(X))'", "(X^(-1/2))ᵀ", "(X^{-1/2})^{\\top}"),
        row(inv(Build.sqrt(a)), "1/sqrt(a)", "1/√a", "\\frac{1}{\\sqrt{a}}"),
        row(inv(pow(a, 2)), "1/a^2", "1/a²", "\\frac{1}{a^{2}}"),
        row(inv(times(num(2), a)), "1/(2*a)", "1/(2 a)", "\\frac{1}{2 a}"),
        row(pow(pow(a, 2), k), "(a^2)^k", "(a²)ᵏ", "(a^{2})^{k}"),
        row(pow(times(a, inv(c)), 2), "(a/c)^2", "(a/c)²", "\\left(\\frac{a}{c}\\right)^{2}"),
        row(pow(num(-2), k), "(-2)^k", "(-2)ᵏ", "(-2)^{k}"),
        row(over(x), "1 ./ x", "1 ⊘ x", "1 \\oslash x"),
        row(Build.entryPower(A, Build.TWO), "A.^2", "A.^2", "A^{\\odot 2}"),
        row(Build.entryPower(A, num(-2)), "A.^-2", "A.^-2", "A^{\\odot -2}"),
        row(Build.entryPower(Build.TWO, A), "2 .^ A", "2 .^ A", "2^{\\odot A}"),
        row(Build.entryPower(A, Build.HALF), "sqrt.(A)", "sqrt.(A)", "A^{\\odot 1/2}"),
        row(Build.entryPower(x, Build.HALF), "sqrt(x)", "√x", "\\sqrt{x}"),
        row(Build.entryPower(times(X, x), Build.HALF), "sqrt(X*x)", "√(X x)", "\\sqrt{X x}"));
  }

  static List<Row> functions() {
    return List.of(
        row(t(function("exp", X)), "exp(X)'", "exp(X)ᵀ", "\\exp(X)^{\\top}"),
        row(Build.entrywise(known("exp"), X), "exp.(X)", "exp.(X)", "{\\exp}_{\\odot}(X)"),
        row(Build.entrywise(known("exp"), x), "exp(x)", "exp(x)", "\\exp(x)"),
        row(Build.entrywise(known("exp"), t(x)), "exp(x')", "exp(xᵀ)", "\\exp(x^{\\top})"),
        row(Build.entrywise(known("sigmoid"), A), "sigmoid.(A)", "sigmoid.(A)", "\\sigma(A)"),
        row(Build.entrywise(known("abs"), a), "abs(a)", "|a|", "\\lvert a\\rvert"),
        row(Build.matrixFunction(new Fun.Unknown("f", 2), X), "f''(X)", "f′′(X)", "f''(X)"),
        row(Build.entrywise(new Fun.Unknown("f", 1), X), "f'.(X)", "f′.(X)", "{f'}_{\\odot}(X)"),
        row(
            Build.matrixFunction(new Fun.Lambda(z, pow(z, 2)), X),
            "(z -> z^2)(X)",
            "(z ↦ z²)(X)",
            "(z \\mapsto z^{2})(X)"),
        row(
            Build.frechet(known("exp"), t(X), List.of(E)),
            "L(exp, X', E)",
            "L(exp, Xᵀ, E)",
            "L_{\\exp}(X^{\\top}, E)"),
        row(
            Build.frechet(new Fun.Lambda(z, Build.sqrt(z)), X, List.of(E)),
            "L(sqrt, X, E)",
            "L(sqrt, X, E)",
            "L_{\\sqrt{\\cdot}}(X, E)"),
        row(
            Build.frechet(new Fun.Lambda(z, inv(z)), X, List.of(E)),
            "L(inv, X, E)",
            "L(inv, X, E)",
            "L_{\\operatorname{inv}}(X, E)"),
        row(
            Build.frechet(new Fun.Lambda(z, pow(z, num(1, 3))), X, List.of(E, Y)),
            "L(z -> z^(1/3), X, E, Y)",
            "L(z ↦ z^(1/3), X, E, Y)",
            "L^{(2)}_{z \\mapsto z^{1/3}}(X, E, Y)"),
        row(
            Build.trace(function("exp", X)),
            "tr(exp(X))",
            "tr(exp(X))",
            "\\operatorname{tr}(\\exp(X))"),
        row(Build.call(Op.LOGDET, X), "logdet(X)", "logdet(X)", "\\log\\det(X)"),
        row(
            pow(Build.call(Op.NORM, plus(times(A, x), minus(b))), 2),
            "norm(A*x - b)^2",
            "‖A x - b‖²",
            "\\lVert A x - b\\rVert_{2}^{2}"),
        row(Build.call(Op.NORM, X), "norm(X)", "‖X‖", "\\lVert X\\rVert_{F}"),
        row(Build.call(Op.NORM_P, x, num(3)), "norm(x, 3)", "‖x‖_3", "\\lVert x\\rVert_{3}"),
        row(
            Build.call(Op.NORM_INFINITY, times(inv(a), x)),
            "norminf(x/a)",
            "‖x/a‖_∞",
            "\\left\\lVert \\frac{x}{a}\\right\\rVert_{\\infty}"),
        row(
            Build.call(Op.KRON, Build.call(Op.KRON, A, X), plus(X, Y)),
            "kron(kron(A, X), X + Y)",
            "(A ⊗ X) ⊗ (X + Y)",
            "(A \\otimes X) \\otimes (X + Y)"),
        row(Build.call(Op.PINV, A), "pinv(A)", "pinv(A)", "A^{+}"),
        row(
            Build.call(Op.UNVEC, symbol("v", new Shape(N.power(2), Dim.ONE)), n, n),
            "unvec(v, n, n)",
            "unvec(v, n, n)",
            "\\operatorname{unvec}(v, n, n)"),
        row(Build.differential(X), "d(X)", "dX", "\\mathrm{d}X"),
        row(t(Build.differential(times(X, Y))), "d(X*Y)'", "d(X Y)ᵀ", "\\mathrm{d}(X Y)^{\\top}"));
  }

  private static Expr function(String name, Expr e) {
    return Build.matrixFunction(known(name), e);
  }

  static List<Row> constants() {
    return List.of(
        row(eye(), "I(n)", "I(n)", "I_{n}"),
        row(times(a, eye()), "a*I(n)", "a I(n)", "a I_{n}"),
        row(Build.call(Op.KRON, eye(), x), "kron(I(n), x)", "I(n) ⊗ x", "I_{n} \\otimes x"),
        row(Build.zeros(WIDE), "zeros(m, n)", "zeros(m, n)", "\\mathbf{0}_{m\\times n}"),
        row(ones(COLUMN), "ones(n)", "ones(n)", "\\mathbf{1}_{n}"),
        row(ones(COLUMN.transposed()), "ones(1, n)", "ones(1, n)", "\\mathbf{1}_{1\\times n}"),
        row(
            ones(new Shape(N.plus(Dim.ONE), M.times(N))),
            "ones(n+1, m*n)",
            "ones(n+1, m n)",
            "\\mathbf{1}_{(n+1)\\times m n}"),
        row(constant(Kind.UNIT_VECTOR, List.of(N), i), "e(i, n)", "e(i, n)", "\\mathbf{e}_{i}"),
        row(
            constant(Kind.SINGLE_ENTRY, List.of(M, N), i, j),
            "E(i, j, m, n)",
            "E(i, j, m, n)",
            "\\mathbf{E}_{i,j}"),
        row(
            constant(Kind.COMMUTATION, List.of(M, N)),
            "commutation(m, n)",
            "commutation(m, n)",
            "K_{m,n}"),
        row(constant(Kind.PI, List.of()), "pi", "π", "\\pi"),
        row(times(n, a), "n*a", "n a", "n a"),
        row(
            times(Build.size(N.times(Rational.HALF).minus(Dim.of(2))), a),
            "(n/2 - 2)*a",
            "(n/2 - 2) a",
            "\\left(\\frac{n}{2} - 2\\right) a"));
  }

  static List<Row> parts() {
    return List.of(
        row(
            Build.slice(X, new Range.At(num(1)), new Range.At(num(2))),
            "X[1, 2]",
            "X[1, 2]",
            "X_{1,2}"),
        row(Build.slice(X, new Range.At(i), Range.ALL), "X[i, :]", "X[i, :]", "X_{i,:}"),
        row(
            Build.slice(
                times(X, Y), new Range.At(plus(i, num(1))), new Range.Between(Dim.of(2), N)),
            "(X*Y)[i+1, 2:n]",
            "(X Y)[i+1, 2:n]",
            "(X Y)_{i+1,2:n}"),
        row(
            Build.slice(X, new Range.At(Build.frobenius(X, Y)), Range.ALL),
            "X[(X : Y), :]",
            "X[(X : Y), :]",
            "X_{(X : Y),:}"),
        row(
            Build.slice(t(X), new Range.At(i), Range.ALL),
            "X'[i, :]",
            "(Xᵀ)[i, :]",
            "(X^{\\top})_{i,:}"),
        row(Build.slice(x, new Range.At(i), Range.ALL), "x[i]", "x[i]", "x_{i}"),
        row(
            Build.slice(x1, new Range.Between(Dim.of(2), N), Range.ALL),
            "x_1[2:n]",
            "x₁[2:n]",
            "(x_{1})_{2:n}"),
        row(Build.slice(t(x), Range.ALL, new Range.At(i)), "x'[i]", "(xᵀ)[i]", "(x^{\\top})_{i}"),
        row(
            Build.block(List.of(List.of(X, Y), List.of(E, eye()))),
            "[X, Y; E, I(n)]",
            "[X, Y; E, I(n)]",
            "\\begin{bmatrix}X & Y \\\\ E & I_{n}\\end{bmatrix}"),
        row(
            sumOfPowers,
            "sum(j = 0..k-1, X^j*Y*X^(k-1-j))",
            "∑ⱼ₌₀ᵏ⁻¹ Xʲ Y Xᵏ⁻¹⁻ʲ",
            "\\sum_{j=0}^{k-1} X^{j} Y X^{k-1-j}"),
        row(
            times(sumOfPowers, E),
            "sum(j = 0..k-1, X^j*Y*X^(k-1-j))*E",
            "(∑ⱼ₌₀ᵏ⁻¹ Xʲ Y Xᵏ⁻¹⁻ʲ) E",
            "\\left(\\sum_{j=0}^{k-1} X^{j} Y X^{k-1-j}\\right) E"),
        row(
            series(),
            "sum(k = 0..inf, beta[k]*X^k)",
            "∑ₖ₌₀^∞ β[k] Xᵏ",
            "\\sum_{k=0}^{\\infty} \\beta_{k} X^{k}"),
        row(
            Build.bigSum(i, num(1), times(n, n), times(i, X)),
            "sum(i = 1..n*n, i*X)",
            "∑(i = 1..n n, i X)",
            "\\sum_{i=1}^{n n} i X"));
  }

  private static Expr series() {
    Expr beta =
        Build.symbol("beta", Space.of(Space.Kind.SEQUENCE, new Shape(Dim.INFINITE, Dim.ONE)));
    Expr entry = Build.slice(beta, new Range.At(k), Range.ALL);
    Expr infinity = constant(Kind.INFINITY, List.of());
    return Build.bigSum(k, num(0), infinity, times(entry, pow(X, k)));
  }

  static List<Row> names() {
    return List.of(
        row(scalar("lambda"), "lambda", "λ", "\\lambda"),
        row(scalar("Sigma"), "Sigma", "Σ", "\\Sigma"),
        row(scalar("lam"), "lam", "lam", "\\mathit{lam}"),
        row(scalar("μ₂"), "μ₂", "μ₂", "\\mu_{2}"),
        row(scalar("W1"), "W1", "W₁", "W_{1}"),
        row(scalar("beta_12"), "beta_12", "β₁₂", "\\beta_{12}"),
        row(scalar("x_i"), "x_i", "xᵢ", "x_{i}"),
        row(
            scalar("learning_rate"),
            "learning_rate",
            "learning_rate",
            "\\mathit{learning}_{\\mathit{rate}}"),
        row(Build.named("r", X), "r", "r", "r"),
        row(scalar("d"), "d", "d", "d"));
  }

  private static Expr scalar(String name) {
    return symbol(name, Shape.SCALAR);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"sums", "products", "powers", "functions", "constants", "parts", "names"})
  void writes(Row row) {
    assertThat(Printer.text(row.e())).isEqualTo(row.text());
    assertThat(Printer.unicode(row.e())).isEqualTo(row.unicode());
    assertThat(Printer.latex(row.e())).isEqualTo(row.latex());
    assertThat(Printer.tokens(row.e())).isEqualTo(TokenCountTest.size(row.text()));
  }

  @Test
  void writesDeepAndLongExpressions() throws InterruptedException {
    int depth = 100_000;
    var lengths = new int[3];
    var thread =
        new Thread(
            null,
            () -> {
              Expr deep = a;
              for (int level = 0; level < depth; level++) {
                deep = Build.entrywise(known("exp"), plus(deep, num(1)));
              }
              lengths[0] = Printer.text(deep).length();
              lengths[1] = Printer.unicode(deep).length();
              lengths[2] = Printer.latex(deep).length();
            },
            "deep",
            1L << 30);
    thread.start();
    thread.join();
    assertThat(lengths[0]).isEqualTo(1 + depth * "exp( + 1)".length());
    assertThat(lengths[1]).isEqualTo(lengths[0]);
    assertThat(lengths[2]).isEqualTo(1 + depth * "\\exp( + 1)".length());
  }
}
