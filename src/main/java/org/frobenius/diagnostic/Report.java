package org.frobenius.diagnostic;

import java.util.List;

/** Draws a diagnostic with the lines of source it points at. */
public final class Report {
  private Report() {}

  /** A diagnostic without a source: the message, notes and help. */
  public static String of(Diagnostic diagnostic) {
    return head(diagnostic) + tail(diagnostic, List.of(), 1);
  }

  /** A diagnostic drawn on its source; no line break at the end. */
  public static String of(Diagnostic diagnostic, Source source) {
    if (!diagnostic.span().isPresent()) {
      return of(diagnostic);
    }
    Snippet snippet = new Snippet(source, diagnostic.span(), diagnostic.labels());
    int gutter = snippet.gutter();
    return head(diagnostic)
        + "\n"
        + " ".repeat(gutter)
        + "--> "
        + source.name()
        + ":"
        + source.place(diagnostic.span().start())
        + "\n"
        + snippet.draw()
        + tail(diagnostic, snippet.outside(), gutter);
  }

  private static String head(Diagnostic diagnostic) {
    return "error[" + diagnostic.kind().word() + "]: " + diagnostic.message();
  }

  private static String tail(Diagnostic diagnostic, List<String> outside, int gutter) {
    StringBuilder text = new StringBuilder();
    outside.forEach(note -> remark(text, gutter, "note", note));
    diagnostic.notes().forEach(note -> remark(text, gutter, "note", note));
    diagnostic.help().ifPresent(help -> remark(text, gutter, "help", help));
    return text.toString();
  }

  private static void remark(StringBuilder text, int gutter, String word, String remark) {
    String indent = "\n" + " ".repeat(gutter + 1);
    text.append(indent).append("= ").append(word).append(": ");
    text.append(remark.replace("\n", indent + " ".repeat(word.length() + 4)));
  }
}
