package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Space;

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

  private final ReadingCost cost;

  Factoring(ReadingCost cost) {
    this.cost = cost;
  }

  /** A sum of the same value, no longer than the terms as they stand. */
  Expr factor(List<Expr> terms) {
    return factor(terms, 0);
  }

  private Expr factor(List<Expr> terms, int depth) {
    List<Expr> current = counted(terms);
    Expr whole = sum(current);
    while (current.size() > 1) {
      Optional<List<Expr>> shorter = step(current, whole, depth);
      if (shorter.isEmpty()) {
        shorter = withCommonSum(current, whole);
      }
      if (shorter.isEmpty()) {
        break;
      }
      current = counted(shorter.get());
      whole = sum(current);
    }
    return whole;
  }

  private Optional<List<Expr>> withCommonSum(List<Expr> terms, Expr whole) {
    return CommonSum.in(terms).filter(gathered -> cost.of(sum(gathered)) <= cost.of(whole));
  }

  /** Terms, each there once: what is left of two terms may be the same. */
  private static List<Expr> counted(List<Expr> terms) {
    boolean distinct =
        terms.size() == 2
            ? terms.getFirst() != terms.getLast()
            : Set.copyOf(terms).size() == terms.size();
    if (distinct) {
      return terms;
    }
    Expr counted =
        Build.sum(terms) instanceof Expr.Sum sum ? SumArrangement.arrange(sum) : Build.sum(terms);
    return counted instanceof Expr.Sum(var each, _) ? each : List.of(counted);
  }

  /** Pulls out the one factor that saves most. */
  private Optional<List<Expr>> step(List<Expr> terms, Expr whole, int depth) {
    var groups = CommonFactor.among(terms);
    if (!haveCommon(groups.values())) {
      return Optional.empty();
    }
    long bestCost = cost.of(whole);
    List<Expr> best = null;
    for (Map.Entry<CommonFactor, List<Expr>> entry : groups.entrySet()) {
      List<Expr> members = entry.getValue();
      if (members.size() < 2 || (terms.size() > MANY && members.size() < terms.size())) {
        continue;
      }
      for (List<Expr> taken : List.of(members, withoutMultiples(entry.getKey(), members))) {
        if (taken.size() < 2) {
          continue;
        }
        var rest = new ArrayList<>(terms);
        rest.removeAll(taken);
        rest.add(pulledOut(entry.getKey(), taken, depth));
        long with = cost.of(sum(rest));
        if (with < bestCost) {
          bestCost = with;
          best = rest;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean haveCommon(Collection<List<Expr>> groups) {
    for (List<Expr> members : groups) {
      if (members.size() > 1) {
        return true;
      }
    }
    return false;
  }

  /**
   * The terms that are more than scalars times a vector, which would leave scalars times the
   * identity; none where all are more.
   */
  private static List<Expr> withoutMultiples(CommonFactor common, List<Expr> members) {
    if (common.side() == CommonFactor.Side.SCALAR || !common.factor().shape().isVector()) {
      return List.of();
    }
    var more = new ArrayList<Expr>(members.size());
    for (Expr member : members) {
      if (!isMultiple(member, common.factor())) {
        more.add(member);
      }
    }
    return more.size() == members.size() ? List.of() : more;
  }

  private static boolean isMultiple(Expr term, Expr factor) {
    return term == factor
        || term instanceof Expr.Product(_, _, var factors, _) && factors.equals(List.of(factor));
  }

  private Expr pulledOut(CommonFactor common, List<Expr> members, int depth) {
    List<Expr> rests = Children.all(members, common::without);
    Expr inner =
        depth < DEEPEST && rests.size() <= FEW ? factor(rests, depth + 1) : Build.sum(rests);
    Scaled scaled = inner instanceof Expr.Sum s ? SumArrangement.primitive(s) : Scaled.of(inner);
    Expr body = scaled.body();
    if (body instanceof Expr.Sum s) {
      body = positiveFirst(s.terms());
    }
    return common.times(scaled.coefficient(), body);
  }

  /** The terms with a positive one in front, as a person writes them. */
  static Expr sum(List<Expr> terms) {
    return terms.size() == 1 ? terms.getFirst() : positiveFirst(terms);
  }

  private static Expr positiveFirst(List<Expr> terms) {
    if (terms.getFirst() instanceof Expr.Num(var number, _)
        && number.signum() > 0
        && counts(terms.subList(1, terms.size()))) {
      var turned = new ArrayList<>(terms);
      turned.addLast(turned.removeFirst());
      return positiveFirst(turned);
    }
    for (int i = 0; i < terms.size(); i++) {
      if (Scaled.coefficient(terms.get(i)).signum() > 0) {
        if (i == 0) {
          return Build.sum(ReadingOrder.ofTerms(terms));
        }
        var turned = new ArrayList<>(terms);
        turned.addFirst(turned.remove(i));
        return Build.sum(ReadingOrder.ofTerms(turned));
      }
    }
    return Build.sum(terms);
  }

  /** Whole numbers with a positive one in front: {@code k + 1}, not {@code 1 + k}. */
  private static boolean counts(List<Expr> terms) {
    return terms.stream().anyMatch(t -> Scaled.coefficient(t).signum() > 0)
        && terms.stream()
            .map(t -> Scaled.of(t).body())
            .allMatch(
                t ->
                    t instanceof Expr.Size
                        || t instanceof Expr.Symbol(_, var space, _)
                            && space.kind() == Space.Kind.NATURAL);
  }
}
