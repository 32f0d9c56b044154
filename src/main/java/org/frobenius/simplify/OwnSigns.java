package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Operators;
import org.frobenius.expr.Order;
import org.frobenius.expr.Rational;
import org.frobenius.print.TokenCount;

/**
 * Sums with the sign their writer gave them: where {@code x - m} was written, {@code (m - x)*(m -
 * x)'} is {@code (x - m)*(x - m)'}. A sum is turned everywhere or nowhere, and only where no sign
 * more has to be written for it.
 */
public final class OwnSigns {
  /** In larger expressions sums are not turned one by one. */
  private static final long LARGE = 400;

  /** As deep as sums in sums are turned. */
  private static final int MOST_ROUNDS = 8;

  private final Set<Expr.Sum> sums;

  /** The terms of each, once they are asked for: most answers have no sum in question. */
  private Optional<Set<Set<Expr>>> own = Optional.empty();

  /**
   * @param written the expressions whose sums keep their signs
   */
  public OwnSigns(Collection<Expr> written) {
    this.sums = Collections.unmodifiableSet(sums(written));
  }

  private Set<Set<Expr>> own() {
    if (own.isEmpty()) {
      var terms = new HashSet<Set<Expr>>();
      sums.forEach(sum -> terms.add(termsOf(sum.terms())));
      own = Optional.of(terms);
    }
    return own.get();
  }

  /** The sums as they were written. */
  Set<Expr.Sum> sums() {
    return sums;
  }

  /** An equal expression of no more tokens. */
  public Expr in(Expr e) {
    if (sums.isEmpty()) {
      return e;
    }
    Set<Expr> opposite = opposite(e);
    if (opposite.isEmpty()) {
      return e;
    }
    Expr all = allTurned(e, opposite);
    if (all != e || e.meta().weight() > LARGE) {
      return all;
    }
    Expr some = e;
    for (Expr sum : opposite) {
      some = shorter(some, Set.of(sum));
    }
    return some;
  }

  /**
   * With the sign of one sum outside, the sum around it may be the opposite of what was written:
   * {@code (a + g .* (m - x)) .* (m - x)} is {@code (g .* (x - m) - a) .* (x - m)}.
   */
  private Expr allTurned(Expr e, Set<Expr> opposite) {
    var tokens = new TokenCount();
    Expr shortest = e;
    Expr turned = e;
    Set<Expr> sums = opposite;
    for (int round = 0; !sums.isEmpty() && round < MOST_ROUNDS; round++) {
      turned = new Turned(sums).of(turned);
      sums = opposite(turned);
      if (tokens.of(turned) <= tokens.of(shortest)) {
        shortest = turned;
      }
    }
    return shortest;
  }

  private Set<Expr> opposite(Expr e) {
    Set<Expr> opposite = new LinkedHashSet<>();
    sums(List.of(e)).stream().filter(this::isOpposite).forEach(opposite::add);
    return opposite;
  }

  /** But a sum of positive terms keeps its signs, whoever wrote it with a minus at each term. */
  private boolean isOpposite(Expr.Sum sum) {
    return !sums.contains(sum)
        && ReadingCost.isAny(sum.terms(), t -> Scaled.coefficient(t).signum() < 0)
        && !own().contains(termsOf(sum.terms()))
        && own().contains(termsOf(Children.all(sum.terms(), Build::negate)));
  }

  /** In whatever order they are written, and what commutes in them. */
  private static Set<Expr> termsOf(List<Expr> terms) {
    var all = new HashSet<Expr>();
    terms.forEach(term -> all.add(ordered(term)));
    return all;
  }

  private static Expr ordered(Expr e) {
    return switch (e) {
      case Expr.Hadamard(var factors, _) -> Build.hadamard(sorted(factors));
      case Expr.Product(var c, var scalars, var factors, _) ->
          Build.product(c, sorted(scalars), Children.all(factors, OwnSigns::ordered));
      case Expr other -> other;
    };
  }

  private static List<Expr> sorted(List<Expr> parts) {
    return parts.size() < 2 ? parts : parts.stream().sorted(Order.NATURAL).toList();
  }

  private static Expr shorter(Expr e, Set<Expr> sums) {
    Expr turned = new Turned(sums).of(e);
    var tokens = new TokenCount();
    return tokens.of(turned) <= tokens.of(e) ? turned : e;
  }

  private static Set<Expr.Sum> sums(Collection<Expr> expressions) {
    var sums = new LinkedHashSet<Expr.Sum>();
    var seen = new HashSet<Expr>();
    expressions.forEach(e -> collect(e, sums, seen));
    return sums;
  }

  private static void collect(Expr e, Set<Expr.Sum> sums, Set<Expr> seen) {
    if (Operators.mayBeIn(e, Operators.SUM) && seen.add(e)) {
      if (e instanceof Expr.Sum sum) {
        sums.add(sum);
      }
      Children.of(e).forEach(child -> collect(child, sums, seen));
    }
  }

  /** An expression with the opposites of some sums, their signs outside as far as they go. */
  private record Turned(Set<Expr> sums, Map<Expr, Expr> done) {
    Turned(Set<Expr> sums) {
      this(sums, new IdentityHashMap<>());
    }

    Expr of(Expr e) {
      Expr known = done.get(e);
      if (known == null) {
        known = e instanceof Expr.Named ? e : head(e);
        done.put(e, known);
      }
      return known;
    }

    private Expr head(Expr e) {
      if (e instanceof Expr.Sum(var terms, _)) {
        List<Expr> own = Children.all(terms, this::of);
        return sums.contains(e)
            ? Build.negate(Factoring.sum(Children.all(own, Build::negate)))
            : own.equals(terms) ? e : Factoring.sum(own);
      }
      Expr mapped = Children.map(e, this::of);
      return mapped == e ? e : signOutside(mapped);
    }
  }

  /** {@code norm(-r)} is {@code norm(r)}. */
  static Expr signOutside(Expr e) {
    return switch (e) {
      case Expr.Transpose(var arg, _) when isNegative(arg) ->
          Build.negate(Build.transpose(Build.negate(arg)));
      case Expr.Power(var base, Expr.Num(var k, _), _) when isNegative(base) && isEven(k) ->
          Build.power(Build.negate(base), Build.num(k));
      case Expr.EntryPower(var base, Expr.Num(var k, _), _) when isNegative(base) && isEven(k) ->
          Build.entryPower(Build.negate(base), Build.num(k));
      case Expr.Call(var op, var args, _) when Norms.isNorm(op) && isNegative(args.getFirst()) -> {
        var positive = new ArrayList<>(args);
        positive.set(0, Build.negate(args.getFirst()));
        yield Build.call(op, positive);
      }
      case Expr other -> other;
    };
  }

  /** A turned sum, the sign in front. */
  private static boolean isNegative(Expr e) {
    return e instanceof Expr.Product && Scaled.coefficient(e).equals(Rational.MINUS_ONE);
  }

  private static boolean isEven(Rational k) {
    return k.isInteger() && !k.numerator().testBit(0);
  }
}
