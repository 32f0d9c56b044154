package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintedFormulaTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          2 Aᵀ(A x - b)          | 2*A'*(A*x - b)
          (A + B)(C + D)         | (A + B)*(C + D)
          f(X) A (x - b)         | f(X)*A*(x - b)
          X⁻ᵀA X⁻¹               | inv(X)'*A*X^-1
          (X²)ᵀ X²               | (X^2)'*X^2
          X³⁻ʲ                   | X^(3-j)
          (X w - y).^-2          | (X*w - y).^-2
          -x / (2 y) - b         | -x/(2*y) - b
          ‖x‖₁ ‖X‖_* ‖X‖²        | norm1(x)*normnuc(X)*norm(X)^2
          ‖x‖_3 ‖x‖_∞ ‖X‖₂       | norm(x, 3)*norminf(x)*normspec(X)
          ∑ⱼ₌₀ᵏ⁻¹ Xʲ dX : A      | sum(j = 0..k-1, X^j*dX) : A
          ∑ₖ₌₀^∞ β[k] Xᵏ         | sum(k = 0..inf, β[k]*X^k)
          ∫₀¹ exp(s X) ds        | integral(s = 0..1, exp(s*X))
          √(1 + x) √X y          | sqrt((1 + x))*sqrt(X)*y
          1 ⊘ x ⊙ exp.(X)        | 1 ⊘ x ⊙ exp.(X)
          z · (x × (x × y))      | z*(cross(x, (cross(x, y))))
          huber′(A x) y          | huber'(A*x)*y
          ∇g(X) : E              | grad(g)(X) : E
          X[:, i] y[2:n]         | X[:, i]*y[2 : n]
          2*A'*(A*x - b)         | 2*A'*(A*x - b)
          """)
  void isWrittenInTheLanguage(String printed, String language) {
    assertThat(PrintedFormula.read(printed)).hasValue(language);
  }

  @Test
  void isLeftWhereBracketsDoNotClose() {
    assertThat(PrintedFormula.read("2 Aᵀ(A x - b")).isEmpty();
    assertThat(PrintedFormula.read("‖x")).isEmpty();
    assertThat(PrintedFormula.read("x)")).isEmpty();
  }
}
