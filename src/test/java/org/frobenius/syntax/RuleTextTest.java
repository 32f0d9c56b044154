package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Collectors;
import org.frobenius.diagnostic.ShapeException;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "d(A*B)        | d(A)*B + A*d(B)     |         | A in R(n1, n2); B in R(n2, n3)",
        "C : A*B       | A'*C : B            |         | C in R(n1, n2); A in R(n1, n3); B in R(n3,"
            + " n2)",
        "tr(A*B)       | tr(B*A)             |         | A in R(n1, n2); B in R(n2, n1)",
        "d(a*A)        | d(a)*A + a*d(A)     |         | a in R; A in R(n1, n2)",
        "(a*A)'        | a*A'                |         | a in R; A in R(n1, n2)",
        "A*A^a         | A^(a + 1)           |         | A in R(n1, n1); a in R",
        "d(A^k)        | sum(j = 0..k-1, A^j*d(A)*A^(k-1-j)) | | A in R(n1, n1); k in N",
        "C : diag(x)   | diag(C) : x         | x in R(n) | C in R(n, n); x in R(n)",
        "C : kron(A, B) | contractleft(A, C) : B |     | C in R(n1*n2, n3*n4); A in R(n1, n3); B in"
            + " R(n2, n4)",
        "A'            | A                   | A in Sym(n) | A in Sym(n)",
        "C : rowsum(A) | C*ones' : A         |         | C in R(n1); A in R(n1, n2)",
        "u'*v          | v'*u                |         | u in R(n1); v in R(n1)",
      })
  void lettersAsGeneralAsTheEquationAllows(
      String left, String right, String declaration, String spaces) {
    var equation =
        RuleText.read(left, right, declaration == null ? List.of() : List.of(declaration));
    assertThat(
            Children.symbols(equation.left()).stream()
                .map(s -> s.name() + " in " + s.space())
                .collect(Collectors.joining("; ")))
        .isEqualTo(spaces);
    assertThat(equation.left().shape()).isEqualTo(equation.right().shape());
  }

  @Test
  void calledLettersAreUnknownFunctions() {
    var rule = RuleText.read("d(f(A))", "L(f, A, d(A))", List.of());
    Fun f = new Fun.Unknown("f", 0);
    Expr.Differential left = (Expr.Differential) rule.left();
    Expr a = ((Expr.MatrixFunction) left.arg()).arg();
    assertThat(left.arg()).isSameAs(Build.matrixFunction(f, a));
    assertThat(rule.right()).isSameAs(Build.frechet(f, a, List.of(Build.differential(a))));
  }

  @Test
  void sidesOfDifferentShapesAreRefused() {
    var failure =
        catchThrowableOfType(
            ShapeException.class, () -> RuleText.read("tr(A)", "A", List.of("A in R(n, n)")));
    assertThat(failure.report())
        .isEqualTo(
            """
            error[shape]: `=` needs two equal shapes, here a scalar and a matrix
             --> rule:1:7
            1 | tr(A) = A
              | ----- ^ - R(n, n)
              | R\
            """);
  }

  @Test
  void aFormulaOfOneLetter() {
    Expr.Symbol z = Build.symbol("z", Space.real(Shape.SCALAR));
    assertThat(RuleText.scalar("1 - tanh(z)^2", z))
        .isSameAs(
            Build.minus(
                Build.ONE, Build.power(Build.entrywise(new Fun.Known("tanh"), z), Build.TWO)));
  }
}
