package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.frobenius.diagnostic.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclarationsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a in R                 | a in scalar REAL",
        "a in R+                | a in positive",
        "a in R +               | a in positive",
        "k in N                 | k in natural",
        "c in C                 | c in scalar COMPLEX",
        "x in R(n)              | x in vector REAL n",
        "X in R(m, n)           | X in matrix REAL m by n",
        "S in Sym(n)            | S in SYM n",
        "S in Skew(n)           | S in SKEW n",
        "S in Diag(n)           | S in DIAG n",
        "S in Lower(n)          | S in LOWER n",
        "S in Upper(n)          | S in UPPER n",
        "P in SPD(n)            | P in SPD n",
        "Q in O(n)              | Q in ORTHOGONAL n",
        "Q in St(n, p)          | Q in Stiefel n by p",
        "Z in C(m, n)           | Z in matrix COMPLEX m by n",
        "z in C(n)              | z in vector COMPLEX n",
        "H in Herm(n)           | H in HERM n",
        "beta in R(inf)         | beta in sequence REAL",
        "g in R(n, n) -> R      | g in matrix REAL n by n to scalar REAL",
        "u in R(n) -> R(m)      | u in vector REAL n to vector REAL m",
        "h in SPD(n) -> Sym(n)  | h in SPD n to SYM n",
        "g in R+ -> R           | g in positive to scalar REAL",
        "f in analytic          | f in analytic",
        "A, B,C in R(m, n)      | A, B, C in matrix REAL m by n",
        "R in R(3, 4)           | R in matrix REAL 3 by 4",
        "x in R(n+1)            | x in vector REAL (n + 1)",
        "K in R(p*m, m)         | K in matrix REAL (p * m) by m",
        "x in R(n^2)            | x in vector REAL (n ^ 2)",
        "x in R(n*(n+1)/2)      | x in vector REAL (n * (n + 1) / 2)",
        "β₁ in R                | β₁ in scalar REAL",
      })
  void spaces(String text, String expected) {
    assertThat(SyntaxReader.declarations(Source.of(text)))
        .map(PrintedAst::of)
        .containsExactly(expected);
    assertThat(SyntaxReader.program(Source.of(text + "; 1")).statements())
        .map(PrintedAst::of)
        .containsExactly(expected);
  }

  @Test
  void several() {
    assertThat(SyntaxReader.declarations(Source.of("a in R; x in R(n)\n# end"))).hasSize(2);
  }

  @Test
  void none() {
    assertThat(SyntaxReader.declarations(Source.of(" # nothing\n"))).isEmpty();
  }
}
