package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Space;
import org.frobenius.rule.Bindings;
import org.frobenius.rule.Heads;
import org.frobenius.rule.Rewriting;
import org.frobenius.rule.Rule;
import org.frobenius.rule.Rulebook;

/**
 * What each differential rule {@code dU = T(d(A), d(B), ...)} adds to the gradients by its letters:
 * the adjoint rules carry {@code C : T} to {@code C1 : d(A) + C2 : d(B) + ...}. Worked out once a
 * rule, on the letters themselves.
 */
final class AdjointTemplates {
  /** The letter that stands for the gradient by the operator's value, in no rule of the book. */
  static final String INCOMING = "\u2202";

  /** The gradient by {@code letter}, in the rule's letters and {@link #INCOMING}. */
  record Part(String letter, Expr gradient) {}

  /** An adjoint rule {@code C : pattern = carried : letter}. */
  private record Move(Rule rule, String incoming, Expr pattern, Expr carried, Expr.Symbol letter) {}

  private static final AdjointTemplates STANDARD = new AdjointTemplates(Rulebook.standard());

  private final Rulebook book;
  private final Map<Heads, List<Move>> moves = new ConcurrentHashMap<>();
  private final Map<Rule, List<Part>> parts = new ConcurrentHashMap<>();

  private AdjointTemplates(Rulebook book) {
    this.book = book;
  }

  static AdjointTemplates standard() {
    return STANDARD;
  }

  private List<Move> movesFor(Expr e) {
    return moves.computeIfAbsent(
        Heads.of(e),
        heads ->
            book.rules(Rule.Family.ADJOINT, heads).stream().map(AdjointTemplates::move).toList());
  }

  List<Part> of(Rule differential) {
    return parts.computeIfAbsent(differential, this::derive);
  }

  private List<Part> derive(Rule rule) {
    Expr u = rule.pattern();
    Expr incoming = Build.symbol(INCOMING, Space.real(u.shape()));
    var found = new ArrayList<Part>();
    carry(incoming, rule.right(), found, rule);
    return List.copyOf(found);
  }

  /**
   * Splits {@code c : t}, with {@code t} linear in differentials, into gradients by the letters
   * differentiated.
   */
  private void carry(Expr c, Expr t, List<Part> found, Rule rule) {
    switch (t) {
      case Expr.Differential(Expr.Symbol letter, _) -> found.add(new Part(letter.name(), c));
      case Expr.Sum(var terms, _) -> terms.forEach(term -> carry(c, term, found, rule));
      case Expr.BigSum(var index, var from, var to, var body, _) -> {
        var inner = new ArrayList<Part>();
        carry(c, body, inner, rule);
        inner.forEach(
            p -> found.add(new Part(p.letter(), Build.bigSum(index, from, to, p.gradient()))));
      }
      case Expr.Integral(var variable, var from, var to, var body, _) -> {
        var inner = new ArrayList<Part>();
        carry(c, body, inner, rule);
        inner.forEach(
            p -> found.add(new Part(p.letter(), Build.integral(variable, from, to, p.gradient()))));
      }
      case Expr zero when Build.isZero(zero) -> {}
      case Expr other -> {
        for (Move move : movesFor(other)) {
          Optional<Bindings> match = match(move, c, other);
          if (match.isPresent()) {
            Expr carried = Rewriting.instantiate(move.carried(), match.get());
            carry(carried, match.get().expr(move.letter().name()).orElseThrow(), found, rule);
            return;
          }
        }
        throw new IllegalStateException(
            "no adjoint rule carries " + other + " of the rule `" + rule.name() + "`");
      }
    }
  }

  /** {@code C : T} after one rule: {@code left : right}. */
  record Moved(Rule rule, Expr left, Expr right) {}

  /** One adjoint rule on {@code c : t}, with {@code t} linear in differentials. */
  Optional<Moved> move(Expr c, Expr t) {
    for (Move move : movesFor(t)) {
      Optional<Bindings> match = match(move, c, t);
      if (match.isPresent()) {
        return Optional.of(
            new Moved(
                move.rule(),
                Rewriting.instantiate(move.carried(), match.get()),
                match.get().expr(move.letter().name()).orElseThrow()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Bindings> match(Move move, Expr c, Expr t) {
    Bindings start = new Bindings().with(move.incoming(), c);
    return Rewriting.match(
        move.rule(),
        move.pattern(),
        t,
        start,
        bindings ->
            bindings.exprs().entrySet().stream()
                .allMatch(
                    e ->
                        e.getKey().equals(move.incoming())
                            || differentiates(e.getValue())
                                == e.getKey().equals(move.letter().name())));
  }

  private static boolean differentiates(Expr e) {
    var seen = new IdentityHashMap<Expr, Boolean>();
    return differentiates(e, seen);
  }

  private static boolean differentiates(Expr e, Map<Expr, Boolean> seen) {
    if (e instanceof Expr.Differential) {
      return true;
    }
    if (seen.put(e, true) != null) {
      return false;
    }
    return Children.of(e).stream().anyMatch(child -> differentiates(child, seen));
  }

  /** {@code C : pattern = carried : letter}; between scalars the colon is a product. */
  private static Move move(Rule rule) {
    List<Expr> left = rule.sides(rule.left(), true);
    List<Expr> right = rule.sides(rule.right(), false);
    if (left.getFirst() instanceof Expr.Symbol incoming
        && right.getLast() instanceof Expr.Symbol letter) {
      return new Move(rule, incoming.name(), left.getLast(), right.getFirst(), letter);
    }
    throw new IllegalArgumentException("not an adjoint: " + rule.text());
  }
}
