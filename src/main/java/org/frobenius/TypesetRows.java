package org.frobenius;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A line of LaTeX apart into rows, and a row into what stands between its signs of equality. */
final class TypesetRows {
  /** What a row ends with, but for the last one. */
  static final String BREAK = "\\\\";

  private TypesetRows() {}

  /** Apart behind each {@code \\\\} that belongs to no block; the breaks stay at the ends. */
  static List<String> apart(String line) {
    var rows = new ArrayList<String>();
    int blocks = 0;
    int start = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.startsWith("\\begin{", i)) {
        blocks++;
      } else if (line.startsWith("\\end{", i)) {
        blocks--;
      } else if (line.startsWith(BREAK, i)) {
        if (blocks == 0) {
          rows.add(line.substring(start, i) + BREAK);
          start = i + BREAK.length();
          Matcher space =
              Pattern.compile("\\s*\\[[^]]*]").matcher(line).region(start, line.length());
          start = space.lookingAt() ? space.end() : start;
        }
        i++;
      }
    }
    if (!line.substring(start).isBlank()) {
      rows.add(line.substring(start));
    }
    return rows;
  }

  /** The mathematics of a row, without its break and the column of reasons. */
  static String withoutReason(String row) {
    String whole = row.endsWith(BREAK) ? row.substring(0, row.length() - BREAK.length()) : row;
    int column = whole.indexOf("&&");
    return column < 0 ? whole : whole.substring(0, column);
  }

  /** Between the signs of equality outside brackets. */
  static List<String> sides(String row) {
    var sides = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < row.length(); i++) {
      char c = row.charAt(i);
      depth += "({[".indexOf(c) >= 0 ? 1 : ")}]".indexOf(c) >= 0 ? -1 : 0;
      if (c == '=' && depth == 0 && !row.startsWith("=>", i)) {
        sides.add(row.substring(start, i));
        start = i + 1;
      }
    }
    sides.add(row.substring(start));
    return sides;
  }

  /** What one of the groups holds; empty where none matched. */
  static String either(Matcher matcher, String... groups) {
    return Stream.of(groups).map(matcher::group).filter(Objects::nonNull).findFirst().orElse("");
  }
}
