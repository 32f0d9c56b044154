package org.frobenius;

import java.util.List;
import org.frobenius.syntax.Declared;

/** The names of a program with their spaces, and how these are known, as declarations. */
final class ShapeExplanation {
  private ShapeExplanation() {}

  static List<String> of(org.frobenius.syntax.Program read) {
    int width =
        read.names().values().stream().mapToInt(d -> declaration(d).length()).max().orElse(0);
    return read.names().values().stream()
        .map(
            d ->
                declaration(d)
                    + " ".repeat(width - declaration(d).length())
                    + "  # "
                    + d.origin().words(d.space())
                    + (d.span().isPresent() ? ", at " + read.source().place(d.span().start()) : ""))
        .toList();
  }

  private static String declaration(Declared d) {
    return d.name() + " in " + d.space();
  }
}
