package org.frobenius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every command of the console blocks of the README and of the pages in {@code docs}, and
 * compares what it shows; {@code -Dreadme.write} rewrites them.
 */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Path MATRIX_FUNCTIONS = Path.of("docs/matrix-functions.md");
  private static final Path LANGUAGE = Path.of("docs/language.md");
  private static final String PROMPT = "$ ";
  private static final String COMMAND = "./frob";

  /** A command and the lines below it. */
  private record Shown(String command, List<String> lines) {
    @Override
    public String toString() {
      return command;
    }
  }

  static List<Shown> commands() throws IOException {
    var all = new ArrayList<>(commands(README));
    all.addAll(commands(MATRIX_FUNCTIONS));
    all.addAll(commands(LANGUAGE));
    return all;
  }

  private static List<Shown> commands(Path page) throws IOException {
    if (System.getProperty("readme.write") != null) {
      Files.write(page, rerun(Files.readAllLines(page)));
    }
    var commands = new ArrayList<Shown>();
    boolean console = false;
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith("```")) {
        console = line.equals("```console");
      } else if (console && line.startsWith(PROMPT)) {
        commands.add(new Shown(line.substring(PROMPT.length()), new ArrayList<>()));
      } else if (console) {
        commands.getLast().lines().add(line);
      }
    }
    return commands;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void showsWhatTheCommandShows(Shown shown) {
    assertThat(String.join("\n", run(shown.command())))
        .as("`mvn -Dreadme.write test` rewrites it")
        .isEqualTo(String.join("\n", shown.lines()));
  }

  @Test
  void hasTenExamples() throws IOException {
    assertThat(commands(README)).hasSizeGreaterThanOrEqualTo(10);
    assertThat(commands(MATRIX_FUNCTIONS)).hasSizeGreaterThanOrEqualTo(10);
    assertThat(commands(LANGUAGE)).hasSizeGreaterThanOrEqualTo(10);
  }

  private static List<String> rerun(List<String> lines) {
    var text = new ArrayList<String>();
    boolean console = false;
    for (String line : lines) {
      if (line.startsWith("```")) {
        console = line.equals("```console");
      }
      if (!console || line.startsWith("```") || line.startsWith(PROMPT)) {
        text.add(line);
      }
      if (console && line.startsWith(PROMPT)) {
        text.addAll(run(line.substring(PROMPT.length())));
      }
    }
    return text;
  }

  /** The lines that {@code ./frob …} shows, perhaps after {@code echo '…' |}. */
  private static List<String> run(String command) {
    String[] piped = command.split(" \\| (?=\\./frob)", 2);
    List<String> echo = piped.length == 1 ? List.of() : Frob.words(piped[0]);
    String input = echo.isEmpty() ? "" : String.join(" ", echo.subList(1, echo.size())) + "\n";
    List<String> words = Frob.words(piped[piped.length - 1]);
    assertThat(words.getFirst()).isEqualTo(COMMAND);
    return Frob.run(words.subList(1, words.size()), input).shown().lines().toList();
  }
}
