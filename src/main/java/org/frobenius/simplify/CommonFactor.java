package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.frobenius.expr.Build;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Op;
import org.frobenius.expr.Rational;

/**
 * What terms of a sum may have in common: the first or the last factor of a chain, a scalar, or a
 * factor of an entrywise product. A scalar inner product counts as the end of the chain, too:
 * {@code (a'*x)*b} ends in {@code x}, being {@code b*a'*x}.
 */
record CommonFactor(Side side, Expr factor) {
  enum Side {
    LEFT,
    RIGHT,
    SCALAR,
    ENTRYWISE
  }

  /** Of more powers of one scalar only the lowest are looked for in the others. */
  private static final int MANY = 12;

  /**
   * What each term has that others may have too.
   *
   * @return for each factor the terms that have it
   */
  static LinkedHashMap<CommonFactor, List<Expr>> among(List<Expr> terms) {
    var groups = new LinkedHashMap<CommonFactor, List<Expr>>();
    boolean entrywise = hasEntrywise(terms);
    for (Expr term : terms) {
      for (CommonFactor f : of(term, entrywise)) {
        groups.computeIfAbsent(f, _ -> new ArrayList<>(2)).add(term);
      }
    }
    withHigherPowers(groups);
    groups.forEach(CommonFactor::withoutScaled);
    return groups;
  }

  /** All that can be pulled out of a term, entrywise factors where they are wanted. */
  private static List<CommonFactor> of(Expr term, boolean entrywise) {
    var found = new ArrayList<CommonFactor>(4);
    switch (term) {
      case Expr.Product(_, var scalars, var factors, _) -> {
        for (int i = 0; i < scalars.size(); i++) {
          if (scalars.indexOf(scalars.get(i)) == i) {
            found.add(new CommonFactor(Side.SCALAR, scalars.get(i)));
          }
        }
        if (!factors.isEmpty()) {
          found.add(new CommonFactor(Side.LEFT, factors.getFirst()));
          found.add(new CommonFactor(Side.RIGHT, factors.getLast()));
          scalars.forEach(s -> innerProduct(term, s, found));
          scaled(factors, found);
          if (entrywise) {
            entrywise(factors, found);
          }
        } else {
          scalars.forEach(s -> ends(s, found));
        }
      }
      case Expr.Num _ -> {}
      case Expr other when other.isScalar() -> found.add(new CommonFactor(Side.SCALAR, other));
      case Expr other -> {
        found.add(new CommonFactor(Side.LEFT, other));
        found.add(new CommonFactor(Side.RIGHT, other));
        scaled(List.of(other), found);
        if (entrywise) {
          entrywise(List.of(other), found);
        }
      }
    }
    return found;
  }

  /** A column {@code x .* y} is {@code diag(y)*x}. */
  private static void scaled(List<Expr> chain, List<CommonFactor> found) {
    if (chain.size() == 1
        && chain.getFirst() instanceof Expr.Hadamard(var factors, var meta)
        && meta.shape().isColumn()) {
      factors.forEach(f -> add(found, new CommonFactor(Side.RIGHT, f)));
    }
  }

  /** But not where a scalar would be torn apart for it. */
  private static void withoutScaled(CommonFactor common, List<Expr> members) {
    if (common.side == Side.RIGHT && members.stream().anyMatch(common::isEndOfScalar)) {
      members.removeIf(term -> isScaled(chainOf(term), common.factor));
    }
  }

  private boolean isEndOfScalar(Expr term) {
    List<Expr> chain = chainOf(term);
    return !chain.isEmpty() && chain.getLast() != factor && !isScaled(chain, factor);
  }

  private static List<Expr> chainOf(Expr term) {
    return term instanceof Expr.Product(_, _, var factors, _) ? factors : List.of(term);
  }

  private static boolean isScaled(List<Expr> chain, Expr factor) {
    return chain.size() == 1
        && chain.getFirst() instanceof Expr.Hadamard(var factors, _)
        && factors.contains(factor);
  }

  private static void entrywise(List<Expr> chain, List<CommonFactor> found) {
    if (chain.size() == 1 && chain.getFirst() instanceof Expr.Hadamard(var factors, _)) {
      factors.stream().distinct().forEach(f -> found.add(new CommonFactor(Side.ENTRYWISE, f)));
    } else {
      found.add(new CommonFactor(Side.ENTRYWISE, Build.product(chain)));
    }
  }

  /** The ends of an inner product beside a column, or a row. */
  private static void innerProduct(Expr term, Expr scalar, List<CommonFactor> found) {
    List<Expr> chain = chain(scalar);
    if (chain.size() < 2 || isEntrySum(chain)) {
      return;
    }
    if (term.shape().isColumn()) {
      add(found, new CommonFactor(Side.RIGHT, chain.getLast()));
      add(found, new CommonFactor(Side.RIGHT, Mirror.of(chain.getFirst())));
    } else if (term.shape().isRow()) {
      add(found, new CommonFactor(Side.LEFT, chain.getFirst()));
      add(found, new CommonFactor(Side.LEFT, Mirror.of(chain.getLast())));
    }
  }

