package org.frobenius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Runs every command of the README's console blocks and compares what it shows; {@code
 * -Dreadme.write} rewrites it.
 */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final String PROMPT = "$ ";
  private static final String COMMAND = "./frob";

  @Test
  void showsWhatTheCommandsShow() throws IOException {
    Expected.check(README, rerun(Files.readAllLines(README)), "readme.write");
  }

  /** The text with each command's output as it is now. */
  private static String rerun(List<String> lines) {
    var text = new ArrayList<String>();
    int commands = 0;
    boolean console = false;
    for (String line : lines) {
      if (line.startsWith("```")) {
        console = line.equals("```console");
        text.add(line);
      } else if (!console) {
        text.add(line);
      } else if (line.startsWith(PROMPT)) {
        commands++;
        text.add(line);
        shown(line.substring(PROMPT.length())).lines().forEach(text::add);
      }
    }
    assertThat(commands).isGreaterThanOrEqualTo(10);
    return String.join("\n", text) + "\n";
  }

  /** {@code ./frob …}, perhaps after {@code echo '…' |}. */
  private static String shown(String command) {
    String[] piped = command.split(" \\| (?=\\./frob)", 2);
    String input =
        piped.length == 1
            ? ""
            : String.join(" ", Frob.words(piped[0]).subList(1, Frob.words(piped[0]).size())) + "\n";
    List<String> words = Frob.words(piped[piped.length - 1]);
    assertThat(words.getFirst()).isEqualTo(COMMAND);
    return Frob.run(words.subList(1, words.size()), input).shown();
  }
}
