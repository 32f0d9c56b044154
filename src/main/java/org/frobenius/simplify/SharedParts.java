package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.print.TokenCount;

/**
 * Names for all parts that an expression shares, where it would be too long for a search: each is
 * written once, so that the whole is as long as what there is of it. A sum is found again in a
 * longer sum.
 */
final class SharedParts {
  /** Counts beyond it are not told apart; keeps the sums of counts from overflowing. */
  private static final long MANY = 1_000_000;

  private final List<Expr> nodes;
  private final Nameable nameable;
  private final Map<Expr, Expr.Sum> within = new IdentityHashMap<>();
  private final Set<Expr> shared = new LinkedHashSet<>();
  private final Map<Expr, Expr> done = new IdentityHashMap<>();
  private int names;

  /**
   * @param nodes of the expressions, each once, children before parents
   */
  private SharedParts(List<Expr> nodes) {
    this.nodes = nodes;
    this.nameable = new Nameable(nodes);
    this.names = nodes.stream().mapToInt(SharedParts::number).max().orElse(-1) + 1;
  }

  private static int number(Expr e) {
    return PartSearch.isPart(e) && e instanceof Expr.Named(var name, _, _)
        ? Integer.parseInt(name)
        : -1;
  }

  /** The expressions with numbers for names, as {@link PartSearch} gives them. */
  static List<Expr> named(List<Expr> roots) {
    var parts = new SharedParts(PartSearch.nodes(roots));
    parts.findSums();
    parts.count(roots);
    return roots.stream().map(parts::written).toList();
  }

  /** For each sum the last one before it that has no other terms. */
  private void findSums() {
    var last = new IdentityHashMap<Expr, Expr.Sum>();
    for (Expr node : nodes) {
      if (node instanceof Expr.Sum sum) {
        var terms = new LinkedHashSet<>(sum.terms());
        var candidates = new LinkedHashSet<Expr.Sum>();
        sum.terms().forEach(t -> Optional.ofNullable(last.get(t)).ifPresent(candidates::add));
        candidates.stream()
            .filter(c -> c.terms().size() > 1 && terms.containsAll(c.terms()))
            .max((a, b) -> Integer.compare(a.terms().size(), b.terms().size()))
            .ifPresent(found -> within.put(sum, found));
        sum.terms().forEach(t -> last.put(t, sum));
      }
    }
  }

  /** What is written of a node: itself, or a shorter sum and the rest. */
  private List<Expr> inside(Expr e) {
    Expr.Sum found = within.get(e);
    if (found == null || !(e instanceof Expr.Sum(var terms, _))) {
      return PartSearch.inside(e);
    }
    var parts = new ArrayList<Expr>(List.of(found));
    var known = new LinkedHashSet<>(found.terms());
    terms.stream().filter(t -> !known.contains(t)).forEach(parts::add);
    return parts;
  }

  private void count(List<Expr> roots) {
    var tokens = new TokenCount();
    var times = new IdentityHashMap<Expr, Long>();
    roots.forEach(root -> times.merge(root, 1L, Long::sum));
    for (Expr node : nodes.reversed()) {
      long here = Math.min(times.getOrDefault(node, 0L), MANY);
      long length = Math.min(tokens.of(node), MANY);
      if (here > 1 && (here - 1) * (length - 1) > NamedParts.LINE + 1 && nameable.test(node)) {
        shared.add(node);
      }
      boolean once = shared.contains(node) || PartSearch.isPart(node);
      long below = once ? Math.min(here, 1) : here;
      inside(node).forEach(child -> times.merge(child, below, Long::sum));
    }
  }

  private Expr written(Expr e) {
    Expr known = done.get(e);
    if (known == null) {
      Expr plain = plain(e);
      known = shared.contains(e) ? Build.named(Integer.toString(names++), plain) : plain;
      done.put(e, known);
    }
    return known;
  }

  private Expr plain(Expr e) {
    if (e instanceof Expr.Named(var name, var value, _)) {
      return PartSearch.isPart(e) ? Build.named(name, written(value)) : e;
    }
    return within.containsKey(e)
        ? Build.sum(inside(e).stream().map(this::written).toList())
        : Children.map(e, this::written);
  }
}
