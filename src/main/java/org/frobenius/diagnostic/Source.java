package org.frobenius.diagnostic;

import java.util.Arrays;

/** A named text, with its lines. Lines and columns count from 1, columns in code points. */
public final class Source {
  private final String name;
  private final String text;
  private final int[] lineStarts;

  private Source(String name, String text) {
    this.name = name;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  /** A text under the name shown in reports, such as a file's. */
  public static Source of(String name, String text) {
    return new Source(name, text);
  }

  /** A text under the name {@code input}. */
  public static Source of(String text) {
    return of("input", text);
  }

  /** The name shown in reports. */
  public String name() {
    return name;
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** The text under a span; empty for {@link Span#NONE}. */
  public String text(Span span) {
    return span.isPresent() ? text.substring(clamp(span.start()), clamp(span.end())) : "";
  }

  /** The number of lines, at least 1. */
  public int lineCount() {
    return lineStarts.length;
  }

  /** The line of an offset, from 1. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, clamp(offset));
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column of an offset, from 1, in code points. */
  public int column(int offset) {
    int at = clamp(offset);
    return text.codePointCount(lineStarts[line(at) - 1], at) + 1;
  }

  /** A line's span, without its line break. */
  public Span lineSpan(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] : text.length();
    while (end > start && isBreak(text.charAt(end - 1))) {
      end--;
    }
    return new Span(start, end);
  }

  /** The place of an offset as {@code line:column}. */
  public String place(int offset) {
    return line(offset) + ":" + column(offset);
  }

  @Override
  public String toString() {
    return name;
  }

  private int clamp(int offset) {
    return Math.clamp(offset, 0, text.length());
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean carriageReturnOfPair =
          c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (isBreak(c) && !carriageReturnOfPair) {
        if (lines == starts.length) {
          starts = Arrays.copyOf(starts, 2 * lines);
        }
        starts[lines++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, lines);
  }

  /** The line breaks of the grammar's NEWLINE. */
  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085';
  }
}
