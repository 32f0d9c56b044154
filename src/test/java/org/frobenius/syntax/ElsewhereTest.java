package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.frobenius.diagnostic.NameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ElsewhereTest {
  private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");

  /** Words of commands, not of the language. */
  private static final Pattern COMMAND = Pattern.compile("frob \\w+|--\\w+.*");

  static Set<String> names() {
    return Elsewhere.all().keySet();
  }

  static Set<String> ways() {
    return Elsewhere.all().values().stream()
        .flatMap(advice -> advice.ways().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> quoted() {
    return Elsewhere.all().values().stream()
        .flatMap(advice -> QUOTED.matcher(advice.why()).results().map(m -> m.group(1)))
        .filter(text -> !COMMAND.matcher(text).matches())
        .filter(text -> FunctionTable.find(text).isEmpty())
        .map(text -> text.contains("(g)") ? "g in R(n) -> R(n); " + text : text)
        .map(text -> text.contains(" in ") && !text.contains(";") ? text + "; 1" : text)
        .map(text -> text.replaceFirst("^(g in .*-> R)\\(n\\)(; (grad|hess).*)", "$1$2"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void wayIsAProgram(String way) {
    assertThat(ProgramReader.read(way)).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("quoted")
  void whatIsQuotedIsAProgram(String text) {
    assertThat(ProgramReader.read(text)).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("names")
  void nameIsNoFunctionOfTheLanguage(String name) {
    assertThat(FunctionTable.find(name)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void nameIsNotAnUnknownFunction(String name) {
    assertThatThrownBy(() -> ProgramReader.read("x in R(n); sum(%s(x))".formatted(name)))
        .isInstanceOf(NameException.class)
        .hasMessageContaining(name);
  }

  @Test
  void everyNameHasAdvice() {
    List<String> silent =
        Elsewhere.all().entrySet().stream()
            .filter(e -> e.getValue().ways().isEmpty() && e.getValue().why().isEmpty())
            .map(java.util.Map.Entry::getKey)
            .toList();
    assertThat(silent).isEmpty();
  }

  @Test
  void declaredNameIsAnUnknownFunction() {
    assertThat(ProgramReader.read("square in analytic; tr(square(X))")).isNotNull();
  }
}
