package org.frobenius.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Operators;
import org.frobenius.expr.Space;
import org.frobenius.verify.Arguments;
import org.frobenius.verify.RuleCheck;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the book, by numbers. A new line in the book is a new case here. */
class RulebookTest {
  private static final List<Long> SEEDS = List.of(1L, 2L, 3L);

  static Stream<Named<Rule>> rules() {
    return Rulebook.standard().rules().stream()
        .map(
            r ->
                Named.of(r.family().name().toLowerCase(java.util.Locale.ROOT) + " " + r.name(), r));
  }

  static Stream<Named<Rule>> algebra() {
    return rules()
        .filter(
            r ->
                r.getPayload().family() == Rule.Family.ALGEBRA
                    || r.getPayload().family() == Rule.Family.SCALAR);
  }

  static Stream<Named<Rule>> equations() {
    return rules()
        .filter(
            r ->
                switch (r.getPayload().family()) {
                  case ALGEBRA, SCALAR, SHORTENING, EQUALITY, BY_INVERSE -> true;
                  case DIFFERENTIAL, ADJOINT, JACOBIAN, SERIES, INTEGRAL, BLOCK -> false;
                });
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void holdsOnRandomInstances(Rule rule) {
    for (long seed : SEEDS) {
      var findings = RuleCheck.of(rule, seed);
      assertThat(findings).isNotEmpty();
      assertThat(findings).filteredOn(f -> !f.verdict().right()).isEmpty();
    }
  }

  /** A rule that does not fire on its own left side is dead. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("algebra")
  void firesOnItsOwnLeftSide(Rule rule) {
    Bindings letters = Arguments.BARE.of(rule);
    assertThat(Rewriting.apply(rule, Rewriting.instantiate(rule.left(), letters)))
        .as("%s", rule.text())
        .hasValueSatisfying(
            r -> assertThat(r.result()).isSameAs(Rewriting.instantiate(rule.right(), letters)));
    EntrywiseLift.of(rule)
        .ifPresent(
            lifted -> {
              if (rule.family() == Rule.Family.SCALAR) {
                assertThat(Rewriting.apply(lifted, lifted.left()))
                    .as("%s", rule.text())
                    .isPresent();
              }
            });
  }

  /** The head told from the text, by which rules are found, is the head of the expression. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("algebra")
  void isFoundByTheHeadOfItsLeftSide(Rule rule) {
    assertThat(Rulebook.standard().rules(rule.family(), Heads.of(rule.left()))).contains(rule);
  }

  /** A left side has all that the signature asks of what the rule matches. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("equations")
  void isPassedOverOnlyWhereItCannotMatch(Rule rule) {
    assertThat(Signature.required(rule.left()) & ~Signature.of(rule.left())).isZero();
    for (Arguments arguments : Arguments.values()) {
      Expr left = Rewriting.instantiate(rule.left(), arguments.of(rule));
      if (Rewriting.apply(rule, left).isPresent()) {
        assertThat(Signature.operators(rule.left()) & ~Operators.in(left)).as("%s", left).isZero();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theBuildHasAnIndexOfEachText(Rule.Family family) throws IOException {
    try (var text = resource(Rulebook.resource(family));
        var index = resource(Rulebook.index(family))) {
      assertThat(index.readAllBytes())
          .isEqualTo(RuleIndexWriter.write(text.readAllBytes(), family));
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(Rulebook.class.getResourceAsStream("/" + name), name);
  }

  @Test
  void everyDifferentialIsFoundByItsOperator() {
    var book = Rulebook.standard();
    assertThat(book.rules(Rule.Family.DIFFERENTIAL))
        .allSatisfy(
            rule -> {
              if (rule.left() instanceof Expr.Differential(var operator, _)) {
                assertThat(book.rules(Rule.Family.DIFFERENTIAL, Heads.of(operator))).contains(rule);
              }
            });
  }

  /**
   * The letters that differentials take to be constant. Of another one missing under d, the
   * derivative would be lost.
   */
  @Test
  void aDifferentialHasThatOfEveryLetterThatCanMove() {
    var constant = new TreeMap<String, String>();
    for (Rule rule : Rulebook.standard().rules(Rule.Family.DIFFERENTIAL)) {
      for (Expr.Symbol letter : Children.symbols(rule.left())) {
        if (!contains(rule.right(), Build.differential(letter))
            && letter.space().kind() != Space.Kind.NATURAL) {
          constant.put(rule.name(), letter.name());
        }
      }
    }
    assertThat(constant).isEqualTo(Map.of("argmax", "A", "argmin", "A"));
  }

  private static boolean contains(Expr e, Expr part) {
    return e == part || Children.of(e).stream().anyMatch(child -> contains(child, part));
  }

  /** Only the differential of an operator and its adjoint, which steps name together, share one. */
  @Test
  void aNameIsThatOfOneRuleOrOfTheDifferentialAndTheAdjointOfOneOperator() {
    var book = Rulebook.standard();
    var named = book.rules().stream().collect(Collectors.groupingBy(Rule::name));
    assertThat(named)
        .allSatisfy(
            (name, rules) -> {
              if (rules.size() > 1) {
                assertThat(rules)
                    .extracting(Rule::family)
                    .containsExactly(Rule.Family.DIFFERENTIAL, Rule.Family.ADJOINT);
                Expr operator = ((Expr.Differential) rules.getFirst().left()).arg();
                assertThat(book.rules(Rule.Family.ADJOINT, Heads.of(operator)))
                    .contains(rules.getLast());
              }
            });
  }

  /** What only the left side needs of a letter, the rule assumes. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("equations")
  void assumesOfItsLettersWhatItsRightSideDoesNotShow(Rule rule) {
    var told = new LinkedHashSet<>(Domain.of(rule.right()));
    rule.conditions().stream()
        .filter(Condition.Assumes.class::isInstance)
        .map(Condition.Assumes.class::cast)
        .map(a -> new Assumption(a.about(), a.kind()))
        .forEach(told::add);
    assertThat(Domain.beyond(Domain.of(rule.left()), told))
        .filteredOn(a -> a.about() instanceof Expr.Symbol)
        .as("%s", rule.text())
        .isEmpty();
  }

  @Test
  void everyRuleHasASource() {
    assertThat(Rulebook.standard().rules()).allMatch(r -> !r.source().isBlank());
  }
}
