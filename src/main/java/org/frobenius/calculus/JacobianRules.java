package org.frobenius.calculus;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.rule.Bindings;
import org.frobenius.rule.Heads;
import org.frobenius.rule.Rewriting;
import org.frobenius.rule.Rule;
import org.frobenius.rule.Rulebook;

/**
 * The rules {@code vec(T(d(A))) = M*vec(d(A))} by the operator T; the first that matches, in the
 * order of the book, is used.
 */
final class JacobianRules {
  /** One step: {@code vec(t) = factor*vec(moving)}. */
  record Step(Expr factor, Expr moving) {}

  /** A rule read as {@code vec(pattern) = factor*vec(letter)}. */
  private record Reading(Rule rule, Expr pattern, Expr.Symbol letter, Expr factor) {}

  private static final JacobianRules STANDARD = new JacobianRules(Rulebook.standard());

  private final Rulebook book;
  private final Map<Heads, List<Reading>> byHead = new ConcurrentHashMap<>();

  private JacobianRules(Rulebook book) {
    this.book = book;
  }

  static JacobianRules standard() {
    return STANDARD;
  }

  /**
   * @param t linear in what moves
   * @param moves whether a part of {@code t} holds what moves
   */
  Optional<Step> find(Expr t, Predicate<Expr> moves) {
    var readings =
        byHead.computeIfAbsent(
            Heads.of(t),
            heads ->
                book.rules(Rule.Family.JACOBIAN, heads).stream().map(JacobianRules::read).toList());
    for (Reading reading : readings) {
      var bindings =
          Rewriting.match(
              reading.rule(),
              reading.pattern(),
              t,
              start(reading, t, moves),
              found ->
                  found.exprs().entrySet().stream()
                      .allMatch(
                          e ->
                              moves.test(e.getValue())
                                  == e.getKey().equals(reading.letter().name())));
      if (bindings.isPresent()) {
        return Optional.of(
            new Step(
                Rewriting.instantiate(reading.factor(), bindings.get()),
                bindings.get().expr(reading.letter().name()).orElseThrow()));
      }
    }
    return Optional.empty();
  }

  /**
   * Where the moving letter is one factor of a chain it is known, and a long chain costs little.
   */
  private static Bindings start(Reading reading, Expr t, Predicate<Expr> moves) {
    boolean chain =
        reading.pattern() instanceof Expr.Product(_, var scalars, var factors, _)
            && scalars.isEmpty()
            && factors.contains(reading.letter());
    if (chain) {
      var moving = Children.of(t).stream().filter(moves).toList();
      if (moving.size() == 1) {
        return new Bindings().with(reading.letter(), moving.getFirst());
      }
    }
    return new Bindings();
  }

  private static Reading read(Rule rule) {
    Expr vec = rule.left();
    if (vec instanceof Expr.Call(var op, var args, _) && op == Op.VEC) {
      Expr.Symbol letter = differentiated(args.getFirst()).orElseThrow();
      return new Reading(
          rule, undifferentiated(args.getFirst()), letter, factor(rule.right(), letter));
    }
    throw new IllegalArgumentException("not a Jacobian: " + rule.text());
  }

  private static Optional<Expr.Symbol> differentiated(Expr e) {
    return e instanceof Expr.Differential(Expr.Symbol letter, _)
        ? Optional.of(letter)
        : Children.of(e).stream().flatMap(child -> differentiated(child).stream()).findFirst();
  }

  private static Expr undifferentiated(Expr e) {
    return e instanceof Expr.Differential(var arg, _)
        ? arg
        : Children.map(e, JacobianRules::undifferentiated);
  }

  /** The right side without its last factor, {@code vec(d(A))}, or {@code d(a)} of a scalar. */
  private static Expr factor(Expr right, Expr.Symbol letter) {
    Expr moved = Build.call(Op.VEC, Build.differential(letter));
    if (right == moved) {
      return Build.ONE;
    }
    if (right instanceof Expr.Product(var c, var scalars, var factors, _)) {
      var rest = new ArrayList<>(letter.isScalar() ? scalars : factors);
      if (rest.remove(moved)) {
        return letter.isScalar()
            ? Build.product(c, rest, factors)
            : Build.product(c, scalars, rest);
      }
    }
    throw new IllegalArgumentException("no factor " + moved + " in " + right);
  }
}
