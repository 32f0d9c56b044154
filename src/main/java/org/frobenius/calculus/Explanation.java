package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.frobenius.calculus.Derivation.Reason;
import org.frobenius.calculus.Likeness.Difference;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.rule.Rule;
import org.frobenius.simplify.Expansion;
import org.frobenius.simplify.Normalizer;
import org.frobenius.simplify.Simplifier;

/** Why two expressions are equal, by names of rules and moves that a reader can follow. */
final class Explanation {
  /** So many names beside a line can be followed. */
  static final int MOST_NAMES = 4;

  /** Algebra that needs no explanation where something else is done as well. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "transpose-.*|symmetric|.*-scale(-.*)?|.*-sum|trace-transpose|frobenius-as-trace|square"
              + "|power-of-power|power-of-scalar-power|sum-.*|sym-definition|skew-definition|diagonal-transpose");

  private static final Pattern TRANSPOSING = Pattern.compile("transpose-.*|symmetric");

  private static final Reason MULTIPLY = Move.MULTIPLY_OUT.reason();

  private static final List<Reason> SIMPLIFY = List.of(Reason.SIMPLIFY);

  private Explanation() {}

  /** Of a step without a rule that {@link #notable} finds; in the last resort "simplify". */
  static List<Reason> of(Expr from, Expr to) {
    Optional<Expr> whole = Simplifier.withoutIndices(from);
    if (whole.isPresent() && Simplifier.withoutIndices(to).isEmpty()) {
      return withoutIndices(whole.get(), to);
    }
    if (Likeness.upToTransposes(from, to)) {
      return List.of(Move.TRANSPOSE.reason());
    }
    if (isOfSigns(from, to)) {
      return List.of(Move.SIGNS.reason());
    }
    if (Likeness.upTo(EnumSet.allOf(Difference.class), from, to)) {
      return List.of(Move.TRANSPOSE.reason(), Move.SIGNS.reason());
    }
    List<Rule> ofScalars = applied(from, rule -> isNotable(rule, Rule.Family.SCALAR));
    if (!ofScalars.isEmpty() && ofScalars.size() <= MOST_NAMES) {
      return ofScalars.stream().distinct().map(Reason::of).toList();
    }
    boolean factored = isFactored(from, to);
    if (factored && !Likeness.keepsSums(List.of(from), to)) {
      boolean open = new Expansion().expand(to) == to;
      return List.of(open ? MULTIPLY : Move.FACTOR.reason());
    }
    var shortening = Simplifier.shortening(from, to);
    if (shortening.isPresent()) {
      return List.of(Reason.of(shortening.get()));
    }
    Expr normal = normal(from);
    Expr other = normal(to);
    if (normal == other || isOfSigns(normal, other)) {
      List<Reason> rules = toTheSameForm(from, to);
      if (rules.equals(List.of(Move.TRANSPOSE.reason())) && reversed(from) != from) {
        // the normal form of a sum begins at either end
        return List.of(Move.TRANSPOSE.reason(), Move.REVERSE_THE_SUM.reason());
      }
      return rules.isEmpty()
          ? List.of(Move.GATHER.reason())
          : rules.size() > MOST_NAMES ? SIMPLIFY : rules;
    }
    if (normal(reversed(from)) == other) {
      return List.of(Move.REVERSE_THE_SUM.reason());
    }
    Expr open = multipliedOut(normal);
    Expr otherOpen = multipliedOut(other);
    if (factored || open == otherOpen) {
      return List.of(MULTIPLY);
    }
    if (Simplifier.withEntrySumsAsProducts(open) == Simplifier.withEntrySumsAsProducts(otherOpen)) {
      return List.of(Move.SUM_OF_ENTRIES.reason());
    }
    return Simplifier.multipliedOut(from, new Normalizer())
            == Simplifier.multipliedOut(to, new Normalizer())
        ? List.of(writingOut(from, to))
        : SIMPLIFY;
  }

  /** Sums over entries are written without an index, and then the rest. */
  private static List<Reason> withoutIndices(Expr whole, Expr to) {
    var reasons = new LinkedHashSet<Reason>();
    reasons.add(Move.WITHOUT_INDEX.reason());
    if (multipliedOut(normal(whole)) != multipliedOut(normal(to))) {
      reasons.addAll(of(whole, to));
    }
    return List.copyOf(reasons);
  }

  /** With the names of definitions as they are. */
  private static Expr multipliedOut(Expr normal) {
    return normal(new Expansion().expand(normal));
  }

