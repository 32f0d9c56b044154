package org.frobenius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.frobenius.Frobenius;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.SyntaxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the help of an error tells a user to write can be written. */
class HelpTest {
  private static final Pattern HELP = Pattern.compile("= help: (.*(?:\n {10,}.*)*)");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /** Around what is quoted: a program, a declaration, a sign between or behind operands. */
  private static final List<String> PLACES =
      List.of("%s", "%s\n1", "x in %s\n1", "A %s B", "A%s", "A%s2", "%sA)", "f %s", "(A%s");

  /** Of the command line, or a bracket that is missing. */
  private static final Pattern NO_EXPRESSION =
      Pattern.compile("--.*|=|,|frob .*|#|[(\\[].?[)\\]]?|->");

  record Suggestion(Path file, String text) {}

  static Stream<Suggestion> suggestions() throws IOException {
    return Expected.files("src/test/resources/errors", ".expected").stream()
        .flatMap(HelpTest::suggestions);
  }

  private static Stream<Suggestion> suggestions(Path file) {
    try {
      return HELP.matcher(Files.readString(file))
          .results()
          .flatMap(help -> QUOTED.matcher(help.group(1)).results())
          .map((MatchResult quoted) -> new Suggestion(file, quoted.group(1)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("suggestions")
  void isOfTheLanguage(Suggestion suggestion) {
    String text = suggestion.text().replace("…", "1");
    boolean read = PLACES.stream().anyMatch(place -> isRead(place.formatted(text)));
    assertThat(read || NO_EXPRESSION.matcher(text).matches())
        .as("%s says to write `%s`", suggestion.file(), suggestion.text())
        .isTrue();
  }

  /** Names and shapes are the user's affair. */
  private static boolean isRead(String program) {
    try {
      Frobenius.parse(program);
      return true;
    } catch (SyntaxException e) {
      return false;
    } catch (FrobeniusException e) {
      return true;
    }
  }
}
