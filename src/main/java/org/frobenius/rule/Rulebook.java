package org.frobenius.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules, as text in {@code org/frobenius/rules}: a file for each use, a line a rule. Lines are
 * read when they are first asked for, so that a start costs what the expression needs.
 */
public final class Rulebook {
  private static final String FOLDER = "org/frobenius/rules/";
  private static final Rulebook STANDARD = new Rulebook(Rulebook::standardText);

  /** A family's text, and where its rules stand. */
  private record Text(byte[] bytes, RuleIndex index) {
    String line(RuleIndex.Place place) {
      return new String(bytes, place.start(), place.end() - place.start(), StandardCharsets.UTF_8);
    }
  }

  private final Function<Rule.Family, Text> reader;
  private final Map<Rule.Family, Text> texts = new ConcurrentHashMap<>();
  private final Map<Rule.Family, Map<Integer, Rule>> rules = new ConcurrentHashMap<>();

  private Rulebook(Function<Rule.Family, Text> reader) {
    this.reader = reader;
  }

  /** A rulebook of one's own, from the text of each family. */
  static Rulebook of(Map<Rule.Family, String> texts) {
    return new Rulebook(
        family -> {
          byte[] bytes = texts.getOrDefault(family, "").getBytes(StandardCharsets.UTF_8);
          return new Text(bytes, new RuleIndex(RuleIndexWriter.write(bytes, family)));
        });
  }

  public static Rulebook standard() {
    return STANDARD;
  }

  private static Text standardText(Rule.Family family) {
    byte[] bytes = bytes(resource(family)).orElseThrow(() -> missing(family));
    byte[] index =
        bytes(index(family))
            .filter(written -> RuleIndex.isOf(bytes, written))
            .orElseGet(() -> RuleIndexWriter.write(bytes, family));
    return new Text(bytes, new RuleIndex(index));
  }

  private static Optional<byte[]> bytes(String resource) {
    try (InputStream in = Rulebook.class.getResourceAsStream("/" + resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalStateException missing(Rule.Family family) {
    return new IllegalStateException("the rulebook " + resource(family) + " is not in the build");
  }

  /** Where the text of a family stands in the build. */
  static String resource(Rule.Family family) {
    return FOLDER + file(family) + ".rules";
  }

  /** Where the {@link RuleIndex} of a family stands in the build. */
  static String index(Rule.Family family) {
    return FOLDER + file(family) + ".index";
  }

  private static String file(Rule.Family family) {
    return switch (family) {
      case DIFFERENTIAL -> "differentials";
      case ADJOINT -> "adjoints";
      case JACOBIAN -> "jacobians";
      case ALGEBRA -> "algebra";
      case SCALAR -> "scalars";
      case SHORTENING -> "shortenings";
      case EQUALITY -> "equalities";
      case BY_INVERSE -> "inverses";
      case SERIES -> "series";
      case INTEGRAL -> "integrals";
      case BLOCK -> "blocks";
    };
  }

  /** All rules of a use, in the order of the book. */
  public List<Rule> rules(Rule.Family family) {
    return stream(family, _ -> true).toList();
  }

  /** The rules of a use whose left sides have one of the heads, in the order of the book. */
  public List<Rule> rules(Rule.Family family, Heads heads) {
    return stream(family, heads.names()::contains).toList();
  }

  /** The same, each read when an expression turns up that it may match. */
  public List<Candidate> candidates(Rule.Family family, Heads heads) {
    return candidates(family, heads.names()::contains);
  }

  /** All of a use, each read when an expression turns up that it may match. */
  public List<Candidate> candidates(Rule.Family family) {
    return candidates(family, _ -> true);
  }

  private List<Candidate> candidates(Rule.Family family, Predicate<String> head) {
    return text(family).index().places(head).stream()
        .map(place -> new Candidate(place.required(), place.operators(), () -> rule(family, place)))
        .toList();
  }

  /** The entrywise readings, with one of the heads, of the rules of scalars of a use. */
  public List<Candidate> lifted(Rule.Family family, Heads heads) {
    return text(family).index().places(head -> heads.names().contains(Heads.lifted(head))).stream()
        .map(
            place ->
                new Candidate(
                    place.entrywise(),
                    place.entrywiseOperators(),
                    () -> EntrywiseLift.of(rule(family, place)).orElseThrow()))
        .toList();
  }

  /** Every rule of the book. */
  public List<Rule> rules() {
    return all().toList();
  }

  public Optional<Rule> find(String name) {
    return all().filter(rule -> rule.name().equals(name)).findFirst();
  }

  private Stream<Rule> all() {
    return Arrays.stream(Rule.Family.values()).flatMap(family -> stream(family, _ -> true));
  }

  private Stream<Rule> stream(Rule.Family family, Predicate<String> head) {
    return text(family).index().places(head).stream().map(place -> rule(family, place));
  }

  private Text text(Rule.Family family) {
    return texts.computeIfAbsent(family, reader);
  }

  private Rule rule(Rule.Family family, RuleIndex.Place place) {
    return rules
        .computeIfAbsent(family, _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(place.start(), _ -> RuleReader.read(text(family).line(place), family));
  }
}
