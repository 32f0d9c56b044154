package org.frobenius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The programs in {@code examples/}: their second line is the command, their answer lies beside
 * them.
 */
class ExamplesTest {
  private static final String COMMAND = "# ./frob ";

  static List<Path> programs() throws IOException {
    List<Path> programs = Expected.files("examples", ".frob");
    assertThat(programs).hasSizeGreaterThanOrEqualTo(8);
    return programs;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void hasTheAnswerBesideIt(Path program) throws IOException {
    Frob run = Frob.run(command(program), "");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    Expected.check(Expected.beside(program, ".expected"), run.out(), "examples.write");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void agreesWithFiniteDifferences(Path program) throws IOException {
    var check = new ArrayList<>(command(program));
    check.set(0, "check");
    Frob run = Frob.run(check, "");
    assertThat(run.code()).as(run.shown()).isEqualTo(ExitCode.DONE);
  }

  private static List<String> command(Path program) throws IOException {
    String line = Files.readAllLines(program).get(1);
    assertThat(line).startsWith(COMMAND + "grad -f " + program + " --wrt ");
    return Frob.words(line.substring(COMMAND.length()));
  }
}
