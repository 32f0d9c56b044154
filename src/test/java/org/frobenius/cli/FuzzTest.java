package org.frobenius.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs with random slips: whatever is typed, the command answers or says what is wrong. A fault
 * of its own would be exit code {@link ExitCode#INTERNAL}.
 */
class FuzzTest {
  private static final int SLIPS_OF_EACH = Integer.getInteger("fuzz.slips", 2);

  private static final List<String> BITS =
      List.of(
          "'",
          "^",
          "*",
          ".*",
          "./",
          "(",
          ")",
          "[",
          "]",
          ",",
          ";",
          ":",
          "..",
          "=",
          "->",
          "in",
          "+",
          "-",
          "-1",
          "0",
          "1/2",
          "2",
          "7",
          "1e9",
          "inf",
          "I",
          "ones",
          "e(1)",
          "d(X)",
          "L(",
          "exp(",
          "log(",
          "tr(",
          "det(",
          "norm(",
          "sum(i = 1..n, ",
          "diag(",
          "kron(",
          "R(n)",
          "Sym(n)",
          "\n",
          "#",
          "@",
          "\\top",
          "{",
          "}",
          "$",
          "\u0000",
          "\u200b",
          "é",
          "𝔸",
          "x[1]",
          "X[1, :]",
          "f(",
          "f'(",
          "grad(g)(",
          ".^",
          "\\",
          "|",
          "\"",
          "np.",
          "T",
          "k",
          "beta[k]",
          "E -> ");

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("grad"),
          List.of("grad", "--steps"),
          List.of("grad", "--to", "latex"),
          List.of("diff"),
          List.of("simplify"),
          List.of("grad", "--strict"),
          List.of("grad", "--dialect", "matrixcalculus"),
          List.of("check-derivation"));

  static Stream<String> programs() throws IOException {
    var programs = new ArrayList<String>();
    for (String folder : List.of("examples", "src/test/resources/errors")) {
      for (Path file : Expected.files(folder, ".frob")) {
        programs.add(Files.readString(file).replaceAll("(?m)^#.*\n", ""));
      }
    }
    for (Path file : Expected.files("examples", ".derivation")) {
      programs.add(Files.readString(file));
    }
    Files.readAllLines(Path.of("src/test/resources/derivations/programs.tsv")).stream()
        .filter(line -> !line.startsWith("#"))
        .limit(60)
        .forEach(line -> programs.add(line.split("\t", 2)[1]));
    return programs.stream().filter(program -> !program.isBlank());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void isAnsweredOrRefused(String program) {
    var random = new Random(program.hashCode());
    for (int slip = 0; slip < SLIPS_OF_EACH; slip++) {
      String text = program;
      for (int i = random.nextInt(3); i >= 0; i--) {
        text = slipped(text, random);
      }
      var arguments = new ArrayList<>(COMMANDS.get(random.nextInt(COMMANDS.size())));
      arguments.add("-");
      Frob run = Frob.run(arguments, text);
      assertThat(run.code())
          .as("frob %s <<< '%s'%n%s", String.join(" ", arguments), text, run.err())
          .isNotEqualTo(ExitCode.INTERNAL);
      if (run.code() == ExitCode.WRONG_INPUT) {
        assertThat(run.err()).as(text).startsWith("error[").contains("]: ");
      }
    }
  }

  private static String slipped(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + 1 + random.nextInt(4));
    String bit = BITS.get(random.nextInt(BITS.size()));
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, at) + text.substring(to);
      case 1 -> text.substring(0, at) + bit + text.substring(at);
      case 2 -> text.substring(0, at) + bit + text.substring(to);
      case 3 -> text.substring(0, to) + text.substring(at);
      default -> text.substring(0, at) + (char) random.nextInt(0x3000) + text.substring(at);
    };
  }
}
