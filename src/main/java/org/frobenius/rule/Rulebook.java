package org.frobenius.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules, as text in {@code org/frobenius/rules}: a file for each use, a line a rule. Lines are read when a rule with
 * their head is first asked for, so that a start costs what the expression needs.
 */
public final class Rulebook {
  private static final Rulebook STANDARD = new Rulebook(resources());

  /** A line not yet read, under the head its left side has. */
  private record Line(String text, Rule.Family family, String head) {}

  private final List<Line> lines;
  private final Map<Line, Rule> read = new ConcurrentHashMap<>();

  private Rulebook(Map<Rule.Family, String> texts) {
    var all = new ArrayList<Line>();
    var names = new LinkedHashSet<String>();
    texts.forEach(
        (family, text) ->
            text.lines()
                .filter(l -> !l.isBlank() && !l.startsWith("#"))
                .forEach(
                    l -> {
                      String name = l.strip().split("\\s+", 2)[0];
                      if (!names.add(family + " " + name)) {
                        throw new RuleSyntaxException(l, "a second rule named `" + name + "`");
                      }
                      all.add(new Line(l, family, name));
                    }));
    this.lines = List.copyOf(all);
  }

  public static Rulebook standard() {
    return STANDARD;
  }

  private static Map<Rule.Family, String> resources() {
    var texts = new LinkedHashMap<Rule.Family, String>();
    texts.put(Rule.Family.DIFFERENTIAL, resource("differentials.rules"));
    texts.put(Rule.Family.ADJOINT, resource("adjoints.rules"));
    texts.put(Rule.Family.ALGEBRA, resource("algebra.rules"));
    texts.put(Rule.Family.SCALAR, resource("scalars.rules"));
    return texts;
  }

  private static String resource(String name) {
    try (InputStream in = Rulebook.class.getResourceAsStream("/org/frobenius/rules/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the rulebook " + name + " is not in the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All rules of a use, in the order of the book. */
  public List<Rule> rules(Rule.Family family) {
    return lines.stream().filter(l -> l.family() == family).map(this::rule).toList();
  }

  /** Every rule of the book. */
  public List<Rule> rules() {
    return lines.stream().map(this::rule).toList();
  }

  public Optional<Rule> find(String name) {
    return rules().stream().filter(r -> r.name().equals(name)).findFirst();
  }

  private Rule rule(Line line) {
    return read.computeIfAbsent(line, l -> RuleReader.read(l.text(), l.family()));
  }
}
