package org.frobenius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.frobenius.Frobenius;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a derivation gives as its reason, {@code frob rules} says what that is. */
class RulesCommandTest {
  static Stream<String> reasons() {
    return Stream.of(
            "A in R(m, n); b in R(m); r = A*x - b; norm(r)^2",
            "X in Sym(n); A in R(n, n); tr(A*exp(X)) + logdet(X)",
            "X in R(n, n); A in R(m, n); tr(A*X*X'*A') + sum(log.(X))",
            "x in R(n); A in R(m, n); log(sum(exp.(A*x)))",
            "g in R(n) -> R; x in R(n); g(x)^2",
            "X in R(m, n); S in Sym(m); det(X'*S*X)",
            "x in R(n); y in R(n); 0*sum(x) + sum(y)")
        .flatMap(
            program -> {
              var asked = Frobenius.parse(program);
              String wrt = asked.names().containsKey("X") ? "X" : "x";
              return asked.gradient(wrt).derivation().chains().stream();
            })
        .flatMap(chain -> chain.steps().stream())
        .flatMap(step -> step.reasons().stream())
        .map(reason -> reason.words())
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void aReasonIsExplained(String words) {
    Frob run = Frob.run("rules", words);
    assertThat(run.code()).as(run.shown()).isEqualTo(ExitCode.DONE);
    assertThat(run.shown()).contains("use ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "linear",
        "collect",
        "factor",
        "multiply out",
        "simplify",
        "insert dr",
        "with K, r written out"
      })
  void soIsOneThatIsNoRule(String words) {
    assertThat(Frob.run("rules", words).shown()).contains("meaning ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"lineer", "entrywise", "insertion", "chain"})
  void otherWordsAreNot(String words) {
    assertThat(Frob.run("rules", words).shown()).doesNotContain("meaning ");
  }
}
