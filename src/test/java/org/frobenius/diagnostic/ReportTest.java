package org.frobenius.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {
  private static Diagnostic wrong(Span span) {
    return Diagnostic.of(Kind.SYNTAX, "wrong", span);
  }

  /** The diagnostic at the first occurrence of a piece of the text. */
  private static Diagnostic wrongAt(String text, String piece) {
    return wrong(spanOf(text, piece));
  }

  private static Span spanOf(String text, String piece) {
    int start = text.indexOf(piece);
    return new Span(start, start + piece.length());
  }

  private static void assertDrawn(Diagnostic diagnostic, String text, String expected) {
    assertThat(Report.of(diagnostic, Source.of(text)) + "\n").isEqualTo(expected);
  }

  @Test
  void messageCaretLabelsNoteAndHelp() {
    String text = "C in R(m, m)\ntr(A*B) + C";
    Diagnostic diagnostic =
        Diagnostic.of(
                Kind.SHAPE,
                "`+` needs two equal shapes, here a scalar and a matrix",
                new Span(21, 22))
            .label(new Span(13, 20), "R")
            .label(new Span(23, 24), "R(m, m)")
            .note("C is declared at 1:1")
            .help("write `tr(A*B) .+ C` to add the scalar to every entry");
    assertDrawn(
        diagnostic,
        text,
        """
        error[shape]: `+` needs two equal shapes, here a scalar and a matrix
         --> input:2:9
        2 | tr(A*B) + C
          | ------- ^ - R(m, m)
          | R
          = note: C is declared at 1:1
          = help: write `tr(A*B) .+ C` to add the scalar to every entry
        """);
  }

  @Test
  void aLabelOnTheSpanItselfStandsBesideTheCarets() {
    String text = "tr(A)";
    assertDrawn(
        wrongAt(text, "A").label(spanOf(text, "A"), "R(m, n)"),
        text,
        """
        error[syntax]: wrong
         --> input:1:4
        1 | tr(A)
          |    ^ R(m, n)
        """);
  }

  @Test
  void labelsHangBelowFromTheRight() {
    String text = "A*B*C";
    assertDrawn(
        wrong(new Span(3, 4))
            .label(new Span(0, 1), "first")
            .label(new Span(2, 3), "second")
            .label(new Span(4, 5), "third"),
        text,
        """
        error[syntax]: wrong
         --> input:1:4
        1 | A*B*C
          | - -^- third
          | | second
          | first
        """);
  }

  @Test
  void labelsOnOtherLines() {
    String text = "A in R(m, n)\n# …\nB in R(k)\nA*B";
    assertDrawn(
        wrongAt(text, "*").label(new Span(0, 1), "m × n").label(spanOf(text, "B in"), "k × 1"),
        text,
        """
        error[syntax]: wrong
         --> input:4:2
        1 | A in R(m, n)
          | - m × n
        ...
        3 | B in R(k)
          | ---- k × 1
        4 | A*B
          |  ^
        """);
  }

  @Test
  void aSpanOverSeveralLines() {
    String text = "x = tr(A *\n  B *\n  C)\nx";
    assertDrawn(
        wrong(new Span(4, text.indexOf(")") + 1)).label(new Span(0, 1), "here"),
        text,
        """
        error[syntax]: wrong
         --> input:1:5
        1 | x = tr(A *
          | -   ^^^^^^
          | here
        2 |   B *
          |   ^^^
        3 |   C)
          |   ^^
        """);
  }

  @Test
  void aSpanOverManyLinesShowsItsEnds() {
    String text = "f(a,\nb,\nc,\nd,\ne)";
    assertDrawn(
        wrong(new Span(0, text.length())),
        text,
        """
        error[syntax]: wrong
         --> input:1:1
        1 | f(a,
          | ^^^^
        ...
        5 | e)
          | ^^
        """);
  }

  @Test
  void lineNumbersAlign() {
    String text = "a\n".repeat(8) + "b\nc";
    assertDrawn(
        wrongAt(text, "c").label(spanOf(text, "b"), "b"),
        text,
        """
        error[syntax]: wrong
          --> input:10:1
         9 | b
           | - b
        10 | c
           | ^
        """);
  }

  @Test
  void theEmptyText() {
    assertDrawn(
        wrong(new Span(0, 0)),
        "",
        """
        error[syntax]: wrong
         --> input:1:1
        1 |
          | ^
        """);
  }

  @Test
  void theEndOfTheText() {
    assertDrawn(
        wrong(new Span(4, 4)),
        "tr(A",
        """
        error[syntax]: wrong
         --> input:1:5
        1 | tr(A
          |     ^
        """);
  }

  @Test
  void noPlaceNoSnippet() {
    assertDrawn(
        wrong(Span.NONE).note("a fact\non two lines").help("do this"),
        "A",
        """
        error[syntax]: wrong
          = note: a fact
                  on two lines
          = help: do this
        """);
  }

  @Test
  void tabsAreExpanded() {
    String text = "\tA\t@ B";
    assertDrawn(
        wrongAt(text, "@"),
        text,
        """
        error[syntax]: wrong
         --> input:1:4
        1 |     A   @ B
          |         ^
        """);
  }

  @Test
  void wideCharactersTakeTwoCellsAndCombiningOnesNone() {
    assertDrawn(
        wrongAt("変数 @ x", "@"),
        "変数 @ x",
        """
        error[syntax]: wrong
         --> input:1:4
        1 | 変数 @ x
          |      ^
        """);
    assertDrawn(
        wrongAt("x\u0302 @ x", "@"),
        "x\u0302 @ x",
        """
        error[syntax]: wrong
         --> input:1:4
        1 | x\u0302 @ x
          |   ^
        """);
  }

  @Test
  void controlAndInvisibleCharactersDoNotReachTheTerminal() {
    String text = "A\u001b[3\u202em@\0";
    assertDrawn(
        wrongAt(text, "@"),
        text,
        """
        error[syntax]: wrong
         --> input:1:7
        1 | A\uFFFD[3\uFFFDm@\uFFFD
          |       ^
        """);
  }

  @Test
  void aLongLineIsCutToAWindow() {
    String text = "A + ".repeat(1000) + "@" + " + A".repeat(1000);
    String left = "A + ".repeat(13).substring(2);
    assertDrawn(
        wrongAt(text, "@"),
        text,
        """
        error[syntax]: wrong
         --> input:1:4001
        1 | …%s@%s…
          | %s^
        """
            .formatted(left, (" + A".repeat(13)).substring(0, 49), " ".repeat(51)));
  }

  @Test
  void inAMultiLineTextOfMegabytesOnlyTheWindowIsDrawn() {
    String text = "x".repeat(1_000_000) + "@";
    String report =
        Report.of(wrongAt(text, "@").label(new Span(0, 1), "far away"), Source.of(text));
    assertThat(report.length()).isLessThan(500);
    assertThat(report).contains("= note: at 1:1: far away");
  }
}