  /** The ends of {@code x'*A*y}, read either way. */
  private static void ends(Expr scalar, List<CommonFactor> found) {
    if (scalar instanceof Expr.Product(_, _, var chain, _)
        && chain.size() > 2
        && !isEntrySum(chain)) {
      Expr first = chain.getFirst();
      Expr last = chain.getLast();
      add(found, new CommonFactor(Side.LEFT, first));
      add(found, new CommonFactor(Side.RIGHT, last));
      add(found, new CommonFactor(Side.LEFT, Mirror.of(last)));
      add(found, new CommonFactor(Side.RIGHT, Mirror.of(first)));
    }
  }

  /** {@code ones(n)'*x} is {@code sum(x)}, which stays whole. */
  private static boolean isEntrySum(List<Expr> chain) {
    return chain.size() == 2
        && (Build.isConstant(chain.getFirst(), Expr.Constant.Kind.ONES)
            || Build.isConstant(chain.getLast(), Expr.Constant.Kind.ONES));
  }

  /** The factors of an inner product, {@code x'} and {@code x} of {@code norm(x)^2}; or none. */
  private static List<Expr> chain(Expr scalar) {
    return switch (scalar) {
      case Expr.Product(_, _, var factors, _) -> factors;
      case Expr.Power(Expr.Call(var op, var args, _), var two, _)
          when op == Op.NORM && two == Build.TWO && args.getFirst().shape().isColumn() ->
          Build.product(Mirror.of(args.getFirst()), args.getFirst()) instanceof Expr.Product p
              ? p.factors()
              : List.of();
      case Expr _ -> List.of();
    };
  }

  private static void add(List<CommonFactor> found, CommonFactor factor) {
    if (!found.contains(factor)) {
      found.add(factor);
    }
  }

  /**
   * A term with a higher power of a scalar has the lower one, too: {@code a/s - b/s^2} is {@code (a
   * - b/s)/s}. An entrywise factor is common only where some term is a product of it.
   */
  private static void withHigherPowers(LinkedHashMap<CommonFactor, List<Expr>> groups) {
    var powers = new LinkedHashMap<Expr, List<CommonFactor>>();
    boolean entrywise = false;
    for (CommonFactor f : groups.keySet()) {
      entrywise |= f.side == Side.ENTRYWISE;
      if (f.side == Side.SCALAR) {
        powers.computeIfAbsent(base(f.factor), _ -> new ArrayList<>(1)).add(f);
      }
    }
    for (List<CommonFactor> scalars : powers.values()) {
      if (scalars.size() > 1) {
        List<CommonFactor> lowers = scalars.size() > MANY ? lowest(scalars) : scalars;
        lowers.forEach(lower -> takeHigher(lower, scalars, groups));
      }
    }
    if (entrywise) {
      groups
          .entrySet()
          .removeIf(e -> e.getKey().side == Side.ENTRYWISE && !hasEntrywise(e.getValue()));
    }
  }

  private static void takeHigher(
      CommonFactor lower,
      List<CommonFactor> scalars,
      LinkedHashMap<CommonFactor, List<Expr>> groups) {
    var members = new LinkedHashSet<>(Objects.requireNonNull(groups.get(lower)));
    for (CommonFactor higher : scalars) {
      if (lower != higher && lower.divides(higher)) {
        members.addAll(Objects.requireNonNull(groups.get(higher)));
      }
    }
    groups.put(lower, new ArrayList<>(members));
  }

  /** The powers that no other divides. */
  private static List<CommonFactor> lowest(List<CommonFactor> scalars) {
    var lowest = new ArrayList<CommonFactor>();
    for (CommonFactor f : scalars) {
      if (lowest.stream().noneMatch(l -> l.divides(f))) {
        lowest.removeIf(f::divides);
        lowest.add(f);
      }
    }
    return lowest;
  }

