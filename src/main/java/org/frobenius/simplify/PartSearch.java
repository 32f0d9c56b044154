package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.print.TokenCount;
import org.frobenius.simplify.PartRecognition.Occurrence;

/**
 * The search for parts worth a name, the one that saves most first. A part is found again in its
 * transpose, in a multiple of it, as neighbouring factors of a longer product and as some of the
 * terms of a longer sum. A sum has the sign its writer gave it.
 */
final class PartSearch {
  /** More names than this do not help a reader. */
  private static final int MOST_NAMES = 12;

  /** How many of the most promising parts are tried each time. */
  private static final int MOST_TRIALS = 24;

  /**
   * How many unfinished namings are kept side by side: the part that saves most may spoil others.
   */
  private static final int WIDTH = 5;

  /** Longer products are looked at factor by factor. */
  private static final int LONG_PRODUCT = 16;

  /** Longer sums are looked at term by term. */
  private static final int LONG_SUM = 5;

  /**
   * In larger expressions one unfinished naming is kept: each further name would be tried in all of
   * them, and each trial looks at every node.
   */
  private static final int BROAD = 100;

  /** In larger expressions only whole nodes are looked at. */
  private static final int LARGE = 600;

  /** Counts beyond it are not told apart; keeps the sums of counts from overflowing. */
  private static final long MANY = 1_000_000;

  private final PartRecognition recognition;
  private final TokenCount tokens = new TokenCount();
  private final Map<Expr, List<Piece>> pieces = new IdentityHashMap<>();
  private final Nameable nameable;
  private final boolean large;
  private final boolean broad;
  private Naming best;

  /**
   * Some factors of a product or terms of a sum.
   *
   * @param chosen a bit for each of them
   */
  private record Piece(int chosen, Expr expression) {
    static int neighbours(int from, int to) {
      return (1 << to) - (1 << from);
    }
  }

  /**
   * Some parts named.
   *
   * @param roots the expressions, with names
   * @param keys of the parts named
   * @param values of the parts named, without names: whatever the order they were named in
   */
  private record Naming(List<Expr> roots, Set<Expr> keys, Set<Expr> values, long cost) {
    Naming {
      roots = List.copyOf(roots);
      keys = Set.copyOf(keys);
      values = Set.copyOf(values);
    }
  }

  PartSearch(List<Expr> roots, PartRecognition recognition) {
    this.recognition = recognition;
    this.best = new Naming(roots, Set.of(), Set.of(), cost(roots));
    List<Expr> all = nodes(roots);
    this.large = all.size() > LARGE;
    this.broad = all.size() > BROAD;
    this.nameable = new Nameable(all);
  }

  /** Whether it is a name given here: a number, one token long, which no user's name is. */
  static boolean isPart(Expr e) {
    return e instanceof Expr.Named(var name, _, _) && Character.isDigit(name.charAt(0));
  }

  PartSearch run() {
    List<Naming> open = List.of(best);
    for (int names = 0; names < MOST_NAMES && !open.isEmpty(); names++) {
      var found = new LinkedHashMap<Set<Expr>, Naming>();
      for (Naming naming : open) {
        for (Naming next : further(naming)) {
          found.merge(next.values(), next, (a, b) -> b.cost() < a.cost() ? b : a);
        }
      }
      open =
          found.values().stream()
              .sorted(Comparator.comparingLong(Naming::cost))
              .limit(broad ? 1 : WIDTH)
              .toList();
      if (!open.isEmpty() && open.getFirst().cost() < best.cost()) {
        best = open.getFirst();
      }
    }
    return this;
  }

  int names() {
    return best.keys().size();
  }

  boolean isBroad() {
    return broad;
  }

  List<Expr> roots() {
    return best.roots();
  }

  long cost() {
    return best.cost();
  }

  private long cost(List<Expr> expressions) {
    long cost = 0;
    for (Expr e : expressions) {
      cost = plus(cost, tokens.of(e));
    }
    for (Expr node : nodes(expressions)) {
      if (isPart(node) && node instanceof Expr.Named(_, var value, _)) {
        cost = plus(cost, tokens.of(value) + NamedParts.LINE);
      }
    }
    return cost;
  }

  /** Saturates. */
  static long plus(long a, long b) {
    return a > Long.MAX_VALUE / 2 - b ? Long.MAX_VALUE / 2 : a + b;
  }

  /** Every node once, children before parents; the values of named parts too. */
  static List<Expr> nodes(List<Expr> roots) {
    var order = new LinkedHashSet<Expr>();
    roots.forEach(root -> visit(root, order));
    return List.copyOf(order);
  }

