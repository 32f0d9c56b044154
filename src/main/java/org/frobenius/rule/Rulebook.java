package org.frobenius.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rules, as text in {@code org/frobenius/rules}: a file for each use, a line a rule. Files and
 * lines are read when they are first asked for, so that a start costs what the expression needs.
 */
public final class Rulebook {
  private static final Rulebook STANDARD = new Rulebook(Rulebook::resource);

  /** A line not yet read, under the head its left side has. */
  private record Line(String text, String name, Rule.Family family, String left, String head) {}

  private final Function<Rule.Family, String> texts;
  private final Map<Rule.Family, List<Line>> lines = new ConcurrentHashMap<>();
  private final Map<Line, Rule> read = new ConcurrentHashMap<>();

  private Rulebook(Function<Rule.Family, String> texts) {
    this.texts = texts;
  }

  /** A rulebook of one's own, from the text of each family. */
  static Rulebook of(Map<Rule.Family, String> texts) {
    return new Rulebook(family -> texts.getOrDefault(family, ""));
  }

  public static Rulebook standard() {
    return STANDARD;
  }

  private static String resource(Rule.Family family) {
    String name =
        switch (family) {
          case DIFFERENTIAL -> "differentials.rules";
          case ADJOINT -> "adjoints.rules";
          case JACOBIAN -> "jacobians.rules";
          case ALGEBRA -> "algebra.rules";
          case SCALAR -> "scalars.rules";
          case SHORTENING -> "shortenings.rules";
          case EQUALITY -> "equalities.rules";
          case SERIES -> "series.rules";
          case INTEGRAL -> "integrals.rules";
          case BLOCK -> "blocks.rules";
        };
    try (InputStream in = Rulebook.class.getResourceAsStream("/org/frobenius/rules/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the rulebook " + name + " is not in the build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Line> lines(Rule.Family family) {
    return lines.computeIfAbsent(family, f -> lines(texts.apply(f), f));
  }

  private static List<Line> lines(String text, Rule.Family family) {
    var lines = new ArrayList<Line>();
    var names = new HashSet<String>();
    for (String written : text.lines().toList()) {
      if (written.isBlank() || written.startsWith("#")) {
        continue;
      }
      Line line = line(written, family);
      if (!names.add(line.name())) {
        throw new RuleSyntaxException(written, "a second rule named `" + line.name() + "`");
      }
      lines.add(line);
    }
    return List.copyOf(lines);
  }

  private static Line line(String written, Rule.Family family) {
    String text = written.strip();
    int nameEnd = 0;
    while (nameEnd < text.length() && !Character.isWhitespace(text.charAt(nameEnd))) {
      nameEnd++;
    }
    String equation = text.substring(nameEnd).strip();
    String left =
        equation.isEmpty()
            ? ""
            : equation.substring(0, RuleReader.equalsSign(equation, written)).strip();
    String pattern =
        switch (family) {
          case DIFFERENTIAL -> left.startsWith("d") ? left.substring(1) : left;
          case ADJOINT -> left.substring(left.indexOf(':') + 1);
          case JACOBIAN -> left.startsWith("vec") ? left.substring(3) : left;
          case ALGEBRA, SCALAR, SHORTENING, EQUALITY, SERIES, INTEGRAL, BLOCK -> left;
        };
    return new Line(written, text.substring(0, nameEnd), family, pattern, LeftSide.head(pattern));
  }

  /** All rules of a use, in the order of the book. */
  public List<Rule> rules(Rule.Family family) {
    return lines(family).stream().map(this::rule).toList();
  }

  /** The rules of a use whose left sides have one of the heads, in the order of the book. */
  public List<Rule> rules(Rule.Family family, List<String> heads) {
    return lines(family).stream().filter(l -> heads.contains(l.head())).map(this::rule).toList();
  }

  /** The same, each read when an expression turns up that it may match. */
  public List<Candidate> candidates(Rule.Family family, List<String> heads) {
    return lines(family).stream()
        .filter(l -> heads.contains(l.head()))
        .map(l -> new Candidate(LeftSide.required(l.left(), false), () -> Optional.of(rule(l))))
        .toList();
  }

  /** The entrywise readings, with one of the heads, of the rules of scalars of a use. */
  public List<Candidate> lifted(Rule.Family family, List<String> heads) {
    return lines(family).stream()
        .filter(l -> heads.contains(Heads.lifted(l.head())))
        .map(l -> new Candidate(LeftSide.required(l.left(), true), () -> EntrywiseLift.of(rule(l))))
        .toList();
  }

  /** Every rule of the book. */
  public List<Rule> rules() {
    return allLines().map(this::rule).toList();
  }

  public Optional<Rule> find(String name) {
    return allLines().filter(l -> l.name().equals(name)).map(this::rule).findFirst();
  }

  private Stream<Line> allLines() {
    return Arrays.stream(Rule.Family.values()).flatMap(family -> lines(family).stream());
  }

  private Rule rule(Line line) {
    return read.computeIfAbsent(line, l -> RuleReader.read(l.text(), l.family()));
  }
}
