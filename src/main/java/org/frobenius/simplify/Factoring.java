package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;
import org.frobenius.print.TokenCount;

/**
 * Common factors pulled out of a sum, left, right and scalar, while that shortens it: {@code A'*A*x
 * - A'*b} is {@code A'*(A*x - b)}, {@code A*x + A'*x} is {@code (A + A')*x}.
 */
final class Factoring {
  /** Sums longer than this are factored only as a whole: the search is quadratic in the groups. */
  private static final int MANY = 200;

  /**
   * What is left inside is factored in turn for sums this short and levels this deep: the search
   * would be exponential.
   */
  private static final int FEW = 12;

  private static final int DEEPEST = 2;

  private final TokenCount tokens;

  Factoring(TokenCount tokens) {
    this.tokens = tokens;
  }

  private enum Side {
    LEFT,
    RIGHT,
    SCALAR
  }

  private record Group(Side side, Expr factor) {}

  /** A sum of the same value, no longer than the terms as they stand. */
  Expr factor(List<Expr> terms) {
    return factor(terms, 0);
  }

  private Expr factor(List<Expr> terms, int depth) {
    var current = new ArrayList<>(terms);
    while (current.size() > 1) {
      Optional<List<Expr>> shorter = step(current, depth);
      if (shorter.isEmpty()) {
        break;
      }
      current = new ArrayList<>(shorter.get());
    }
    return sum(current);
  }

  /** Pulls out the one factor that saves most. */
  private Optional<List<Expr>> step(List<Expr> terms, int depth) {
    var groups = new LinkedHashMap<Group, List<Expr>>();
    for (Expr term : terms) {
      for (Group g : groupsOf(term)) {
        groups.computeIfAbsent(g, _ -> new ArrayList<>()).add(term);
      }
    }
    long before = tokens.of(sum(terms));
    long bestCost = before;
    List<Expr> best = null;
    for (Map.Entry<Group, List<Expr>> entry : groups.entrySet()) {
      List<Expr> members = entry.getValue();
      if (members.size() < 2 || (terms.size() > MANY && members.size() < terms.size())) {
        continue;
      }
      var rest = new ArrayList<>(terms);
      rest.removeAll(members);
      rest.add(pulledOut(entry.getKey(), members, depth));
      long cost = tokens.of(sum(rest));
      if (cost < bestCost) {
        bestCost = cost;
        best = rest;
      }
    }
    return Optional.ofNullable(best);
  }

  private static List<Group> groupsOf(Expr term) {
    var groups = new ArrayList<Group>();
    switch (term) {
      case Expr.Product(_, var scalars, var factors, _) -> {
        scalars.stream().distinct().forEach(s -> groups.add(new Group(Side.SCALAR, s)));
        if (!factors.isEmpty()) {
          groups.add(new Group(Side.LEFT, factors.getFirst()));
          groups.add(new Group(Side.RIGHT, factors.getLast()));
        }
      }
      case Expr.Num _ -> {}
      case Expr other when other.isScalar() -> groups.add(new Group(Side.SCALAR, other));
      case Expr other -> {
        groups.add(new Group(Side.LEFT, other));
        groups.add(new Group(Side.RIGHT, other));
      }
    }
    return groups;
  }

  private Expr pulledOut(Group group, List<Expr> members, int depth) {
    List<Expr> rests = members.stream().map(t -> without(t, group)).toList();
    Expr inner =
        depth < DEEPEST && rests.size() <= FEW ? factor(rests, depth + 1) : Build.sum(rests);
    Scaled scaled = inner instanceof Expr.Sum s ? SumArrangement.primitive(s) : Scaled.of(inner);
    Expr body = scaled.body();
    if (body instanceof Expr.Sum s) {
      body = positiveFirst(s.terms());
    }
    return switch (group.side()) {
      case LEFT -> Build.product(scaled.coefficient(), List.of(), List.of(group.factor(), body));
      case RIGHT -> Build.product(scaled.coefficient(), List.of(), List.of(body, group.factor()));
      case SCALAR -> Build.product(scaled.coefficient(), List.of(group.factor()), List.of(body));
    };
  }

  private static Expr without(Expr term, Group group) {
    return switch (term) {
      case Expr.Product(var c, var scalars, var factors, _) ->
          switch (group.side()) {
            case LEFT ->
                chain(c, scalars, factors.subList(1, factors.size()), group.factor(), true);
            case RIGHT ->
                chain(c, scalars, factors.subList(0, factors.size() - 1), group.factor(), false);
            case SCALAR -> {
              var rest = new ArrayList<>(scalars);
              rest.remove(group.factor());
              yield Build.product(c, rest, factors);
            }
          };
      case Expr other when isIdentity(other) -> Build.ONE;
      case Expr other ->
          switch (group.side()) {
            case LEFT -> Build.identity(other.shape().cols());
            case RIGHT -> Build.identity(other.shape().rows());
            case SCALAR -> Build.ONE;
          };
    };
  }

  private static Expr chain(
      Rational c, List<Expr> scalars, List<Expr> rest, Expr removed, boolean left) {
    if (!rest.isEmpty() || isIdentity(removed)) {
      return Build.product(c, scalars, rest);
    }
    Expr unit = Build.identity(left ? removed.shape().cols() : removed.shape().rows());
    return Build.product(c, scalars, List.of(unit));
  }

  /** What is left of a multiple of the identity is a scalar. */
  private static boolean isIdentity(Expr e) {
    return Build.isConstant(e, Expr.Constant.Kind.IDENTITY);
  }

  /** The terms with a positive one in front, as a person writes them. */
  static Expr sum(List<Expr> terms) {
    return terms.size() == 1 ? terms.getFirst() : positiveFirst(terms);
  }

  private static Expr positiveFirst(List<Expr> terms) {
    for (int i = 0; i < terms.size(); i++) {
      if (Scaled.of(terms.get(i)).coefficient().signum() > 0) {
        if (i == 0) {
          return Build.sum(terms);
        }
        var turned = new ArrayList<>(terms);
        turned.addFirst(turned.remove(i));
        return Build.sum(turned);
      }
    }
    return Build.sum(terms);
  }
}
