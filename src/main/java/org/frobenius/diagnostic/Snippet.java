package org.frobenius.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Draws the lines of source under a span and its labels, with markers beneath them. */
final class Snippet {
  /** Longer lines are cut to a window of this many characters. */
  private static final int WINDOW = 100;

  /** A span over more lines than this shows its first and last line only. */
  private static final int MOST_LINES = 4;

  private static final int TAB = 4;

  /** A stretch of one line to mark: offsets in the whole text, and what to say of it. */
  private record Mark(int start, int end, boolean primary, Optional<String> text) {}

  private final Source source;
  private final TreeMap<Integer, List<Mark>> marksByLine = new TreeMap<>();

  Snippet(Source source, Span primary, List<Label> labels) {
    this.source = source;
    Optional<Label> own = labels.stream().filter(l -> l.span().equals(primary)).findFirst();
    mark(primary, true, own.map(Label::text));
    for (Label label : labels) {
      if (label.span().isPresent() && !own.filter(l -> l == label).isPresent()) {
        mark(label.span(), false, Optional.of(label.text()));
      }
    }
  }

  /** The columns that line numbers take. */
  int gutter() {
    return Integer.toString(marksByLine.lastKey()).length();
  }

  /** The marked lines, joined by line breaks; none at the end. */
  String draw() {
    List<String> rows = new ArrayList<>();
    int gutter = gutter();
    int previous = marksByLine.firstKey();
    for (var entry : marksByLine.entrySet()) {
      int line = entry.getKey();
      if (line > previous + 1) {
        rows.add("...");
      }
      previous = line;
      List<String> drawn = drawLine(line, entry.getValue());
      String number = Integer.toString(line);
      rows.add(
          (" ".repeat(gutter - number.length()) + number + " | " + drawn.get(0)).stripTrailing());
      for (String row : drawn.subList(1, drawn.size())) {
        rows.add(" ".repeat(gutter) + " | " + row.stripTrailing());
      }
    }
    return String.join("\n", rows);
  }

  /** Splits a span into one mark a line; the text goes to the last. */
  private void mark(Span span, boolean primary, Optional<String> text) {
    int first = source.line(span.start());
    int last = source.line(Math.max(span.start(), span.end() - 1));
    for (int line = first; line <= last; line++) {
      if (last - first >= MOST_LINES && line > first && line < last) {
        continue;
      }
      Span whole = source.lineSpan(line);
      int start = line == first ? Math.min(span.start(), whole.end()) : indented(whole);
      int end = line == last ? Math.min(span.end(), whole.end()) : whole.end();
      marksByLine
          .computeIfAbsent(line, _ -> new ArrayList<>())
          .add(
              new Mark(
                  start, Math.max(start, end), primary, line == last ? text : Optional.empty()));
    }
  }

  private int indented(Span line) {
    int at = line.start();
    while (at < line.end() && Character.isWhitespace(source.text().charAt(at))) {
      at++;
    }
    return at;
  }

  /** What labels say that lie outside the window of their line, with their places. */
  List<String> outside() {
    List<String> remarks = new ArrayList<>();
    marksByLine.forEach(
        (line, marks) -> {
          Span window = window(source.lineSpan(line), marks);
          for (Mark mark : marks) {
            if (!isIn(window, mark)) {
              mark.text()
                  .ifPresent(t -> remarks.add("at " + source.place(mark.start()) + ": " + t));
            }
          }
        });
    return remarks;
  }

  private static boolean isIn(Span window, Mark mark) {
    return mark.start() <= window.end() && mark.end() >= window.start();
  }

  private List<String> drawLine(int line, List<Mark> marks) {
    Span window = window(source.lineSpan(line), marks);
    Cells cells = new Cells(source, line, window);
    List<Mark> shown =
        marks.stream()
            .filter(m -> isIn(window, m))
            .sorted(Comparator.comparingInt(Mark::start))
            .toList();
    StringBuilder markers = new StringBuilder();
    for (boolean primary : new boolean[] {false, true}) {
      for (Mark mark : shown) {
        if (mark.primary() == primary) {
          int from = cells.at(mark.start());
          int to = Math.max(from + 1, cells.at(mark.end()));
          overwrite(markers, from, String.valueOf(primary ? '^' : '-').repeat(to - from));
        }
      }
    }
    List<Mark> hanging = new ArrayList<>(shown.stream().filter(m -> m.text().isPresent()).toList());
    if (!hanging.isEmpty()) {
      Mark last = hanging.getLast();
      if (Math.max(cells.at(last.start()) + 1, cells.at(last.end())) == markers.length()) {
        hanging.removeLast();
        markers.append(' ').append(last.text().orElseThrow());
      }
    }
    List<String> rows = new ArrayList<>(List.of(cells.drawn(), markers.toString()));
    while (!hanging.isEmpty()) {
      Mark rightmost = hanging.removeLast();
      StringBuilder row = new StringBuilder();
      hanging.forEach(left -> overwrite(row, cells.at(left.start()), "|"));
      overwrite(row, cells.at(rightmost.start()), rightmost.text().orElseThrow());
      rows.add(row.toString());
    }
    return rows;
  }

