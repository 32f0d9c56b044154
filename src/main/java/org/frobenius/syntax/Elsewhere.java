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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frobenius.diagnostic.Diagnostic;

/**
 * Functions of other systems and of books that this language has not, or under another name, {@code
 * functions-elsewhere.txt}. Such a name is never taken for an unknown function.
 */
final class Elsewhere {
  private static final String PAGE = "functions-elsewhere.txt";

  private static final Pattern ROW =
      Pattern.compile("(?<names>[^|=]*)(?<sign>[|=])(?<ways>[^|]*)(\\|(?<why>.*))?");

  private Elsewhere() {}

  /**
   * What there is here in place of a function.
   *
   * @param ways each a program; empty where there is none
   * @param why empty where the ways say enough
   * @param exact whether the one way is the same function, of arguments in the order of its letters
   */
  record Advice(List<String> ways, String why, boolean exact) {
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

  /** The same function here, of arguments in the order of the letters. */
  static Optional<String> same(String function) {
    return find(function).filter(Advice::exact).map(advice -> advice.ways().getFirst());
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
          .map(ROW::matcher)
          .filter(Matcher::matches)
          .forEach(
              row -> {
                var entry =
                    new Advice(
                        ways(row.group("ways")),
                        Optional.ofNullable(row.group("why")).orElse("").strip(),
                        row.group("sign").equals("="));
                for (String name : row.group("names").strip().split(" +")) {
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
