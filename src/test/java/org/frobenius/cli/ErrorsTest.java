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
 * Bad inputs and what a user is told, {@code src/test/resources/errors/NAME.frob} and {@code
 * NAME.expected}. A first line {@code # frob grad --wrt Y} says how the program is run, if not by
 * {@code frob grad}.
 */
class ErrorsTest {
  private static final String FOLDER = "src/test/resources/errors";
  private static final String DIRECTIVE = "# frob ";

  static List<Path> programs() throws IOException {
    return Expected.files(FOLDER, ".frob");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void saysWhatIsWrong(Path program) throws IOException {
    Frob run = Frob.run(arguments(program), "");
    assertThat(run.out()).isEmpty();
    assertThat(run.code())
        .isEqualTo(run.err().startsWith("error[limit]") ? ExitCode.LIMIT : ExitCode.WRONG_INPUT);
    Expected.check(Expected.beside(program, ".expected"), run.err(), "errors.write");
  }

  @Test
  void coversEveryKind() throws IOException {
    var reports = new StringBuilder();
    for (Path expected : Expected.files(FOLDER, ".expected")) {
      reports.append(Files.readString(expected));
    }
    assertThat(reports)
        .contains(
            "error[syntax]",
            "error[name]",
            "error[shape]",
            "error[domain]",
            "error[unsupported]",
            "error[data]");
    assertThat(programs()).hasSizeGreaterThanOrEqualTo(120);
  }

  private static List<String> arguments(Path program) throws IOException {
    String first = Files.readString(program).lines().findFirst().orElse("");
    List<String> words =
        first.startsWith(DIRECTIVE)
            ? Frob.words(first.substring(DIRECTIVE.length()))
            : List.of("grad");
    var arguments = new ArrayList<>(words);
    arguments.addAll(List.of("-f", program.toString()));
    return arguments;
  }
}