  private static void visit(Expr e, LinkedHashSet<Expr> order) {
    if (!order.contains(e)) {
      inside(e).forEach(child -> visit(child, order));
      order.add(e);
    }
  }

  /** What is written of a node: of a named part its value, of a user's name nothing. */
  static List<Expr> inside(Expr e) {
    return e instanceof Expr.Named(_, var value, _)
        ? isPart(e) ? List.of(value) : List.of()
        : Children.of(e);
  }

  private record Candidate(Expr key, long saving) {}

  /** With one part more named, each cheaper than before. */
  private List<Naming> further(Naming naming) {
    List<Expr> roots = naming.roots();
    var times = new IdentityHashMap<Expr, Long>();
    roots.forEach(root -> times.merge(root, 1L, Long::sum));
    var count = new LinkedHashMap<Expr, Long>();
    var written = new HashMap<Expr, Expr>();
    for (Expr node : nodes(roots).reversed()) {
      long here = Math.min(times.getOrDefault(node, 0L), MANY);
      long below = node instanceof Expr.Named ? 1 : here;
      inside(node).forEach(child -> times.merge(child, below, Long::sum));
      for (Expr part : parts(node)) {
        Occurrence found = occurrence(part);
        count.merge(found.key(), here, Long::sum);
        written.merge(found.key(), part, this::shorter);
      }
    }
    var candidates = new ArrayList<Candidate>();
    count.forEach(
        (key, n) -> {
          long length = Math.min(tokens.of(Objects.requireNonNull(written.get(key))), MANY);
          long saving = (n - 1) * (length - 1) - NamedParts.LINE - 1;
          if (n > 1 && saving > 0 && !naming.keys().contains(key)) {
            candidates.add(new Candidate(key, saving));
          }
        });
    // stable: among equal savings the one met first
    candidates.sort((a, b) -> Long.compare(b.saving(), a.saving()));
    var all = new ArrayList<Naming>();
    for (Candidate candidate : candidates.subList(0, Math.min(MOST_TRIALS, candidates.size()))) {
      Expr key = candidate.key();
      Expr part = Objects.requireNonNull(written.get(key));
      Expr value = large ? part : recognition.shown(part);
      Expr name = Build.named(Integer.toString(naming.keys().size()), value);
      var done = new IdentityHashMap<Expr, Expr>();
      List<Expr> replaced = roots.stream().map(r -> replaced(r, key, name, done)).toList();
      long cost = cost(replaced);
      // counted ahead, overlapping parts count twice
      if (cost < naming.cost()) {
        var keys = new HashSet<>(naming.keys());
        keys.add(key);
        var values = new HashSet<>(naming.values());
        values.add(recognition.normal(value));
        all.add(new Naming(replaced, keys, values, cost));
      }
    }
    return all;
  }

  private Occurrence occurrence(Expr part) {
    return large ? Occurrence.plain(part) : recognition.of(part);
  }

  private Expr shorter(Expr a, Expr b) {
    return tokens.of(b) < tokens.of(a) ? b : a;
  }

  /** What of a node may be named: itself, neighbouring factors, some of the terms. */
  private List<Expr> parts(Expr node) {
    var parts = new ArrayList<Expr>();
    if (nameable.test(node)) {
      parts.add(node);
    }
    pieces(node).forEach(piece -> parts.add(piece.expression()));
    return parts;
  }

  /** The pieces of a node that may be named, found once. */
  private List<Piece> pieces(Expr node) {
    List<Piece> known = pieces.get(node);
    if (known == null) {
      known = large ? List.of() : found(node);
      pieces.put(node, known);
    }
    return known;
  }

  private List<Piece> found(Expr node) {
    var found = new ArrayList<Piece>();
    if (node instanceof Expr.Product(_, var scalars, var factors, _) && isSplit(factors)) {
      for (int i = 0; i < factors.size(); i++) {
        for (int j = i + 2; j <= factors.size(); j++) {
          boolean whole = scalars.isEmpty() && j - i == factors.size();
          Expr window = Build.product(factors.subList(i, j));
          if (!whole && window instanceof Expr.Product && nameable.test(window)) {
            found.add(new Piece(Piece.neighbours(i, j), window));
          }
        }
      }
    }
    if (node instanceof Expr.Sum(var terms, _) && terms.size() <= LONG_SUM) {
      for (int chosen = 1; chosen < (1 << terms.size()) - 1; chosen++) {
        if (Integer.bitCount(chosen) > 1) {
          Expr some = some(terms, chosen);
          if (some instanceof Expr.Sum && nameable.test(some)) {
            found.add(new Piece(chosen, some));
          }
        }
      }
    }
    return List.copyOf(found);
  }