  private static boolean hasEntrywise(List<Expr> terms) {
    for (int i = 0; i < terms.size(); i++) {
      if (isEntrywise(terms.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEntrywise(Expr term) {
    return term instanceof Expr.Hadamard
        || term instanceof Expr.Product(_, _, var factors, _)
            && factors.size() == 1
            && factors.getFirst() instanceof Expr.Hadamard;
  }

  private boolean divides(CommonFactor higher) {
    Rational own = exponent(factor);
    Rational other = exponent(higher.factor);
    return base(factor) == base(higher.factor)
        && !own.isZero()
        && own.signum() == other.signum()
        && own.abs().compareTo(other.abs()) < 0;
  }

  private static Expr base(Expr scalar) {
    return scalar instanceof Expr.Power(var base, Expr.Num _, _) ? base : scalar;
  }

  /** The number in the exponent. */
  private static Rational exponent(Expr scalar) {
    return scalar instanceof Expr.Power(_, Expr.Num(var k, _), _) ? k : Rational.ONE;
  }

  /** The factor times what is left, a number in front. */
  Expr times(Rational c, Expr body) {
    return switch (side) {
      case LEFT -> Build.product(c, List.of(), List.of(factor, body));
      case RIGHT -> Build.product(c, List.of(), List.of(body, factor));
      case SCALAR -> Build.product(c, List.of(factor), List.of(body));
      case ENTRYWISE -> Build.scale(c, Build.hadamard(factor, body));
    };
  }

  /** What is left of a term that has the factor. */
  Expr without(Expr term) {
    return switch (term) {
      case Expr.Product(var c, var scalars, var factors, _) ->
          switch (side) {
            case LEFT ->
                !factors.isEmpty() && factors.getFirst() == factor
                    ? chain(c, scalars, factors.subList(1, factors.size()))
                    : withoutEnd(c, scalars, factors);
            case RIGHT -> withoutRight(c, scalars, factors);
            case SCALAR -> Build.product(c, lowered(scalars), factors);
            case ENTRYWISE ->
                Build.product(c, scalars, List.of(withoutEntries(Build.product(factors))));
          };
      case Expr other when side == Side.ENTRYWISE -> withoutEntries(other);
      case Expr other when side == Side.RIGHT && isScaled(List.of(other), factor) ->
          Build.call(Op.DIAG, withoutEntries(other));
      case Expr other when side == Side.SCALAR -> Build.product(lowered(List.of(other)));
      case Expr other when isIdentity(other) -> Build.ONE;
      case Expr other ->
          Build.identity(side == Side.LEFT ? other.shape().cols() : other.shape().rows());
    };
  }

  private Expr withoutRight(Rational c, List<Expr> scalars, List<Expr> factors) {
    if (isScaled(factors, factor)) {
      Expr rest = Build.call(Op.DIAG, withoutEntries(factors.getFirst()));
      return Build.product(c, scalars, List.of(rest));
    }
    return !factors.isEmpty() && factors.getLast() == factor
        ? chain(c, scalars, factors.subList(0, factors.size() - 1))
        : withoutEnd(c, scalars, factors);
  }

  private List<Expr> lowered(List<Expr> scalars) {
    var rest = new ArrayList<>(scalars);
    if (rest.remove(factor)) {
      return rest;
    }
    for (int i = 0; i < rest.size(); i++) {
      if (divides(new CommonFactor(Side.SCALAR, rest.get(i)))) {
        Rational left = exponent(rest.get(i)).minus(exponent(factor));
        rest.set(i, Build.power(base(factor), Build.num(left)));
        return rest;
      }
    }
    throw new IllegalStateException("no such scalar in the term");
  }

  /** The scalar with the factor at its end goes into the chain. */
  private Expr withoutEnd(Rational c, List<Expr> scalars, List<Expr> factors) {
    for (Expr scalar : scalars) {
      List<Expr> inner = chain(scalar);
      if (inner.size() > 1) {
        List<Expr> turned = inner.reversed().stream().map(Mirror::of).toList();
        for (List<Expr> way : List.of(inner, turned)) {
          if ((side == Side.RIGHT ? way.getLast() : way.getFirst()) == factor) {
            var rest = new ArrayList<>(scalars);
            rest.remove(scalar);
            var chain = new ArrayList<Expr>(factors);
            chain.addAll(
                side == Side.RIGHT ? chain.size() : 0,
                side == Side.RIGHT ? way.subList(0, way.size() - 1) : way.subList(1, way.size()));
            return Build.product(c, rest, chain);
          }
        }
      }
    }
    throw new IllegalStateException("no such end in the term");
  }

  private Expr withoutEntries(Expr e) {
    if (e instanceof Expr.Hadamard(var factors, _)) {
      var rest = new ArrayList<>(factors);
      rest.remove(factor);
      return Build.hadamard(rest);
    }
    return Build.ones(e.shape());
  }

  private Expr chain(Rational c, List<Expr> scalars, List<Expr> rest) {
    if (!rest.isEmpty() || isIdentity(factor)) {
      return Build.product(c, scalars, rest);
    }
    Expr unit = Build.identity(side == Side.LEFT ? factor.shape().cols() : factor.shape().rows());
    return Build.product(c, scalars, List.of(unit));
  }

  /** What is left of a multiple of the identity is a scalar. */
  private static boolean isIdentity(Expr e) {
    return Build.isConstant(e, Expr.Constant.Kind.IDENTITY);
  }
}
