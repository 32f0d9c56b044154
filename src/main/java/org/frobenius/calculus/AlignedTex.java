package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The rows of a derivation for amsmath, which fit the width of a page: reasons stand beside the
 * mathematics where there is room, in a narrower column where not, and below it at the last.
 */
final class AlignedTex {
  /**
   * The text of a page of A4 with margins of 25 mm is 455 points wide; letters are of 11 points.
   */
  private static final double PAGE = 455 / 1.1 - 8;

  /** Between the mathematics and the reasons, by amsmath at the least. */
  private static final double GAP = 25;

  /** What a further line of mathematics is indented by. */
  private static final double INDENT = 10;

  private static final double EQUALS = 14;

  /** A column of reasons that leaves most of the page to the mathematics. */
  private static final double REASONS = 105;

  /** One line: what stands left of the sign, right of it, and why, in words for {@code \text}. */
  record Row(String left, String right, String why) {}

  /**
   * How the rows are laid out.
   *
   * @param mathematics how wide a line of it may be
   * @param reasons how wide their column is; 0 puts them below
   */
  private record Layout(double mathematics, double reasons) {}

  private AlignedTex() {}

  /** The lines between {@code \begin} and {@code \end}, each row ending with its line break. */
  static List<String> of(List<Row> rows) {
    double page =
        PAGE - EQUALS - rows.stream().mapToDouble(r -> TexWidth.of(r.left())).max().orElse(0);
    Layout layout = layout(rows, page);
    var lines = new ArrayList<String>();
    for (Row row : rows) {
      lines.addAll(lines(row, layout));
    }
    var text = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i++) {
      text.add(lines.get(i) + (i < lines.size() - 1 ? " \\\\" : ""));
    }
    return text;
  }

  private static Layout layout(List<Row> rows, double page) {
    double reasons = rows.stream().mapToDouble(r -> TexWidth.ofWords(r.why())).max().orElse(0);
    double whole = rows.stream().mapToDouble(r -> TexWidth.of(r.right())).max().orElse(0);
    if (whole + GAP + reasons <= page) {
      return new Layout(page, reasons);
    }
    double column = Math.min(reasons, Math.max(REASONS, page - GAP - whole));
    double beside = page - GAP - column;
    return widest(rows, beside) <= beside ? new Layout(beside, column) : new Layout(page, 0);
  }

  /** The widest line that is left where lines are broken at a width. */
  private static double widest(List<Row> rows, double width) {
    double widest = 0;
    for (Row row : rows) {
      for (String piece : LongLines.latex(row.right(), width - INDENT)) {
        widest = Math.max(widest, TexWidth.of(piece));
      }
    }
    return widest;
  }

  private static List<String> lines(Row row, Layout layout) {
    List<String> pieces = LongLines.latex(row.right(), layout.mathematics() - INDENT);
    boolean below = layout.reasons() == 0;
    List<String> reasons = below ? List.of() : wrapped(row.why(), layout.reasons());
    var lines = new ArrayList<String>();
    for (int i = 0; i < Math.max(pieces.size(), reasons.size()); i++) {
      String start = i == 0 ? row.left() + " &= " : " &\\quad {} ";
      String line = start + (i < pieces.size() ? pieces.get(i) : "");
      lines.add(i < reasons.size() ? line + " && " + text(reasons.get(i)) : line);
    }
    if (below && !row.why().isEmpty()) {
      lines.add(" &\\qquad " + text("(" + row.why() + ")"));
    }
    return lines;
  }

  /** Names of rules on as many lines as the width asks for. */
  private static List<String> wrapped(String why, double width) {
    var lines = new ArrayList<String>();
    String line = "";
    for (String name : why.split("(?<=,) ")) {
      if (line.isEmpty()) {
        line = name;
      } else if (TexWidth.ofWords(line + " " + name) <= width) {
        line += " " + name;
      } else {
        lines.add(line);
        line = name;
      }
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    return lines;
  }

  private static String text(String words) {
    return "\\text{" + words + "}";
  }

  /** Words inside {@code \text}. */
  static String plain(String words) {
    var out = new StringBuilder();
    for (char c : words.toCharArray()) {
      switch (c) {
        case '&', '%', '#', '_', '$', '{', '}' -> out.append('\\').append(c);
        case '^', '~', '\\' -> out.append(String.format(Locale.ROOT, "\\char%d{}", (int) c));
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
