package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the errors in {@code src/test/resources/errors} say to write is of the language itself. */
class SuggestionsTest {
  private static final Path ERRORS = Path.of("src/test/resources/errors");
  private static final Pattern HELP = Pattern.compile("(?m)^ *= help: (.*(\\n {4,}(?!=).*)*)");
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  /** Operators, brackets, names of spaces, options, and sketches are not whole expressions. */
  private static final Pattern PIECE =
      Pattern.compile(
          "\\W+|\\.?[T^]|in|--.*|frob .*|.*….*|\\^.*|.* in|R\\+?|\\w+\\(\\w+(, \\w+)*\\) in .*");

  @Test
  void whatIsSuggestedParses() throws IOException {
    var wrong = new ArrayList<String>();
    try (Stream<Path> files = Files.list(ERRORS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".expected")).sorted().toList()) {
        for (String text : suggested(Files.readString(file))) {
          if (!PIECE.matcher(text).matches() && !isRead(text)) {
            wrong.add(file.getFileName() + ": " + text);
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static List<String> suggested(String report) {
    return HELP.matcher(report)
        .results()
        .flatMap(help -> QUOTED.matcher(help.group(1)).results())
        .map(found -> found.group(1))
        .toList();
  }

  /** An expression, a program, a declaration, a definition, a space. */
  private static boolean isRead(String text) {
    return SyntaxReader.isProgram(text)
        || SyntaxReader.isProgram(text + "\n0")
        || SyntaxReader.isProgram("X in " + text + "\n0");
  }
}
