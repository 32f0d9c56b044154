package org.frobenius.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.frobenius.diagnostic.FrobeniusException;
import org.junit.jupiter.api.Test;

/** What is refused when a rulebook is read, without a number evaluated. */
class RuleReaderTest {
  private static ThrowingCallable reading(String line, Rule.Family family) {
    return () -> RuleReader.read(line, family);
  }

  @Test
  void aRule() {
    Rule rule =
        RuleReader.read(
            "cancel  A^a*A = A^(a + 1) assuming A invertible unless a in R+  # Higham, theorem"
                + " 1.13",
            Rule.Family.ALGEBRA);
    assertThat(rule.name()).isEqualTo("cancel");
    assertThat(rule.source()).isEqualTo("Higham, theorem 1.13");
    assertThat(rule.conditions())
        .singleElement()
        .isInstanceOfSatisfying(
            Condition.Assumes.class,
            assumes -> {
              assertThat(assumes.kind()).isEqualTo(Assumption.Kind.INVERTIBLE);
              assertThat(assumes.exponents()).hasSize(1);
            });
  }

  @Test
  void aNameThatTheLeftSideDoesNotBind() {
    // Symja's Cookbook rule 40 has such a name
    assertThatThrownBy(
            reading("inverse  d(inv(A)) = -inv(A)*d(B)*inv(A)  # MC 40", Rule.Family.DIFFERENTIAL))
        .isInstanceOf(RuleSyntaxException.class)
        .hasMessageContaining("`B`")
        .hasMessageContaining("not bound");
  }

  @Test
  void anUnknownFunctionThatTheLeftSideDoesNotBind() {
    assertThatThrownBy(
            reading(
                "function  exp(exp(A)) = g(A) where A in R(n, n)  # definition",
                Rule.Family.ALGEBRA))
        .isInstanceOf(RuleSyntaxException.class)
        .hasMessageContaining("`g`");
  }

  @Test
  void aDimensionThatTheLeftSideDoesNotBind() {
    assertThatThrownBy(
            reading(
                "ones  sum(sum(A)*ones(m, n)) = m*n*k*sum(A)  # definition", Rule.Family.ALGEBRA))
        .isInstanceOf(RuleSyntaxException.class)
        .hasMessageContaining("`k`");
  }

  @Test
  void noSource() {
    assertThatThrownBy(reading("trace  d(tr(A)) = tr(d(A))", Rule.Family.DIFFERENTIAL))
        .hasMessageContaining("no source");
    assertThatThrownBy(reading("trace  d(tr(A)) = tr(d(A))  #  ", Rule.Family.DIFFERENTIAL))
        .hasMessageContaining("no source");
  }

  @Test
  void sidesOfDifferentShape() {
    assertThatThrownBy(
            reading("square  A*A' = A^2 where A in R(m, n)  # definition", Rule.Family.ALGEBRA))
        .isInstanceOfAny(RuleSyntaxException.class, FrobeniusException.class);
    assertThatThrownBy(
            reading("trace  tr(A*B) = A*B where A in R(n, n)  # definition", Rule.Family.ALGEBRA))
        .isInstanceOfAny(RuleSyntaxException.class, FrobeniusException.class);
  }

  @Test
  void aMeasureThatDoesNotFall() {
    // cyclic permutation would go on for ever
    assertThatThrownBy(
            reading(
                "cyclic  tr(A*B) = tr(B*A) where A in R(n, n), B in R(n, n)  # MC 14",
                Rule.Family.ALGEBRA))
        .isInstanceOf(RuleSyntaxException.class)
        .hasMessageContaining("measure");
    assertThatThrownBy(reading("distribute  A*(B + C) = A*B + A*C  # MN 1.3", Rule.Family.ALGEBRA))
        .hasMessageContaining("measure");
  }

  @Test
  void noEquation() {
    assertThatThrownBy(reading("lonely  # definition", Rule.Family.ALGEBRA))
        .isInstanceOf(RuleSyntaxException.class);
    assertThatThrownBy(reading("lonely  tr(A)  # definition", Rule.Family.ALGEBRA))
        .hasMessageContaining("no `=`");
  }

  @Test
  void conditionsThatMeanNothing() {
    assertThatThrownBy(
            reading("symmetric  A' = A where A is symmetric  # definition", Rule.Family.ALGEBRA))
        .hasMessageContaining("not a condition");
    assertThatThrownBy(
            reading("inverse  inv(A)*A = I assuming A nice  # definition", Rule.Family.ALGEBRA))
        .hasMessageContaining("not an assumption");
  }

  @Test
  void anAssumptionAboutNothing() {
    assertThatThrownBy(
            reading(
                "inverse  inv(A)*A = I assuming B invertible  # definition", Rule.Family.ALGEBRA))
        .hasMessageContaining("`B`");
  }

  @Test
  void twoRulesOfOneName() {
    String twice = "trace  tr(A') = tr(A)  # MC 12\ntrace  sum(A') = sum(A)  # definition\n";
    assertThatThrownBy(() -> Rulebook.of(Map.of(Rule.Family.ALGEBRA, twice)).rules())
        .isInstanceOf(RuleSyntaxException.class)
        .hasMessageContaining("a second rule named `trace`");
  }

  @Test
  void aSyntaxErrorPointsIntoTheRule() {
    assertThatThrownBy(reading("broken  tr(A* = tr(A)  # definition", Rule.Family.ALGEBRA))
        .isInstanceOfAny(FrobeniusException.class, RuleSyntaxException.class);
  }
}