  private static Reason writingOut(Expr from, Expr to) {
    var names = new LinkedHashSet<String>();
    definitions(from, names, new HashSet<>());
    definitions(to, names, new HashSet<>());
    return names.isEmpty()
        ? MULTIPLY
        : Move.WRITE_OUT.reason("with " + String.join(", ", names) + " written out");
  }

  private static void definitions(Expr e, Set<String> names, Set<Expr> seen) {
    if (seen.add(e)) {
      if (e instanceof Expr.Named(var name, _, _)) {
        names.add(name);
      } else {
        Children.of(e).forEach(child -> definitions(child, names, seen));
      }
    }
  }

  /** Whether the two differ in where minuses stand. */
  static boolean isOfSigns(Expr from, Expr to) {
    return Likeness.upTo(EnumSet.of(Difference.SIGNS), from, to);
  }

  /** The rules, if they are few enough to be followed. */
  static List<Reason> named(Collection<Rule> rules, Expr from, Expr to) {
    return rules.isEmpty() || rules.size() > MOST_NAMES
        ? of(from, to)
        : rules.stream().map(Reason::of).toList();
  }

  /** Whether both are the same when products of sums are multiplied out. */
  static boolean isFactored(Expr a, Expr b) {
    return open(a) == open(b);
  }

  /** Products of sums multiplied out. */
  static Expr open(Expr e) {
    return arithmetic(new Expansion().expand(arithmetic(e)));
  }

  /** By rules alone that need no explanation. */
  static Expr arithmetic(Expr e) {
    return new Normalizer(rule -> !isNotable(rule)).normalize(e);
  }

  private static boolean isNotable(Rule rule) {
    return isNotable(rule, Rule.Family.ALGEBRA);
  }

  private static boolean isNotable(Rule rule, Rule.Family family) {
    return rule.family() == family && !PLAIN.matcher(rule.name()).matches();
  }

  /** The rules a reader may want to know of in what simplifies an expression, as applied. */
  static List<Rule> notable(Expr e) {
    return applied(e, Explanation::isNotable);
  }

  private static List<Rule> applied(Expr e, Predicate<Rule> counts) {
    var applied = new ArrayList<Rule>();
    new Normalizer(
            rule -> {
              if (counts.test(rule)) {
                applied.add(rule);
              }
              return true;
            })
        .normalize(e);
    return applied;
  }

  /** The expression when so many of the notable rules have been applied. */
  static Expr after(Expr e, int count) {
    var applied = new ArrayList<Rule>();
    Predicate<Rule> allowed =
        rule -> {
          if (!isNotable(rule)) {
            return true;
          }
          applied.add(rule);
          return applied.size() <= count;
        };
    return new Normalizer(allowed).normalize(e);
  }

  /** The rules by which only one of the two comes to the normal form of both. */
  private static List<Reason> toTheSameForm(Expr from, Expr to) {
    List<Rule> ofFrom = applied(from, rule -> true);
    List<Rule> ofTo = applied(to, rule -> true);
    var reasons = new LinkedHashSet<Reason>();
    for (Rule rule : more(ofFrom, ofTo)) {
      reasons.add(reason(rule));
    }
    for (Rule rule : more(ofTo, ofFrom)) {
      reasons.add(reason(rule));
    }
    return List.copyOf(reasons);
  }

  private static Reason reason(Rule rule) {
    if (TRANSPOSING.matcher(rule.name()).matches()) {
      return Move.TRANSPOSE.reason();
    }
    return rule.name().equals("frobenius-as-trace")
        ? Move.SUM_OF_ENTRIES.reason()
        : Reason.of(rule);
  }

  /** What is applied more often first than second. */
  private static Set<Rule> more(List<Rule> first, List<Rule> second) {
    var rest = new ArrayList<>(first);
    second.forEach(rest::remove);
    return new LinkedHashSet<>(rest);
  }

  /** Twice, as what one rule writes may be another one's to write shorter. */
  private static Expr normal(Expr e) {
    return new Normalizer().normalize(new Normalizer().normalize(e));
  }

  /** Each sum from its last term to its first. */
  private static Expr reversed(Expr e) {
    if (e instanceof Expr.BigSum(var index, var from, var to, var body, _)) {
      Expr back = Build.minus(Build.sum(from, to), index);
      return Build.bigSum(index, from, to, Children.substitute(body, Map.of(index, back)));
    }
    return e instanceof Expr.Named ? e : Children.map(e, Explanation::reversed);
  }
}
