package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.frobenius.diagnostic.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Singular values are as many as rows or columns, whichever are fewer. */
class SingularValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "X in R(2, 3)                   | R(2)",
        "X in R(3, 2)                   | R(2)",
        "X in R(1, n)                   | R",
        "X in R(m, n)                   | R(n)",
        "X in R(m, m + 2)               | R(m)",
        "X in R(m + 2, m)               | R(m)",
        "X in R(m, m*n)                 | R(m)",
        "A in R(2, m); X = A*ones(m, 5) | R(2)"
      })
  void areAsManyAsTheShapeTells(String declarations, String space) {
    Program program = Frobenius.parse(declarations + "; svdvals(X)");
    assertThat(program.expression().shape()).hasToString(space);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "X in R(2, 3); sum(svdvals(X).^3)               | X",
        "X in R(2, 3); svdvals(X)[2]                    | X",
        "X in R(2, 4); prod(svdvals(X))                 | X",
        "X in R(1, 4); svdvals(X)[1]^3                  | X",
        "X in R(m, m + 1); sum(exp.(svdvals(X)))        | X",
        "w in R(3); w'*svdvals(X)                       | X",
        "A in R(2, 3); X in R(3, 4); mean(svdvals(A*X)) | X",
        "A, X in R(2, 3); A:(svdu(X)*diag(svdvals(X).^3)*svdv(X)') | X"
      })
  void haveAGradient(String text, String wrt) {
    Program program = Frobenius.parse(text);
    AnswerAssertions.isRight(program, program.gradient(wrt));
    AnswerAssertions.readsBack(program, program.gradient(wrt));
  }

  @Test
  void lettersForSizesAreTakenToHaveAsManyRowsAsColumns() {
    Compiled ofLetters = Frobenius.parse("X in R(m, n); svdvals(X)").compile();
    var wide = MatrixUtils.createRealMatrix(new double[][] {{1, 2, 3}, {4, 5, 6}});
    assertThatThrownBy(() -> ofLetters.with("X", wide).evaluate())
        .isInstanceOf(DomainException.class)
        .hasMessageContaining("declare its sizes as numbers");
  }

  /** Also where the answer has no singular values any more: their number is in it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X in R(m, n); mean(svdvals(X))         | m >= n",
        "X in R(m, n); sum(svdvals(X) .- 3)     | m >= n",
        "X in R(2*m, m + 3); mean(svdvals(X))   | m >= 3",
        "X in R(m + 1, m); mean(svdvals(X))     |",
        "X in R(m, n); sum(svdvals(X).^3)       |"
      })
  void asManyRowsAsColumnsAreListedAsAnAssumption(String text, String expected) {
    Gradient gradient = Frobenius.parse(text).gradient("X");
    assertThat(gradient.assumptions()).isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @Test
  void anAnswerIsNotEvaluatedForFewerRowsThanColumns() {
    Compiled mean = Frobenius.parse("X in R(m, n); mean(svdvals(X))").gradient("X").compile();
    var wide = MatrixUtils.createRealMatrix(new double[][] {{1, 2, 3}, {4, 5, 6}});
    assertThatThrownBy(() -> mean.with("X", wide).evaluate())
        .isInstanceOf(DomainException.class)
        .hasMessageContaining("`m >= n` is assumed");
  }
}
