package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of the language, {@code docs/language.md}, leaves nothing out. */
class LanguagePageTest {
  private static final Path PAGE = Path.of("docs/language.md");

  static Stream<String> functions() {
    return Stream.concat(FunctionTable.names().stream(), AstBuilder.SERIES.keySet().stream())
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void functionIsThere(String name) throws IOException {
    assertThat(Files.readString(PAGE)).containsPattern("[`(*\\[. =]" + name + "[`(.,]");
  }
}