  /** Whether no product is too long to be looked into. */
  static boolean seesAll(List<Expr> expressions) {
    List<Expr> nodes = nodes(expressions);
    return nodes.size() <= LARGE
        && nodes.stream()
            .noneMatch(
                node ->
                    node instanceof Expr.Product(_, _, var factors, _)
                        && factors.size() > LONG_PRODUCT);
  }

  private static boolean isSplit(List<Expr> factors) {
    return factors.size() > 1 && factors.size() <= LONG_PRODUCT;
  }

  private static Expr some(List<Expr> terms, int chosen) {
    var some = new ArrayList<Expr>();
    for (int i = 0; i < terms.size(); i++) {
      if ((chosen >> i & 1) == 1) {
        some.add(terms.get(i));
      }
    }
    return Build.sum(some);
  }

  private Expr replaced(Expr e, Expr key, Expr name, Map<Expr, Expr> done) {
    Expr known = done.get(e);
    if (known == null) {
      known = replace(e, key, name, done);
      done.put(e, known);
    }
    return known;
  }

  private Expr replace(Expr e, Expr key, Expr name, Map<Expr, Expr> done) {
    Optional<Expr> own = nameable.test(e) ? asName(e, key, name) : Optional.empty();
    if (own.isPresent()) {
      return own.get();
    }
    return switch (e) {
      case Expr.Named(var word, var value, _) ->
          isPart(e) ? Build.named(word, replaced(value, key, name, done)) : e;
      case Expr.Product(var c, var scalars, var factors, _) when !large && isSplit(factors) ->
          Build.product(
              c,
              scalars.stream().map(s -> replaced(s, key, name, done)).toList(),
              chain(e, factors, key, name, done));
      case Expr.Sum(var terms, _) ->
          sum(e, terms, key, name, done)
              .orElseGet(
                  () -> Factoring.sum(Children.all(terms, t -> replaced(t, key, name, done))));
      case Expr.Transpose(var arg, _) -> {
        // a sum that is the opposite of the part leaves its sign outside
        Scaled scaled = Scaled.of(replaced(arg, key, name, done));
        yield Build.scale(scaled.coefficient(), Build.transpose(scaled.body()));
      }
      case Expr other -> Children.map(other, child -> replaced(child, key, name, done));
    };
  }

  private List<Expr> chain(
      Expr product, List<Expr> factors, Expr key, Expr name, Map<Expr, Expr> done) {
    var chain = new ArrayList<Expr>();
    for (int i = 0; i < factors.size(); ) {
      Optional<Piece> window = window(product, i, key);
      if (window.isPresent()) {
        chain.add(asName(window.get().expression(), key, name).orElseThrow());
        i += Integer.bitCount(window.get().chosen());
      } else {
        chain.add(replaced(factors.get(i), key, name, done));
        i++;
      }
    }
    return chain;
  }

  /** The longest row of neighbouring factors from {@code i} on that is the part. */
  private Optional<Piece> window(Expr product, int i, Expr key) {
    return pieces(product).reversed().stream()
        .filter(piece -> Integer.numberOfTrailingZeros(piece.chosen()) == i)
        .filter(piece -> occurrence(piece.expression()).key() == key)
        .findFirst();
  }

  /** The sum with the name in place of the terms that make up the part, if some do. */
  private Optional<Expr> sum(
      Expr sum, List<Expr> terms, Expr key, Expr name, Map<Expr, Expr> done) {
    return pieces(sum).reversed().stream()
        .filter(piece -> occurrence(piece.expression()).key() == key)
        .findFirst()
        .map(
            piece -> {
              var rest = new ArrayList<Expr>();
              for (int i = 0; i < terms.size(); i++) {
                if ((piece.chosen() >> i & 1) == 0) {
                  rest.add(replaced(terms.get(i), key, name, done));
                }
              }
              rest.add(asName(piece.expression(), key, name).orElseThrow());
              return Factoring.sum(rest);
            });
  }

  private Optional<Expr> asName(Expr e, Expr key, Expr name) {
    Occurrence found = occurrence(e);
    if (found.key() != key) {
      return Optional.empty();
    }
    Expr turned = found.turned() ? Build.transpose(name) : name;
    return Optional.of(Build.scale(found.scaled().coefficient(), turned));
  }
}
