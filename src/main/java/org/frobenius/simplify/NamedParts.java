package org.frobenius.simplify;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.print.TokenCount;
import org.frobenius.rule.Assumption;

/**
 * Long expressions as a person writes them: what occurs several times has a short name first, as in
 * {@code r = A*x - b; A'*r/norm(r)}.
 *
 * @param definitions in the order of use, each in terms of earlier ones
 * @param expressions in terms of the definitions
 * @param assumptions what finding equal parts took for granted
 */
public record NamedParts(
    List<Expr.Named> definitions, List<Expr> expressions, Set<Assumption> assumptions) {
  /** What a line {@code name = } costs besides its value. */
  static final int LINE = 2;

  /** Nobody reads what is longer, in tokens: all that is shared has a name. */
  private static final long VAST = 5000;

  /** Searches, each from the form the last one found. */
  private static final int MOST_ROUNDS = 3;

  public NamedParts {
    definitions = List.copyOf(definitions);
    expressions = List.copyOf(expressions);
    assumptions = Set.copyOf(assumptions);
  }

  /**
   * Names parts while that saves tokens, in the expressions as they are or with one of the products
   * among the terms of a sum multiplied out, whichever is shorter in the end.
   *
   * @param expressions that share the names
   * @param taken names that mean something already
   * @param signs of the sums as they were written
   */
  public static NamedParts of(List<Expr> expressions, Set<String> taken, OwnSigns signs) {
    long cost = cost(expressions);
    if (cost > VAST) {
      return shared(expressions, cost, taken);
    }
    NamedParts found = searched(expressions, taken, signs);
    if (PartSearch.seesAll(expressions)) {
      return found;
    }
    NamedParts shared = shared(expressions, cost, taken);
    return shared.cost() < found.cost() ? shared : found;
  }

  private static NamedParts searched(List<Expr> expressions, Set<String> taken, OwnSigns signs) {
    var recognition = new PartRecognition(signs);
    PartSearch best = shorter(expressions, recognition);
    List<Expr> plain = expressions;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      // equal parts are now written alike, and may collapse: names must beat that, too
      List<Expr> alike = best.roots().stream().map(r -> undone(r, PartSearch::isPart)).toList();
      plain = cost(alike) < cost(plain) ? alike : plain;
      PartSearch again = shorter(alike, recognition);
      if (again.cost() >= best.cost()) {
        break;
      }
      best = again;
    }
    Set<Assumption> assumptions = recognition.assumptions();
    return best.names() == 0 || cost(plain) <= best.cost()
        ? new NamedParts(List.of(), plain, plain == expressions ? Set.of() : assumptions)
        : new PartNames(taken).give(best.roots(), assumptions);
  }

  private static NamedParts shared(List<Expr> expressions, long cost, Set<String> taken) {
    List<Expr> roots = SharedParts.named(SharedRuns.named(expressions));
    NamedParts named = new PartNames(taken).give(roots, Set.of());
    return named.cost() < cost ? named : new NamedParts(List.of(), expressions, Set.of());
  }

  private static PartSearch shorter(List<Expr> expressions, PartRecognition recognition) {
    PartSearch best = new PartSearch(expressions, recognition).run();
    if (!best.isBroad()) {
      for (List<Expr> opened : OpenedTerms.of(expressions)) {
        PartSearch other = new PartSearch(opened, recognition).run();
        best = other.cost() < best.cost() ? other : best;
      }
    }
    return best;
  }

  /**
   * Of a linear map, whose letter means nothing outside it: parts that hold the letter are written
   * out again; without any name where that is no longer shorter.
   *
   * @param letter of the map; empty where the expression is none
   * @param plain the map's value without names
   */
  public NamedParts outside(Optional<Expr.Symbol> letter, Expr plain) {
    if (letter.isEmpty() || definitions.isEmpty()) {
      return this;
    }
    List<Expr.Named> inside =
        definitions.stream()
            .filter(d -> Children.symbols(undone(d, definitions)).contains(letter.get()))
            .toList();
    if (inside.isEmpty()) {
      return this;
    }
    List<Expr> written = expressions.stream().map(e -> undone(e, inside)).toList();
    var kept = new NamedParts(without(inside), written, assumptions);
    return kept.definitions.isEmpty() || kept.cost() >= cost(List.of(plain))
        ? new NamedParts(List.of(), List.of(plain), Set.of())
        : kept;
  }

  private List<Expr.Named> without(List<Expr.Named> inside) {
    return definitions.stream().filter(d -> !inside.contains(d)).toList();
  }

  /** Tokens of the definitions' lines and of the expressions. */
  public long cost() {
    var tokens = new TokenCount();
    long cost = cost(expressions);
    for (Expr.Named definition : definitions) {
      cost += tokens.of(definition.value()) + LINE;
    }
    return cost;
  }

  private static long cost(List<Expr> expressions) {
    var tokens = new TokenCount();
    long cost = 0;
    for (Expr e : expressions) {
      cost = PartSearch.plus(cost, tokens.of(e));
    }
    return cost;
  }

  /** An expression with the definitions' values in place of their names. */
  public static Expr undone(Expr e, List<Expr.Named> definitions) {
    return definitions.isEmpty() ? e : undone(e, definitions::contains);
  }

  static Expr undone(Expr e, Predicate<Expr> isPart) {
    return undone(e, isPart, new IdentityHashMap<>());
  }

  private static Expr undone(Expr e, Predicate<Expr> isPart, Map<Expr, Expr> done) {
    Expr known = done.get(e);
    if (known == null) {
      known =
          e instanceof Expr.Named name
              ? isPart.test(e) ? undone(name.value(), isPart, done) : e
              : Children.map(e, child -> undone(child, isPart, done));
      done.put(e, known);
    }
    return known;
  }
}
