package org.frobenius.cli;

import java.util.stream.Collectors;

/** The colours of what a person reads, or none. */
enum Palette {
  PLAIN,
  COLOURED;

  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[1;31m";
  private static final String GREEN = "\u001b[1;32m";
  private static final String BLUE = "\u001b[1;34m";
  private static final String GREY = "\u001b[2m";

  /** A diagnostic as drawn by {@link org.frobenius.diagnostic.Report}, a line at a time. */
  String report(String drawn) {
    return this == PLAIN ? drawn : drawn.lines().map(this::line).collect(Collectors.joining("\n"));
  }

  /** {@code assumes}, {@code note}: a word before a remark. */
  String remark(String word) {
    return paint(BOLD, word);
  }

  /** What stands before an answer: {@code ∂/∂X =}. */
  String label(String text) {
    return paint(GREY, text);
  }

  String good(String text) {
    return paint(GREEN, text);
  }

  String bad(String text) {
    return paint(RED, text);
  }

  private String line(String line) {
    int colon = line.indexOf(": ");
    if (line.startsWith("error[") && colon > 0) {
      return paint(RED, line.substring(0, colon)) + paint(BOLD, line.substring(colon));
    }
    int bar = line.indexOf(" | ");
    boolean markers =
        bar >= 0 && line.substring(0, bar).isBlank() && line.substring(bar + 3).matches("[ ^-].*");
    if (markers) {
      return paint(BLUE, line.substring(0, bar + 3)) + paint(RED, line.substring(bar + 3));
    }
    if (bar >= 0 && line.substring(0, bar).strip().matches("\\d+")) {
      return paint(BLUE, line.substring(0, bar + 3)) + line.substring(bar + 3);
    }
    if (line.strip().startsWith("= help: ")) {
      return line.replaceFirst("= help:", paint(GREEN, "= help:"));
    }
    if (line.strip().startsWith("= note: ") || line.strip().startsWith("--> ")) {
      return paint(BLUE, line);
    }
    return line;
  }

  private String paint(String colour, String text) {
    return this == PLAIN ? text : colour + text + RESET;
  }
}
