package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.print.TokenCount;

/**
 * Names for rows of factors that products share. The product rule gives a sum of what stands left
 * and right of each factor: the products are cut where most of them can be, and what is left and
 * right of the cut has a name, each in terms of the next shorter one. So a gradient of n products
 * of n factors is written with n names and products of a few factors, as the chain rule from both
 * ends computes it.
 */
final class SharedRuns {
  /** A product has to be read in two parts at least, each of two factors. */
  private static final int SHORTEST = 4;

  private final Nameable nameable;
  private final TokenCount tokens = new TokenCount();
  private final List<Expr> letters = new ArrayList<>();
  private final Map<Expr, Expr> done = new IdentityHashMap<>();
  private final Map<Expr, List<Expr>> split = new IdentityHashMap<>();
  private int names;

  /** The factors of a product, a number for each. */
  private record Chain(Expr.Product product, int[] letters) {
    int first() {
      return letters[0];
    }

    int last() {
      return letters[letters.length - 1];
    }
  }

  /** Two neighbouring factors. */
  private record Pair(int left, int right) {}

  /** How many products have a pair; the earlier met, the lower its rank. */
  private static final class Tally {
    static final Comparator<Tally> MOST_FIRST =
        Comparator.<Tally>comparingInt(t -> -t.count).thenComparingInt(t -> t.rank);

    private final int rank;
    private int count;
    private int last = -1;

    Tally(int rank) {
      this.rank = rank;
    }

    void meet(int chain) {
      if (chain != last) {
        count++;
        last = chain;
      }
    }
  }

  /** The products cut alike, each with the number of factors left of the cut. */
  private record Cut(List<Chain> chains, List<Integer> at) {
    void add(Chain chain, int left) {
      chains.add(chain);
      at.add(left);
    }

    List<PrefixTree.Sequence> left() {
      return IntStream.range(0, at.size())
          .mapToObj(i -> new PrefixTree.Sequence(chains.get(i).letters(), 0, at.get(i), true))
          .toList();
    }

    List<PrefixTree.Sequence> right() {
      return IntStream.range(0, at.size())
          .mapToObj(
              i -> {
                int[] row = chains.get(i).letters();
                return new PrefixTree.Sequence(row, at.get(i), row.length, false);
              })
          .toList();
    }

    /** Where products end at the cut they are left so. */
    Cut behindCommon() {
      List<PrefixTree.Sequence> rest = right().stream().filter(s -> s.length() > 0).toList();
      int common = rest.stream().mapToInt(s -> s.common(rest.getFirst())).min().orElse(0);
      return new Cut(
          chains,
          IntStream.range(0, at.size())
              .mapToObj(i -> Math.min(at.get(i) + common, chains.get(i).letters().length))
              .toList());
    }
  }

  /** What to write for the factors of each product of a cut. */
  private record Parts(List<List<Expr>> factors, long cost) {}

  private SharedRuns(List<Expr> nodes) {
    this.nameable = new Nameable(nodes);
    List<Chain> chains = chains(nodes);
    for (Cut cut : cuts(chains)) {
      Parts parts = shorter(cut);
      for (int i = 0; i < cut.chains().size(); i++) {
        split.put(cut.chains().get(i).product(), parts.factors().get(i));
      }
    }
  }

  /** The expressions with numbers for names, as {@link PartSearch} gives them. */
  static List<Expr> named(List<Expr> roots) {
    var runs = new SharedRuns(PartSearch.nodes(roots));
    return runs.split.isEmpty() ? roots : roots.stream().map(runs::written).toList();
  }

  private List<Chain> chains(List<Expr> nodes) {
    var number = new IdentityHashMap<Expr, Integer>();
    var chains = new ArrayList<Chain>();
    for (Expr node : nodes) {
      if (node instanceof Expr.Product product && product.factors().size() >= SHORTEST) {
        int[] row = new int[product.factors().size()];
        for (int i = 0; i < row.length; i++) {
          row[i] =
              number.computeIfAbsent(
                  product.factors().get(i),
                  factor -> {
                    letters.add(factor);
                    return letters.size() - 1;
                  });
        }
        chains.add(new Chain(product, row));
      }
    }
    return chains;
  }

  private static List<Cut> cuts(List<Chain> chains) {
    Map<Pair, Tally> tallies = tallies(chains);
    var groups = new LinkedHashMap<Pair, List<Chain>>();
    for (Chain chain : chains) {
      groups.computeIfAbsent(best(chain, tallies), _ -> new ArrayList<>()).add(chain);
    }
    var cuts = new ArrayList<Cut>();
    var before = new HashMap<Integer, Cut>();
    var after = new HashMap<Integer, Cut>();
    groups.forEach(
        (pair, group) -> {
          if (group.size() > 1) {
            var cut = new Cut(new ArrayList<>(), new ArrayList<>());
            group.forEach(chain -> cut.add(chain, after(chain, pair)));
            cuts.add(cut);
            before.merge(pair.left(), cut, SharedRuns::larger);
            after.merge(pair.right(), cut, SharedRuns::larger);
          }
        });
    // what has one side of a cut only begins or ends there
    for (List<Chain> group : groups.values()) {
      Chain chain = group.getFirst();
      if (group.size() == 1 && before.containsKey(chain.last())) {
        before.get(chain.last()).add(chain, chain.letters().length);
      } else if (group.size() == 1 && after.containsKey(chain.first())) {
        after.get(chain.first()).add(chain, 0);
      }
    }
    return cuts;
  }

