package org.frobenius.simplify;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Order;
import org.frobenius.expr.Rational;
import org.frobenius.print.TokenCount;
import org.frobenius.rule.Assumption;

/**
 * What parts of an expression are, whichever way round and however scaled they stand, and whatever
 * in them has a name already. A sum has the sign its writer gave it.
 */
final class PartRecognition {
  /**
   * One of a part's occurrences: {@code scaled.coefficient * key}, or the transpose of that.
   *
   * @param key the same for all that one name can stand for
   */
  record Occurrence(Expr key, Scaled scaled, boolean turned) {
    /** Of a part that is taken as it stands. */
    static Occurrence plain(Expr part) {
      return new Occurrence(part, new Scaled(Rational.ONE, part), false);
    }
  }

  private final Normalizer normalizer = new Normalizer();
  private final TokenCount tokens = new TokenCount();
  private final Map<Expr, Occurrence> occurrences = new IdentityHashMap<>();
  private final Map<Expr, Expr> shown = new IdentityHashMap<>();
  private final Map<Expr, Expr> unnamed = new IdentityHashMap<>();
  private final Set<Expr> opposite = new HashSet<>();

  /**
   * @param signs of the sums as they were written
   */
  PartRecognition(OwnSigns signs) {
    var own = new HashSet<Expr>();
    var other = new HashSet<Expr>();
    for (Expr.Sum sum : signs.sums()) {
      Occurrence found = recognized(sum);
      (found.scaled().coefficient().signum() < 0 ? other : own).add(found.key());
    }
    other.removeAll(own);
    opposite.addAll(other);
  }

  /** What a part is; the same in all namings, since the names given so far are undone. */
  Occurrence of(Expr part) {
    Expr plain = unnamed(part);
    Occurrence known = occurrences.get(plain);
    if (known == null) {
      known = withOwnSign(recognized(plain));
      occurrences.put(plain, known);
    }
    return known;
  }

  /** The part as it is written where it is shortest, its multiple and its transpose undone. */
  Expr shown(Expr part) {
    return shown.computeIfAbsent(part, this::straightened);
  }

  private Expr straightened(Expr part) {
    Occurrence found = of(part);
    Rational coefficient = found.scaled().coefficient();
    if (!found.turned() && coefficient.isOne()) {
      return part;
    }
    Scaled straight = primitive(normalizer.normalize(part));
    Scaled body =
        found.turned()
            ? primitive(normalizer.normalize(Mirror.of(straight.body())))
            : new Scaled(Rational.ONE, straight.body());
    Rational left = straight.coefficient().times(body.coefficient()).over(coefficient);
    return normalizer.presentation().best(multiple(left, body.body()));
  }

  /** The normal form without the names given so far. */
  Expr normal(Expr part) {
    return normalizer.normalize(unnamed(part));
  }

  /** What recognizing parts took for granted. */
  Set<Assumption> assumptions() {
    return normalizer.assumptions();
  }

  private Expr unnamed(Expr e) {
    Expr known = unnamed.get(e);
    if (known == null) {
      known =
          e instanceof Expr.Named(_, var value, _)
              ? PartSearch.isPart(e) ? unnamed(value) : e
              : Children.map(e, this::unnamed);
      unnamed.put(e, known);
    }
    return known;
  }

  /** A multiple of a sum is a sum: of the opposite no sign stands in front. */
  private static Expr multiple(Rational c, Expr e) {
    return e instanceof Expr.Sum(var terms, _)
        ? Build.sum(Children.all(terms, term -> Build.scale(c, term)))
        : Build.scale(c, e);
  }

  private Occurrence withOwnSign(Occurrence found) {
    if (!opposite.contains(found.key()) || !(found.key() instanceof Expr.Sum(var terms, _))) {
      return found;
    }
    Expr key = Build.sum(Children.all(terms, Build::negate));
    return new Occurrence(
        key, new Scaled(found.scaled().coefficient().negate(), key), found.turned());
  }

  private Occurrence recognized(Expr part) {
    Scaled scaled = primitive(normalizer.normalize(part));
    Scaled other = primitive(normalizer.normalize(Mirror.of(scaled.body())));
    boolean mirrored =
        !part.isScalar()
            && !(other.body() instanceof Expr.Transpose)
            && other.body() != scaled.body()
            && isPlainer(other.body(), scaled.body());
    return mirrored
        ? new Occurrence(
            other.body(),
            new Scaled(scaled.coefficient().times(other.coefficient()), other.body()),
            true)
        : new Occurrence(scaled.body(), scaled, false);
  }

  /** Of a part and its transpose, the column or the one that takes fewer tokens has the name. */
  private boolean isPlainer(Expr a, Expr b) {
    if (a.shape().cols().isOne() != b.shape().cols().isOne()) {
      return a.shape().cols().isOne();
    }
    long difference =
        tokens.of(normalizer.presentation().best(a)) - tokens.of(normalizer.presentation().best(b));
    return difference < 0 || difference == 0 && Order.NATURAL.compare(a, b) < 0;
  }

  private static Scaled primitive(Expr e) {
    return e instanceof Expr.Sum sum ? SumArrangement.primitive(sum) : Scaled.of(e);
  }
}
