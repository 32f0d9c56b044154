package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.frobenius.expr.BoundNames;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.rule.Rule;

/**
 * A gradient worked out line by line: {@code dφ = ... = G : d(X)}. Every line of a chain equals the
 * one before it, for all values of the names and of {@code d(X)}.
 *
 * @param phi what is differentiated
 * @param wrt by which name
 * @param chains {@code d(r) = ...} for each definition used, inner ones first, and {@code dφ = ...}
 *     last
 * @param gradient the G of the last line
 */
public record Derivation(Expr phi, Expr wrt, List<Chain> chains, Expr gradient) {
  /**
   * The lines that {@code d(of)} is equal to.
   *
   * @param of a definition, or the function itself
   */
  public record Chain(Expr of, List<Step> steps) {
    public Chain {
      steps = List.copyOf(steps);
    }

    public Expr last() {
      return steps.getLast().line();
    }
  }

  /** A line, and why it equals the one before. */
  public record Step(Expr line, List<Reason> reasons) {
    public Step {
      reasons = List.copyOf(reasons);
    }
  }

  /** A rule of the book by its name, or a {@link Move} in words: {@code linear}. */
  public record Reason(String words, Optional<Rule> rule) {
    static final Reason LINEAR = Move.LINEAR.reason();
    static final Reason COLLECT = Move.COLLECT.reason();
    static final Reason SIMPLIFY = Move.SIMPLIFY.reason();

    static Reason of(Rule rule) {
      return new Reason(rule.name(), Optional.of(rule));
    }

    /** Where the rule is from. */
    public Optional<String> source() {
      return rule.map(Rule::source);
    }
  }

  public Derivation {
    chains = List.copyOf(chains);
  }

  /** The definitions in the function, inner ones first; not the function itself. */
  public List<Expr.Named> definitions() {
    var found = new LinkedHashSet<Expr.Named>();
    definitions(phi, found, Collections.newSetFromMap(new IdentityHashMap<>()));
    return found.stream().filter(definition -> definition != phi).toList();
  }

  private static void definitions(Expr e, Set<Expr.Named> found, Set<Expr> seen) {
    if (!seen.add(e)) {
      return;
    }
    if (e instanceof Expr.Named named) {
      definitions(named.value(), found, seen);
      found.add(named);
    } else {
      Children.of(e).forEach(child -> definitions(child, found, seen));
    }
  }

  /** The rules cited, in the order of their first use. */
  public Set<Rule> rules() {
    var rules = new LinkedHashSet<Rule>();
    for (Chain chain : chains) {
      chain.steps().forEach(s -> s.reasons().forEach(r -> r.rule().ifPresent(rules::add)));
    }
    return rules;
  }

  /**
   * The lines, aligned.
   *
   * @param refs with the sources of the rules
   */
  public String write(DerivationWriter.Form form, boolean refs) {
    return DerivationWriter.write(this, form, refs);
  }

  /** With one more line: the gradient with its Fréchet derivatives in another form. */
  public Derivation then(FrechetForms.Written written) {
    var reasons = new ArrayList<Reason>();
    written.rules().forEach(rule -> reasons.add(Reason.of(rule)));
    written.series().keySet().forEach(f -> reasons.add(Move.SERIES.reason("series of " + f)));
    var steps = new ArrayList<>(chains.getLast().steps());
    Expr line = Build.frobenius(written.expression(), Build.differential(wrt));
    steps.add(new Step(line, reasons));
    var all = new ArrayList<>(chains.subList(0, chains.size() - 1));
    all.add(new Chain(phi, steps));
    return new Derivation(phi, wrt, all, written.expression());
  }

  /** With no bound name in a line that is {@code taken} or bound around it, as lines are read. */
  public Derivation apart(Set<String> taken) {
    List<Chain> read =
        chains.stream()
            .map(
                chain ->
                    new Chain(
                        chain.of(),
                        chain.steps().stream()
                            .map(s -> new Step(BoundNames.apart(s.line(), taken), s.reasons()))
                            .toList()))
            .toList();
    return new Derivation(phi, wrt, read, gradient);
  }

  /** How many lines there are. */
  public int lines() {
    return chains.stream().mapToInt(c -> c.steps().size()).sum();
  }
}
