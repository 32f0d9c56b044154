package org.frobenius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.frobenius.diagnostic.FrobeniusException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Derivations as people type them, {@code src/test/resources/derivations/as-asked.txt}: each begins
 * with what is to be said of it, {@code right}, {@code wrong} and the line of the file, or {@code
 * unreadable}.
 */
class DerivationsAsAskedTest {
  record Asked(String verdict, String text) {
    @Override
    public String toString() {
      return verdict;
    }
  }

  static Stream<Asked> asked() throws IOException {
    String all = Files.readString(Path.of("src/test/resources/derivations/as-asked.txt"));
    return Stream.of(all.split("\n----\n"))
        .map(b -> new Asked(b.lines().findFirst().orElseThrow(), b));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("asked")
  void isJudged(Asked asked) {
    if (asked.verdict().startsWith("# unreadable")) {
      assertThatThrownBy(() -> check(asked)).isInstanceOf(FrobeniusException.class);
      return;
    }
    DerivationLines.Finding finding = check(asked);
    if (asked.verdict().startsWith("# right")) {
      assertThat(finding.verdict().right()).as(finding.words()).isTrue();
    } else {
      String line = asked.verdict().replaceAll("# wrong (\\d+):.*", "$1");
      assertThat(finding.line()).as(finding.words()).isEqualTo(Integer.parseInt(line));
      assertThat(finding.words()).contains("it is ", "seed 1");
    }
  }

  private static DerivationLines.Finding check(Asked asked) {
    return Program.derivation("asked", asked.text(), List.of(), false).check(1);
  }
}
