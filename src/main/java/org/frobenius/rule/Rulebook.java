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
 * The rules, as text in {@code org/frobenius/rules}: a file for each use, a line a rule. Lines are
 * read when a rule with their head is first asked for, so that a start costs what the expression
 * needs.
 */
public final class Rulebook {
  private static final Rulebook STANDARD = new Rulebook(resources());

  /** A line not yet read, under the head its left side has. */
  private record Line(String text, String name, Rule.Family family, String left, String head) {}

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
                      Line line = line(l, family);
                      if (!names.add(family + " " + line.name())) {
                        throw new RuleSyntaxException(
                            l, "a second rule named `" + line.name() + "`");
                      }
                      all.add(line);
                    }));
    this.lines = List.copyOf(all);
  }

  /** A rulebook of one's own, from the text of each family. */
  static Rulebook of(Map<Rule.Family, String> texts) {
    return new Rulebook(texts);
  }

  private static Line line(String text, Rule.Family family) {
    String[] nameAndRest = text.strip().split("\\s+", 2);
    String left =
        nameAndRest.length < 2
            ? ""
            : nameAndRest[1].substring(0, RuleReader.equalsSign(nameAndRest[1], text)).strip();
    String pattern =
        switch (family) {
          case DIFFERENTIAL -> left.replaceFirst("^d", "");
          case ADJOINT -> left.substring(left.indexOf(':') + 1);
          case JACOBIAN -> left.replaceFirst("^vec", "");
          case ALGEBRA, SCALAR, SHORTENING, SERIES, INTEGRAL, BLOCK -> left;
        };
    return new Line(text, nameAndRest[0], family, pattern, LeftSide.head(pattern));
  }

  public static Rulebook standard() {
    return STANDARD;
  }

  private static Map<Rule.Family, String> resources() {
    var texts = new LinkedHashMap<Rule.Family, String>();
    texts.put(Rule.Family.DIFFERENTIAL, resource("differentials.rules"));
    texts.put(Rule.Family.ADJOINT, resource("adjoints.rules"));
    texts.put(Rule.Family.JACOBIAN, resource("jacobians.rules"));
    texts.put(Rule.Family.ALGEBRA, resource("algebra.rules"));
    texts.put(Rule.Family.SCALAR, resource("scalars.rules"));
    texts.put(Rule.Family.SHORTENING, resource("shortenings.rules"));
    texts.put(Rule.Family.SERIES, resource("series.rules"));
    texts.put(Rule.Family.INTEGRAL, resource("integrals.rules"));
    texts.put(Rule.Family.BLOCK, resource("blocks.rules"));
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

  /** The rules of a use whose left sides have one of the heads, in the order of the book. */
  public List<Rule> rules(Rule.Family family, List<String> heads) {
    return lines.stream()
        .filter(l -> l.family() == family && heads.contains(l.head()))
        .map(this::rule)
        .toList();
  }

  /** The same, each read when an expression turns up that it may match. */
  public List<Candidate> candidates(Rule.Family family, List<String> heads) {
    return lines.stream()
        .filter(l -> l.family() == family && heads.contains(l.head()))
        .map(l -> new Candidate(LeftSide.required(l.left(), false), () -> Optional.of(rule(l))))
        .toList();
  }

  /** The entrywise readings, with one of the heads, of the rules of scalars. */
  public List<Candidate> lifted(List<String> heads) {
    return lines.stream()
        .filter(l -> l.family() == Rule.Family.SCALAR && heads.contains(Heads.lifted(l.head())))
        .map(l -> new Candidate(LeftSide.required(l.left(), true), () -> EntrywiseLift.of(rule(l))))
        .toList();
  }

  /** Every rule of the book. */
  public List<Rule> rules() {
    return lines.stream().map(this::rule).toList();
  }

  public Optional<Rule> find(String name) {
    return lines.stream().filter(l -> l.name().equals(name)).map(this::rule).findFirst();
  }

  private Rule rule(Line line) {
    return read.computeIfAbsent(line, l -> RuleReader.read(l.text(), l.family()));
  }
}