  private static Cut larger(Cut a, Cut b) {
    return b.chains().size() > a.chains().size() ? b : a;
  }

  private static Map<Pair, Tally> tallies(List<Chain> chains) {
    var tallies = new HashMap<Pair, Tally>();
    for (int c = 0; c < chains.size(); c++) {
      int[] row = chains.get(c).letters();
      for (int i = 1; i < row.length; i++) {
        tallies
            .computeIfAbsent(new Pair(row[i - 1], row[i]), _ -> new Tally(tallies.size()))
            .meet(c);
      }
    }
    return tallies;
  }

  private static Pair best(Chain chain, Map<Pair, Tally> tallies) {
    int[] row = chain.letters();
    return IntStream.range(1, row.length)
        .mapToObj(i -> new Pair(row[i - 1], row[i]))
        .min(
            Comparator.comparing(
                pair -> Objects.requireNonNull(tallies.get(pair)), Tally.MOST_FIRST))
        .orElseThrow();
  }

  /** The place of a pair's second factor. */
  private static int after(Chain chain, Pair pair) {
    int[] row = chain.letters();
    int i = 1;
    while (row[i - 1] != pair.left() || row[i] != pair.right()) {
      i++;
    }
    return i;
  }

  /** Cut there, or behind all that the products have alike there. */
  private Parts shorter(Cut cut) {
    Parts there = parts(cut);
    Parts behind = parts(cut.behindCommon());
    return behind.cost() < there.cost() ? behind : there;
  }

  private Parts parts(Cut cut) {
    List<List<Expr>> left = ends(cut.left(), true);
    List<List<Expr>> right = ends(cut.right(), false);
    var parts = new ArrayList<List<Expr>>();
    for (int i = 0; i < left.size(); i++) {
      parts.add(Stream.concat(left.get(i).stream(), right.get(i).stream()).toList());
    }
    return new Parts(parts, cost(parts));
  }

  private long cost(List<List<Expr>> parts) {
    List<Expr> products = parts.stream().map(Build::product).toList();
    long cost = 0;
    for (Expr product : products) {
      cost += tokens.of(product);
    }
    for (Expr node : PartSearch.nodes(products)) {
      if (PartSearch.isPart(node) && node instanceof Expr.Named(_, var value, _)) {
        cost += tokens.of(value) + NamedParts.LINE;
      }
    }
    return cost;
  }

  /** What to write for each sequence: the names of what it has alike with others, and the rest. */
  private List<List<Expr>> ends(List<PrefixTree.Sequence> sequences, boolean backwards) {
    var tree = new PrefixTree(sequences);
    var written = new IdentityHashMap<PrefixTree.Node, List<Expr>>();
    for (PrefixTree.Node node : tree.nodes()) {
      var factors = new ArrayList<Expr>();
      node.parent().ifPresent(p -> factors.addAll(Objects.requireNonNull(written.get(p))));
      List<Expr> own = node.own().stream().map(letters::get).toList();
      factors.addAll(backwards ? 0 : factors.size(), backwards ? own.reversed() : own);
      written.put(node, name(factors, node.uses()).map(List::of).orElse(factors));
    }
    return IntStream.range(0, sequences.size())
        .mapToObj(i -> Objects.requireNonNull(written.get(tree.end(i))))
        .toList();
  }

  private Optional<Expr> name(List<Expr> factors, int uses) {
    if (factors.size() < 2 || uses < 2) {
      return Optional.empty();
    }
    Expr value = Build.product(factors);
    boolean product =
        value instanceof Expr.Product(var c, var scalars, var all, _)
            && c.isOne()
            && scalars.isEmpty()
            && all.equals(factors);
    boolean saves = (uses - 1) * (tokens.of(value) - 1) > NamedParts.LINE + 1;
    return product && saves && nameable.test(value)
        ? Optional.of(Build.named(Integer.toString(names++), value))
        : Optional.empty();
  }

  private Expr written(Expr e) {
    Expr known = done.get(e);
    if (known == null) {
      List<Expr> factors = split.get(e);
      if (factors != null && e instanceof Expr.Product(var c, var scalars, _, _)) {
        known = Build.product(c, all(scalars), all(factors));
      } else if (e instanceof Expr.Named(var name, var value, _)) {
        known = PartSearch.isPart(e) ? Build.named(name, written(value)) : e;
      } else {
        known = Children.map(e, this::written);
      }
      done.put(e, known);
    }
    return known;
  }

  private List<Expr> all(List<Expr> list) {
    return list.stream().map(this::written).toList();
  }
}
