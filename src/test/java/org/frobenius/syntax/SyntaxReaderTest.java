package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.frobenius.diagnostic.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxReaderTest {
  private static String read(String text) {
    return PrintedAst.of(SyntaxReader.expression(Source.of(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "f(X)                      | f(X)",
        "exp.(X)                   | exp.(X)",
        "exp . (X)                 | exp.(X)",
        "max.(X, 0)                | max.(X, 0)",
        "f'(X)                     | f'(X)",
        "f''(X)*B                  | (f''(X) * B)",
        "f'.(X)                    | f'.(X)",
        "f(X)'                     | f(X)'",
        "f'(X)'                    | f'(X)'",
        "grad(g)(U)                | grad(g)(U)",
        "jac(u)(x)'*y              | (jac(u)(x)' * y)",
        "hess(g)(x)                | hess(g)(x)",
        "L(exp, X, E)              | L(exp, X, E)",
        "L(f, X', E, F)            | L(f, X', E, F)",
        "L(z -> z^(1/3), P, E)     | L((z -> (z ^ (1 / 3))), P, E)",
        "L(f', X, E)               | L(f', X, E)",
        "(z -> z^2)(X)             | (z -> (z ^ 2))(X)",
        "d(X)                      | d(X)",
        "norm(A*x - b)^2           | (norm(((A * x) - b)) ^ 2)",
        "E -> 2*E*V'*V             | (E -> (2 * E * V' * V))",
        "a -> b -> a*b             | (a -> (b -> (a * b)))",
        "E(1, 2)*e(2)              | (E(1, 2) * e(2))",
        "((x))                     | x",
      })
  void callsAndMaps(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "sum(j = 0..k-1, X^j*A*X^(k-1-j)) | SUM{j = 0..(k - 1), ((X ^ j) * A * (X ^ (k - 1 - j)))}",
        "sum(k = 0..inf, beta[k]*X^k)     | SUM{k = 0..inf, (beta[k] * (X ^ k))}",
        "sum(k=1..∞, X)                   | SUM{k = 1..inf, X}",
        "prod(i = 1..m, a[i])             | PROD{i = 1..m, a[i]}",
        "sum(i=m+1..2*n,x)                | SUM{i = (m + 1)..(2 * n), x}",
        "sum(k=1..inf, sum(j=0..k-1, X))' | SUM{k = 1..inf, SUM{j = 0..(k - 1), X}}'",
        "2*sum(j = 0..1, x)[1]            | (2 * SUM{j = 0..1, x}[1])",
        "sum(X)                           | sum(X)",
        "prod(x)                          | prod(x)",
      })
  void series(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[A, B; C, D]      | [A, B; C, D]",
        "[a; b; c]         | [a; b; c]",
        "[a, b, c]'        | [a, b, c]'",
        "[x]               | [x]",
        "[A, -B; C', 2*D]  | [A, (-B); C', (2 * D)]",
        "[[a, b]; c]       | [[a, b]; c]",
      })
  void blocks(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "007, 7",
    "0.5, 1/2",
    ".25, 1/4",
    "1.0, 1",
    "3.14, 157/50",
    "1e3, 1000",
    "1E+3, 1000",
    "1e-3, 1/1000",
    "2.5e1, 25",
    "0e5, 0",
    "0.000, 0",
    "123456789012345678901234567890, 123456789012345678901234567890"
  })
  void numbersAreExact(String text, String expected) {
    assertThat(read(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x", "X_1", "x1", "_", "beta", "β", "Σ", "λ₁", "xᵢ", "x̂", "日本", "𝑿", "ünïcode", "inform",
        "inf1", "index", "T", "é", "Ω_max", "R", "in_"
      })
  void names(String name) {
    assertThat(read(name)).isEqualTo(name);
    assertThat(read(name + "'*" + name)).isEqualTo("(%s' * %s)".formatted(name, name));
  }

  private static List<String> statements(String text) {
    return SyntaxReader.program(Source.of(text)).statements().stream().map(PrintedAst::of).toList();
  }

  @Test
  void aProgram() {
    String text =
        """
        A in R(m, n)              # declaration: the space a name lives in
        b in R(m)
        r = A*x - b               # definition: a named, shared subexpression
        norm(r)^2                 # the expression
        """;
    assertThat(statements(text))
        .containsExactly("A in matrix REAL m by n", "b in vector REAL m", "r = ((A * x) - b)");
    assertThat(PrintedAst.of(SyntaxReader.program(Source.of(text)).expression()))
        .isEqualTo("(norm(r) ^ 2)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = 1; b = 2; a",
        "a = 1\nb = 2\na",
        "a = 1\r\nb = 2\r\na\r\n",
        "a = 1\rb = 2\ra",
        "\n\n;; a = 1 ;\n; b = 2 # two\n\n# nothing\na;\n",
        "\uFEFFa = 1\u2028b\u00A0= 2\u0085a",
        "a =1;b= 2;a#",
      })
  void separators(String text) {
    assertThat(statements(text)).containsExactly("a = 1", "b = 2");
  }

  @Test
  void linesGoOnInsideBrackets() {
    String text = "B = [a,\n b;\r\n  c, d]   # rows\ntr(A *  # first\n  B\n)";
    ProgramAst program = SyntaxReader.program(Source.of(text));
    assertThat(program.statements()).hasSize(1);
    assertThat(PrintedAst.of(program.expression())).isEqualTo("tr((A * B))");
  }

  @Test
  void anExpressionMayStandOnALineOfItsOwn() {
    assertThat(read("\n\n tr(X) \n")).isEqualTo("tr(X)");
  }

  @Test
  void spansPointAtTheText() {
    String text = "𝑿 = 1; tr(A*B)' + C[1, 2:n]^-k";
    Ast.Sum sum = (Ast.Sum) SyntaxReader.program(Source.of(text)).expression();
    Ast.Transpose transpose = (Ast.Transpose) sum.first();
    Ast.Call call = (Ast.Call) transpose.argument();
    Ast.Product product = (Ast.Product) call.arguments().getFirst();
    Ast.Power power = (Ast.Power) sum.rest().getFirst().operand();
    Ast.Index index = (Ast.Index) power.base();
    assertThat(
            List.of(
                sum.span(),
                transpose.span(),
                call.span(),
                call.function().span(),
                product.span(),
                product.rest().getFirst().operatorSpan(),
                sum.rest().getFirst().operatorSpan(),
                power.span(),
                power.operatorSpan(),
                power.exponent().span(),
                index.span(),
                index.ranges().get(1).span()))
        .map(Source.of(text)::text)
        .containsExactly(
            "tr(A*B)' + C[1, 2:n]^-k",
            "tr(A*B)'",
            "tr(A*B)",
            "tr",
            "A*B",
            "*",
            "+",
            "C[1, 2:n]^-k",
            "^",
            "-k",
            "C[1, 2:n]",
            "2:n");
  }

  @Test
  void spansOfPowersOfTransposes() {
    String text = "A^T^2";
    Ast.Power power = (Ast.Power) SyntaxReader.expression(Source.of(text));
    assertThat(Source.of(text).text(power.base().span())).isEqualTo("A^T");
    assertThat(Source.of(text).text(power.operatorSpan())).isEqualTo("^");
    assertThat(power.operatorSpan().start()).isEqualTo(3);
    assertThat(Source.of(text).text(power.span())).isEqualTo("A^T^2");
  }
}