  /** The part of a line to show: all of it, or a window around the marks, else the primary one. */
  private Span window(Span line, List<Mark> marks) {
    if (line.end() - line.start() <= WINDOW) {
      return line;
    }
    int from = marks.stream().mapToInt(Mark::start).min().orElse(line.start());
    int to = marks.stream().mapToInt(Mark::end).max().orElse(from);
    if (to - from > WINDOW * 3 / 4) {
      Mark centre = marks.stream().filter(Mark::primary).findFirst().orElse(marks.getFirst());
      from = centre.start();
      to = Math.min(centre.end(), from + WINDOW / 2);
    }
    int start = Math.clamp((from + to - WINDOW) / 2, line.start(), line.end() - WINDOW);
    return new Span(wholeCharacter(start), wholeCharacter(start + WINDOW));
  }

  private int wholeCharacter(int at) {
    String text = source.text();
    boolean inside =
        at > 0
            && at < text.length()
            && Character.isLowSurrogate(text.charAt(at))
            && Character.isHighSurrogate(text.charAt(at - 1));
    return inside ? at - 1 : at;
  }

  private static void overwrite(StringBuilder row, int at, String text) {
    row.repeat(' ', Math.max(0, at + text.length() - row.length()));
    row.replace(at, at + text.length(), text);
  }

  /** A piece of a line as drawn in character cells: tabs expanded, wide characters two cells. */
  private static final class Cells {
    private final StringBuilder drawn = new StringBuilder();
    private final Span window;
    private final int[] cellOf;

    Cells(Source source, int line, Span window) {
      this.window = window;
      this.cellOf = new int[window.end() - window.start() + 1];
      Span whole = source.lineSpan(line);
      int cell = 0;
      if (window.start() > whole.start()) {
        drawn.append('…');
        cell = 1;
      }
      int at = window.start();
      while (at < window.end()) {
        int codePoint = source.text().codePointAt(at);
        int units = Character.charCount(codePoint);
        cellOf[at - window.start()] = cell;
        if (units == 2) {
          cellOf[at + 1 - window.start()] = cell;
        }
        cell += draw(codePoint, cell);
        at += units;
      }
      cellOf[window.end() - window.start()] = cell;
      if (window.end() < whole.end()) {
        drawn.append('…');
      }
    }

    String drawn() {
      return drawn.toString();
    }

    /** The cell of an offset, or of the window's nearer end. */
    int at(int offset) {
      return cellOf[Math.clamp(offset, window.start(), window.end()) - window.start()];
    }

    private int draw(int codePoint, int cell) {
      if (codePoint == '\t') {
        int width = TAB - cell % TAB;
        drawn.repeat(' ', width);
        return width;
      }
      int type = Character.getType(codePoint);
      if (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE) {
        drawn.append('\uFFFD');
        return 1;
      }
      drawn.appendCodePoint(codePoint);
      return switch (type) {
        case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
        default -> isWide(codePoint) ? 2 : 1;
      };
    }

    /** East Asian wide and fullwidth blocks, and pictographs (Unicode TR 11). */
    private static boolean isWide(int c) {
      return (c >= 0x1100 && c <= 0x115F)
          || (c >= 0x2E80 && c <= 0xA4CF)
          || (c >= 0xAC00 && c <= 0xD7A3)
          || (c >= 0xF900 && c <= 0xFAFF)
          || (c >= 0xFE30 && c <= 0xFE6F)
          || (c >= 0xFF00 && c <= 0xFF60)
          || (c >= 0xFFE0 && c <= 0xFFE6)
          || (c >= 0x1F300 && c <= 0x1F64F)
          || (c >= 0x1F680 && c <= 0x1F6FF)
          || (c >= 0x1F900 && c <= 0x1F9FF)
          || (c >= 0x20000 && c <= 0x3FFFD);
    }
  }
}
