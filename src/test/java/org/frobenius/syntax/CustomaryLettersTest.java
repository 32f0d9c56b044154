package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.frobenius.diagnostic.NameException;
import org.frobenius.diagnostic.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Shapes of names that are not declared: by use, and what use leaves open by letter. */
class CustomaryLettersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "tr(A*X)         | A in R(n1, n2); X in R(n2, n1)",
        "A*x - y         | A in R(n1, n2); x in R(n2); y in R(n1)",
        "c*X             | c in R; X in R(n1, n2)",
        "alpha*x         | alpha in R; x in R(n1)",
        "λ*Σ             | λ in R; Σ in R(n1, n2)",
        "lam*norm(W)^2   | lam in R; W in R(n1, n2)",
        "x_1 + W2*x_1    | x_1 in R(n1); W2 in R(n1, n1)",
        "X^k             | X in R(n1, n1); k in N",
        "x.^p            | x in R(n1); p in N",
        "sum(i = 1..m, i) | m in N",
        "X[i, j]         | X in R(n1, n2); i in N; j in N",
        "a[i]            | a in R(n1); i in N",
        "x^2             | x in R",
        "1 + x           | x in R",
      })
  void letters(String program, String spaces) {
    assertThat(TypedPrograms.spaces(program)).isEqualTo(spaces);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a'*X*b                        | a in R(n1); X in R(n1, n2); b in R(n2)",
        "a'*X'*b                       | a in R(n1); X in R(n2, n1); b in R(n2)",
        "(a'*X*b)*(b'*X*a)             | a in R(n1); X in R(n1, n1); b in R(n1)",
        "A*a*b'*B                      | A in R(n1, n2); a in R(n2); b in R(n3); B in R(n3, n4)",
        "(X*b + c)'*D*(X*b + c)        | X in R(n1, n2); b in R(n2); c in R(n1); D in R(n1, n1)",
        "cross(a, b)'*c                | a in R(3); b in R(3); c in R(3)",
        "rowsum(X)'*b                  | X in R(n1, n2); b in R(n1)",
        "A\\b                          | A in R(n1, n1); b in R(n1)",
        "norm(A*b - c)^2               | A in R(n1, n2); b in R(n2); c in R(n1)",
        "norm(inv(I - A)*b - c)        | A in R(n1, n1); b in R(n1); c in R(n1)",
        "norm(-A*B*beta + c - d)       | A in R(n1, n2); B in R(n2, n3); beta in R(n3); c in R(n1);"
            + " d in R(n1)",
        "norm(A*b - c*B)               | A in R(n1, n2); b in R; c in R; B in R(n1, n2)",
        "norm(A*b - c - B)             | A in R(n1, n2); b in R; c in R(n1, n2); B in R(n1, n2)",
        "det(A*b - c)                  | A in R(n1, n1); b in R; c in R(n1, n1)",
        "x*A*x'                        | x in R(1, n1); A in R(n1, n1)",
      })
  void aTransposedSmallLetterMakesAChainOfVectors(String program, String spaces) {
    assertThat(TypedPrograms.spaces(program)).isEqualTo(spaces);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "(a*x)'*B*x                    | a in R; x in R(n1); B in R(n1, n1)",
        "norm(exp(t*X))^2              | t in R; X in R(n1, n1)",
        "inv(A + x*B)                  | A in R(n1, n1); x in R; B in R(n1, n1)",
        "x'*A*x + b*x                  | x in R(n1); A in R(n1, n1); b in R(1, n1)",
        "w'*x + b                      | w in R(n1); x in R(n1); b in R",
        "b - A*x                       | b in R(n1); A in R(n1, n2); x in R(n2)",
        "X + 1                         | X in R",
        "norm(v*(p - inv(B'*v'*v*B)*w))^2 | v in R(n1, n2); p in R(n2); B in R(n2, n2); w in R(n2)",
        "norm2(v*(p+B*-inv(B'*v'*v*B)*B'*v'*(v*p-w))-w)^2 | v in R(n1, n2); p in R(n2); B in R(n2,"
            + " n3); w in R(n1)",
      })
  void aGuessThatClashesIsNotTaken(String program, String spaces) {
    assertThat(TypedPrograms.spaces(program)).isEqualTo(spaces);
  }

  /** The programs of the reference cases that leave names undeclared, with the shapes they mean. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "k in N; det(X^k)                 | k in N; X in R(n1, n1)",
        "x'*B*x                           | x in R(n1); B in R(n1, n1)",
        "tr(X'*A)                         | X in R(n1, n2); A in R(n1, n2)",
        "tr(X^2*B)                        | X in R(n1, n1); B in R(n1, n1)",
        "tr(X*B*X')                       | X in R(n1, n2); B in R(n2, n2)",
        "k in N; tr(A*X^k)                | k in N; A in R(n1, n1); X in R(n1, n1)",
        "A*exp(x)                         | A in R(n1, n2); x in R(n2)",
        "logsumexp(x)                     | x in R(n1)",
        "softmax(x)                       | x in R(n1)",
        "norm1(A*x - y)                   | A in R(n1, n2); x in R(n2); y in R(n1)",
        "tr(I + X + X^2/2 + X^3/6)        | X in R(n1, n1)",
        "norm(sin(X))^2                   | X in R(n1, n1)",
        "sum(log(exp(-y .* (X*w)) + vector(1))) | y in R(n1); X in R(n1, n2); w in R(n2)",
      })
  void cases(String program, String spaces) {
    assertThat(TypedPrograms.spaces(program)).isEqualTo(spaces);
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "undeclared.tsv", delimiter = '\t', quoteCharacter = '"')
  void programsAsTyped(String program, String spaces) {
    assertThat(TypedPrograms.spaces(program)).isEqualTo(spaces);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "norm(exp(A*t)*x - y)^2        | A in R(n1, n1); t in R; x in R(n1); y in R(n1)",
        "exp(-t)*x                     | t in R; x in R(n1)",
        "sum(exp(-t*x) .* y)           | t in R; x in R(n1); y in R(n1)",
        "k*t                           | k in R; t in R(n1)",
        "n*p                           | n in R; p in R(n1)",
        "m*v'*v/2 + k*x'*x/2           | m in R; v in R(n1); k in R; x in R(n2)",
        "w'*w + C*norm(X*w - y)        | w in R(n1); C in R; X in R(n2, n1); y in R(n2)",
        "norm(y - a*x - b*ones)^2      | y in R(n1); a in R; x in R(n1); b in R",
      })
  void ofTwoSmallLettersATimeOrACountIsTheScalar(String program, String spaces) {
    assertThat(TypedPrograms.spaces(program)).isEqualTo(spaces);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a .* x                        | a in R(n1); x in R(n1)",
        "2 .* a                        | a in R",
        "a .* X                        | a in R; X in R(n1, n2)",
        "gamma .* x                    | gamma in R(n1); x in R(n1)",
        "diag(a)                       | a in R(n1)",
        "norm(b)^2                     | b in R(n1)",
        "softmax(b)                    | b in R(n1)",
        "norm(c*X)                     | c in R; X in R(n1, n2)",
      })
  void aLetterOfAnEntrywiseProductOrASumIsAVector(String program, String spaces) {
    assertThat(TypedPrograms.spaces(program)).isEqualTo(spaces);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "tr([X, 0; A, W])              | X in R(n1, n1); A in R(n2, n1); W in R(n2, n2)",
        "norm([X, x; x', 0])           | X in R(n1, n1); x in R(n1)",
        "norm([x; 0])                  | x in R(n1)",
        "norm([a, 0; 0, b])            | a in R; b in R",
        "det([1, 0; 0, x])             | x in R",
      })
  void aBareZeroIsABlockOfTheSizeThatFits(String program, String spaces) {
    assertThat(TypedPrograms.spaces(program)).isEqualTo(spaces);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "[X, 0; A, W]                  | [X, zeros(n, m); A, W]",
        "[0, A; A', 0]                 | [zeros(m, m), A; A', zeros(n, n)]",
        "[I, A; 0, I]                  | [I(m), A; zeros(n, m), I(n)]",
        "[x; 0]                        | [x; zeros(1)]",
        "[x', 0, 1]                    | [x', zeros(1), 1]",
      })
  void zerosAndIdentitiesInBlocksAreSized(String bare, String sized) {
    TypedPrograms.assertSame("X in R(n, n); A in R(m, n); W in R(m, m); x in R(n)", bare, sized);
  }

  @Test
  void aBareZeroOfUnknownSizeIsRefused() {
    assertThat(TypedPrograms.report("X in R(n, n); [X, 0]"))
        .contains("nothing around this constant tells its size", "write `zeros(m, n)`");
  }

  @Test
  void declaredNamesShapeTheOthers() {
    String program = "a in R(m); b in R(n); A in R(m, n); B in R(m, n); a'*(A .* X .* B)*b";
    assertThat(TypedPrograms.spaces(program)).endsWith("; X in R(m, n)");
  }

  @Test
  void sizesAreSolvedFor() {
    assertThat(TypedPrograms.spaces("G in R(p*m, q*n); B in R(p, q); norm(G - kron(B, X))^2"))
        .endsWith("; X in R(m, n)");
    assertThat(TypedPrograms.spaces("x in R(6); x + vech(S)")).endsWith("; S in R(3, 3)");
    assertThat(TypedPrograms.spaces("B in R(3, n); A in R(6, n); kron(Z, B) - [A, A]"))
        .endsWith("; Z in R(2, 2)");
    assertThat(TypedPrograms.spaces("tr([X, A; B, C])"))
        .isEqualTo("X in R(n1, n1); A in R(n1, n2); B in R(n2, n1); C in R(n2, n2)");
  }

  @Test
  void aSequenceIsIndexedBySumsToInfinity() {
    assertThat(TypedPrograms.spaces("sum(k = 0..inf, beta[k]*X^k)"))
        .isEqualTo("beta in R(inf); X in R(n1, n1)");
  }

  @Test
  void freshDimensionsAvoidTheNamesOfTheProgram() {
    assertThat(TypedPrograms.spaces("A in R(n1, n1); n2 in R; tr(A)*n2*X"))
        .endsWith("; X in R(n3, n4)");
  }

  @Test
  void theOriginOfEachShapeIsTold() {
    var names = ProgramReader.read("A in R(m, n); norm(A*x - b) + norm(v)").names().values();
    assertThat(names.stream().map(Declared::origin))
        .containsExactly(
            Declared.Origin.DECLARATION,
            Declared.Origin.LETTER,
            Declared.Origin.USE,
            Declared.Origin.LETTER);
  }

  @Test
  void strictProgramsDeclareEveryName() {
    var strict = new ProgramReader.Options(true);
    Source source = Source.of("Xi in R(n, n); tr(Xj)");
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    NameException.class, () -> ProgramReader.read(source, List.of(), strict))
                .report())
        .isEqualTo(
            """
            error[name]: `Xj` is not declared
             --> input:1:19
            1 | Xi in R(n, n); tr(Xj)
              |                   ^^
              = help: write `Xi`\
            """);
  }
}
