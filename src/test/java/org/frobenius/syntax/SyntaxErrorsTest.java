package org.frobenius.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.frobenius.diagnostic.FrobeniusException;
import org.frobenius.diagnostic.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bad programs beside their reports, in {@code syntax-errors.txt}. To change many reports, run with
 * {@code REGENERATE=1} in the environment and read the difference before committing it.
 */
class SyntaxErrorsTest {
  private static final Path PAGE =
      Path.of("src/test/resources/org/frobenius/syntax/syntax-errors.txt");

  private static final boolean REGENERATE = System.getenv().containsKey("REGENERATE");
  private static final String CASE = "=== ";
  private static final String ARROW = "--->";

  /** A bad program and what is to be said of it. */
  record Bad(String title, String program, String report) {
    @Override
    public String toString() {
      return title;
    }
  }

  static List<Bad> page() {
    try {
      List<Bad> page = new ArrayList<>();
      String text = Files.readString(PAGE, StandardCharsets.UTF_8);
      for (String part : text.substring(text.indexOf(CASE)).split("(?m)^" + CASE)) {
        if (!part.isEmpty()) {
          String title = part.lines().findFirst().orElseThrow();
          String body = part.substring(title.length() + 1);
          int arrow = ("\n" + body).indexOf("\n" + ARROW + "\n");
          page.add(
              new Bad(
                  title,
                  body.substring(0, Math.max(0, arrow - 1)),
                  body.substring(arrow + ARROW.length() + 1).stripTrailing()));
        }
      }
      return page;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String report(String program) {
    try {
      return "accepted: " + PrintedAst.of(SyntaxReader.program(Source.of(program)).expression());
    } catch (FrobeniusException e) {
      return e.report();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("page")
  void reports(Bad bad) {
    if (!REGENERATE) {
      assertThat(report(bad.program())).isEqualTo(bad.report());
    }
  }

  @Test
  void regenerate() throws IOException {
    List<Bad> page = page();
    assertThat(page).hasSizeGreaterThan(50);
    assertThat(page).extracting(Bad::title).doesNotHaveDuplicates();
    if (REGENERATE) {
      StringBuilder text = new StringBuilder();
      String old = Files.readString(PAGE, StandardCharsets.UTF_8);
      text.append(old, 0, old.indexOf(CASE));
      for (Bad bad : page) {
        text.append(CASE).append(bad.title()).append('\n');
        text.append(bad.program()).append(bad.program().isEmpty() ? "" : "\n");
        text.append(ARROW).append('\n').append(report(bad.program())).append("\n\n");
      }
      Files.writeString(PAGE, text.toString().stripTrailing() + "\n", StandardCharsets.UTF_8);
    }
  }

  /** Whatever is typed, the answer is a tree or a report, never another exception. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\n",
        ";",
        "#",
        ".",
        "..",
        "...",
        "'",
        "^",
        "(",
        ")",
        "[",
        "]",
        "in",
        "in in",
        "->",
        "=",
        "=,=",
        "x=",
        "x in",
        ",",
        ":",
        "::",
        "x[",
        "x[:",
        "x[1:",
        "x.",
        "x.(",
        "f(j=",
        "f(j=1",
        "f(j=1..",
        "sum(j=1..2",
        "\\",
        "\\in",
        "x^\\",
        "x^{",
        "^T",
        "T^T^T",
        "\uD800",
        "\0",
        "x.y",
        "x.1",
        "1.",
        "1.e",
        "1e",
        "inf",
        "inf inf",
        "a.b.c.d.",
        "(]",
        "[)",
        "((]",
        "f()()",
        "R+",
        "x in R+ ->",
        "x in R ->",
        "x in R -> R -> R",
        "a, b",
        "a, b = 3",
        "x in in R",
        "⊤⊤",
        "x^⊤⊤",
        "\uFEFF",
        "x in inf",
        "1 in R",
        "x in R()",
        "x in R(;)",
        "[;]",
        "[,]",
        "(;",
        "f(;)"
      })
  void fragmentsGetAReport(String fragment) {
    for (String text : List.of(fragment, "x; " + fragment, "tr(" + fragment, fragment + "\nx")) {
      assertThat(report(text)).matches("(?s)(accepted: |error\\[(syntax|name)]: ).*");
    }
  }
}
