package org.frobenius.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frobenius.diagnostic.Diagnostic;

/**
 * Functions of other systems and of books that this language has not, or under another name, {@code
 * functions-elsewhere.txt}. Such a name is never taken for an unknown function.
 */
final class Elsewhere {
  private static final String PAGE = "functions-elsewhere.txt";

  private Elsewhere() {}

  /**
   * What there is here in place of a function.
   *
   * @param ways each a program; empty where there is none
   * @param why empty where the ways say enough
   */
  record Advice(List<String> ways, String why) {
    /** The ways in quotes, for the help of an error. */
    Optional<String> help() {
      return ways.isEmpty()
          ? Optional.empty()
          : Optional.of("write `" + String.join("`, `", ways) + "`");
    }

    Diagnostic addedTo(Diagnostic diagnostic) {
      Diagnostic noted = why.isEmpty() ? diagnostic : diagnostic.note(why);
      return help().map(noted::help).orElse(noted);
    }
  }

  /** Read when the first unknown name is met. */
  private static final class Page {
    static final Map<String, Advice> ADVICE = read();
  }

  static Optional<Advice> find(String function) {
    return Optional.ofNullable(Page.ADVICE.get(function));
  }

  /** By name, in the order of the page. */
  static Map<String, Advice> all() {
    return Page.ADVICE;
  }

  private static Map<String, Advice> read() {
    var advice = new LinkedHashMap<String, Advice>();
    try (InputStream in = Elsewhere.class.getResourceAsStream("/org/frobenius/syntax/" + PAGE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\\|", 3))
          .forEach(
              columns -> {
                var entry =
                    new Advice(ways(columns[1]), columns.length > 2 ? columns[2].strip() : "");
                for (String name : columns[0].strip().split(" +")) {
                  advice.put(name, entry);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Collections.unmodifiableMap(advice);
  }

  /** Apart by a comma outside of brackets. */
  private static List<String> ways(String column) {
    return Arrays.stream(column.strip().split(", (?=\\w+\\(\\w+\\))"))
        .filter(way -> !way.isEmpty())
        .toList();
  }
}
