package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.frobenius.verify.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Derivations in which nothing is differentiated: lines of equal values. */
class EqualityChainTest {
  private static final long SEED = 1;

  private static DerivationLines.Finding check(String lines) {
    return Program.derivation("chain", lines.replace("\\n", "\n"), List.of(), false).check(SEED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x in R; log(x^2)\\n= 2*log(x)                                                | , where x positive
          A, B in R(n, n); (A + B)^2\\n= A^2 + A*B + B*A + B^2\\n= A*(A + B) + B*(A + B) | ''
          A, B in R(n, n)\\ntr(A*B)\\n= tr(B*A)\\n= A' : B                               | ''
          x in R; sin(x)^2 + cos(x)^2\\n= 1                                            | ''
          """)
  void isRight(String lines, String where) {
    DerivationLines.Finding finding = check(lines);
    assertThat(finding.verdict().outcome()).isEqualTo(Verdict.Outcome.RIGHT);
    assertThat(finding.words()).endsWith("each equal to the one before" + where);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x in R; sqrt(x^2)\\n= x                                                   | 2
          A, B in R(n, n); (A + B)^2\\n= A^2 + A*B + B*A + B^2\\n= A^2 + 2*A*B + B^2 | 3
          x in R; x^2\\n= 2*x                                                       | 2
          """)
  void theFirstWrongLineIsFound(String lines, int line) {
    DerivationLines.Finding finding = check(lines);
    assertThat(finding.verdict().outcome()).isEqualTo(Verdict.Outcome.WRONG);
    assertThat(finding.line()).isEqualTo(line);
    assertThat(finding.words()).contains("is not equal to", "entry [");
  }

  @ParameterizedTest
  @CsvSource({"'x in R(n); norm(x)^2\n= 2*x : d(x)'", "'x in R(n)\nφ = norm(x)^2\ndφ = 2*x : dx'"})
  void differentialsAreNone(String lines) {
    assertThat(check(lines).verdict().right()).isTrue();
  }
}
