package org.frobenius.expr;

import static org.frobenius.expr.Properties.has;
import static org.frobenius.expr.Property.NONNEGATIVE;
import static org.frobenius.expr.Property.POSITIVE;
import static org.frobenius.expr.Property.POSITIVE_DEFINITE;
import static org.frobenius.expr.Property.POSITIVE_SEMIDEFINITE;
import static org.frobenius.expr.Property.SKEW;
import static org.frobenius.expr.Property.SYMMETRIC;
import static org.frobenius.expr.PropertySets.intersect;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.frobenius.function.ScalarFunction;

/** What sums inherit from their terms, and what terms that mirror each other make. */
final class SumProperties {
  /** What holds of a sum when it holds of every term. */
  private static final int OF_EACH =
      Properties.bits(PropertySets.LINEAR) | Properties.bits(EnumSet.of(SKEW));

  /** Of more terms a set is made before they are looked for one by one. */
  private static final int FEW = 8;

  private SumProperties() {}

  static Set<Property> sum(List<Expr> terms) {
    EnumSet<Property> found = Properties.set(Properties.common(terms) & OF_EACH);
    if (found.contains(POSITIVE_SEMIDEFINITE)
        && terms.stream().anyMatch(t -> has(t, POSITIVE_DEFINITE))) {
      found.add(POSITIVE_DEFINITE);
    }
    if (found.contains(NONNEGATIVE) && terms.stream().anyMatch(t -> has(t, POSITIVE))) {
      found.add(POSITIVE);
    }
    if (isComplement(terms)) {
      found.addAll(EnumSet.of(POSITIVE, NONNEGATIVE));
    }
    if (!found.contains(SYMMETRIC) && pairsUp(terms, Rational.ONE)) {
      found.add(SYMMETRIC);
    } else if (!found.contains(SKEW) && pairsUp(terms, Rational.MINUS_ONE)) {
      found.add(SKEW);
    }
    return found;
  }

  /** One minus a function that is positive, and whose value at the negative argument this is. */
  private static boolean isComplement(List<Expr> terms) {
    return terms.size() == 2
        && (terms.getFirst() == Build.ONE
            || Build.isConstant(terms.getFirst(), Expr.Constant.Kind.ONES))
        && terms.getLast() instanceof Expr.Product(var c, var scalars, var factors, _)
        && c.equals(Rational.MINUS_ONE)
        && scalars.size() + factors.size() == 1
        && hasPositiveComplement((scalars.isEmpty() ? factors : scalars).getFirst());
  }

  private static boolean hasPositiveComplement(Expr e) {
    return e instanceof Expr.Named(_, var value, _)
        ? hasPositiveComplement(value)
        : e instanceof Expr.Entrywise(var f, _, _)
            && FunctionProperties.trait(f, ScalarFunction.Trait.COMPLEMENT)
            && FunctionProperties.trait(f, ScalarFunction.Trait.POSITIVE);
  }

  /**
   * Whether the terms are their own mirror images up to the sign, as in {@code A*B + B'*A'} and
   * {@code A - A'}.
   */
  private static boolean pairsUp(List<Expr> terms, Rational sign) {
    Shape shape = terms.getFirst().shape();
    if (!shape.isSquare() || shape.isScalar()) {
      return false;
    }
    if (areNames(terms)) {
      return sign.isOne() && arePaired(terms);
    }
    if (isNameAlone(terms, sign)) {
      return false;
    }
    var counts = new HashMap<Expr, Integer>();
    for (Expr t : terms) {
      counts.merge(MirrorImages.mirror(MirrorImages.mirror(t)), 1, Integer::sum);
      counts.merge(MirrorImages.mirror(Build.scale(sign, t)), -1, Integer::sum);
    }
    return counts.values().stream().allMatch(n -> n == 0);
  }

  /** Names and their transposes, as they mostly are: these need no mirror images made. */
  private static boolean areNames(List<Expr> terms) {
    for (int i = 0; i < terms.size(); i++) {
      Expr term = terms.get(i);
      if (!MirrorImages.isName(term instanceof Expr.Transpose(var arg, _) ? arg : term)) {
        return false;
      }
    }
    return true;
  }

  /** Whether there is a name, or its transpose, whose mirror image is not among the terms. */
  private static boolean isNameAlone(List<Expr> terms, Rational sign) {
    Collection<Expr> all = terms.size() > FEW ? new HashSet<>(terms) : terms;
    for (int i = 0; i < terms.size(); i++) {
      Expr term = terms.get(i);
      Expr name = term instanceof Expr.Transpose(var arg, _) ? arg : term;
      if (MirrorImages.isName(name)
          && !has(name, sign.isOne() ? SYMMETRIC : SKEW)
          && !all.contains(Build.scale(sign, Build.transpose(term)))) {
        return true;
      }
    }
    return false;
  }

  /** Whether each name is its own transpose, or its transpose occurs as often as itself. */
  private static boolean arePaired(List<Expr> names) {
    var unpaired = new HashMap<Expr, Integer>();
    for (Expr name : names) {
      Expr upright = name instanceof Expr.Transpose(var arg, _) ? arg : name;
      if (!has(upright, SYMMETRIC)) {
        unpaired.merge(upright, upright == name ? 1 : -1, Integer::sum);
      }
    }
    return unpaired.values().stream().allMatch(n -> n == 0);
  }

  /** A sum that may be empty: what holds of zero too. */
  static Set<Property> bounded(Expr body) {
    var found = intersect(PropertySets.LINEAR, Properties.of(body));
    found.remove(POSITIVE);
    return found;
  }
}
