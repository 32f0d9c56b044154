package org.frobenius.calculus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Operators;
import org.frobenius.rule.Assumption;
import org.frobenius.rule.Bindings;
import org.frobenius.rule.Candidates;
import org.frobenius.rule.Heads;
import org.frobenius.rule.Rewriting;
import org.frobenius.rule.Rule;
import org.frobenius.rule.Rulebook;
import org.frobenius.rule.Signature;

/**
 * The differential rules by the operator they differentiate; the first that matches, in the order
 * of the book, is used; one that assumes what hardly ever holds, where no other matches.
 */
final class DifferentialRules {
  /** A rule and what its letters stand for. */
  record Match(Rule rule, Bindings bindings) {
    /** Whether it assumes what hardly ever holds. */
    private boolean isUnlikely() {
      return !rule.conditions().isEmpty()
          && Rewriting.assumptions(rule, bindings).stream().anyMatch(Assumption::isUnlikely);
    }
  }

  private static final DifferentialRules STANDARD = new DifferentialRules(Rulebook.standard());

  private final Rulebook book;
  private final Map<Heads, Candidates> byHead = new ConcurrentHashMap<>();

  private DifferentialRules(Rulebook book) {
    this.book = book;
  }

  static DifferentialRules standard() {
    return STANDARD;
  }

  /**
   * Whether a rule has {@code d(U)} of a letter alone as U itself with the letter's differential.
   */
  static boolean isLinear(Rule rule, String letter) {
    Expr u = rule.pattern();
    var symbol = Children.symbols(u).stream().filter(s -> s.name().equals(letter)).findFirst();
    return symbol.isPresent()
        && terms(rule.right())
            .contains(
                Children.substitute(u, Map.of(symbol.get(), Build.differential(symbol.get()))));
  }

  private static List<Expr> terms(Expr e) {
    return e instanceof Expr.Sum(var terms, _) ? terms : List.of(e);
  }

  Optional<Match> find(Expr node) {
    return find(node, _ -> false);
  }

  /**
   * @param natural what is known to be a natural number where the node stands
   */
  Optional<Match> find(Expr node, Predicate<Expr> natural) {
    Candidates candidates =
        byHead.computeIfAbsent(
            Heads.of(node),
            heads -> new Candidates(book.candidates(Rule.Family.DIFFERENTIAL, heads)));
    Optional<Match> unlikely = Optional.empty();
    long signature = Signature.of(node);
    long inside = Operators.in(node);
    for (int i = candidates.next(signature, inside, 0);
        i >= 0;
        i = candidates.next(signature, inside, i + 1)) {
      Rule rule = candidates.rule(i);
      var bindings =
          Rewriting.match(rule, rule.pattern(), node, new Bindings(), _ -> true, natural);
      if (bindings.isPresent()) {
        var match = new Match(rule, bindings.get());
        if (!match.isUnlikely()) {
          return Optional.of(match);
        }
        unlikely = unlikely.or(() -> Optional.of(match));
      }
    }
    return unlikely;
  }
}
