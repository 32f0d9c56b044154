package org.frobenius.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SourceTest {
  @Test
  void countsLinesAndColumnsFromOne() {
    Source source = Source.of("A in R\n\nA + 1");
    assertThat(source.lineCount()).isEqualTo(3);
    assertThat(source.place(0)).isEqualTo("1:1");
    assertThat(source.place(6)).isEqualTo("1:7");
    assertThat(source.place(7)).isEqualTo("2:1");
    assertThat(source.place(8)).isEqualTo("3:1");
    assertThat(source.place(13)).isEqualTo("3:6");
  }

  @Test
  void columnsCountCodePoints() {
    Source source = Source.of("𝑿𝑿x");
    assertThat(source.column(4)).isEqualTo(3);
  }

  @Test
  void everyLineBreakOfTheGrammarEndsALine() {
    assertThat(Source.of("a\rb\r\nc\u2028d\u2029e\u0085f").lineCount()).isEqualTo(6);
    assertThat(Source.of("ab\r\nc").lineSpan(1)).isEqualTo(new Span(0, 2));
  }

  @Test
  void anOffsetBeyondTheTextIsItsEnd() {
    assertThat(Source.of("ab").place(99)).isEqualTo("1:3");
    assertThat(Source.of("").place(0)).isEqualTo("1:1");
  }

  @Test
  void quotesASpan() {
    Source source = Source.of("tr(A) + B");
    assertThat(source.text(new Span(0, 5))).isEqualTo("tr(A)");
    assertThat(source.text(Span.NONE)).isEmpty();
  }

  @Test
  void spansJoin() {
    assertThat(new Span(1, 2).join(new Span(5, 9))).isEqualTo(new Span(1, 9));
    assertThat(Span.NONE.join(new Span(5, 9))).isEqualTo(new Span(5, 9));
    assertThat(new Span(5, 9).join(Span.NONE)).isEqualTo(new Span(5, 9));
    assertThat(new Span(5, 9).endPoint()).isEqualTo(new Span(9, 9));
  }

  @Test
  void aSpanDoesNotEndBeforeItStarts() {
    assertThatThrownBy(() -> new Span(3, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Span(-1, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
