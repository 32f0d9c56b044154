package org.frobenius.simplify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Operators;
import org.frobenius.expr.Rational;

/**
 * The number in front of a product put back into sums of which half is a symmetric part: {@code
 * 2*inv(A + A')} is {@code inv(A/2 + A'/2)}, which reads {@code inv(sym(A))}. As much is put in as
 * the rules take out.
 */
final class Halves {
  private final Predicate<Expr.Sum> isTwiceAPart;
  private final Map<Expr, Expr> inside = new IdentityHashMap<>();
  private final Map<Expr, Optional<Expr.Product>> taken = new IdentityHashMap<>();

  /**
   * @param isTwiceAPart whether half of the sum is a symmetric part
   */
  Halves(Predicate<Expr.Sum> isTwiceAPart) {
    this.isTwiceAPart = isTwiceAPart;
  }

  /** A product whose parts are not all in normal form. */
  record Monomial(Rational coefficient, List<Expr> scalars, List<Expr> factors) {
    Monomial(Expr.Product p) {
      this(p.coefficient(), p.scalars(), p.factors());
    }
  }

  /** The product with one of its parts so rewritten, each in turn, and with all of them. */
  List<Monomial> of(Expr.Product p) {
    if (isOddOverOdd(p.coefficient()) && count(p.scalars()) + count(p.factors()) < 2) {
      // one part alone brings or takes a power of two, and that number is larger
      return List.of();
    }
    var found = new ArrayList<Monomial>();
    var all = new Monomial(p);
    for (Expr part : p.scalars()) {
      if (isTwice(part)) {
        withScalar(new Monomial(p), part).ifPresent(found::add);
        all = withScalar(all, part).orElse(all);
      }
    }
    for (int i = 0; i < p.factors().size(); i++) {
      if (isTwice(p.factors().get(i))) {
        withFactor(new Monomial(p), i).ifPresent(found::add);
        all = withFactor(all, i).orElse(all);
      }
    }
    if (found.size() > 1) {
      found.add(all);
    }
    found.removeIf(m -> size(m.coefficient()).compareTo(size(p.coefficient())) > 0);
    return found;
  }

  private static boolean isOddOverOdd(Rational number) {
    return number.numerator().testBit(0) && number.denominator().testBit(0);
  }

  /** How many parts are no leaves. */
  private static int count(List<Expr> parts) {
    int count = 0;
    for (int i = 0; i < parts.size(); i++) {
      count += parts.get(i).meta().weight() > 1 ? 1 : 0;
    }
    return count;
  }

  /** How much there is of a number: {@code A + A'} is not to become {@code 2*sym(A)}. */
  private static BigInteger size(Rational number) {
    return number.numerator().abs().multiply(number.denominator());
  }

  private boolean isTwice(Expr part) {
    return part.meta().weight() > 1 && inside(part) != part;
  }

  private Optional<Monomial> withScalar(Monomial m, Expr part) {
    return taken(part)
        .filter(out -> out.factors().isEmpty() && out.scalars().contains(part))
        .flatMap(out -> without(m, out, m.scalars()))
        .map(
            rest -> {
              var scalars = new ArrayList<>(rest.scalars());
              scalars.add(inside(part));
              return new Monomial(rest.coefficient(), scalars, m.factors());
            });
  }

  private Optional<Monomial> withFactor(Monomial m, int i) {
    Expr part = m.factors().get(i);
    return taken(part)
        .filter(out -> out.factors().equals(List.of(part)))
        .flatMap(out -> without(m, out, m.scalars()))
        .map(
            rest -> {
              var factors = new ArrayList<>(m.factors());
              factors.set(i, inside(part));
              return new Monomial(rest.coefficient(), rest.scalars(), factors);
            });
  }

  /** The number and the scalars of a product divided by those of another one, if it has them. */
  private static Optional<Monomial> without(Monomial m, Expr.Product out, List<Expr> scalars) {
    var rest = new ArrayList<>(scalars);
    return out.scalars().stream().allMatch(rest::remove)
        ? Optional.of(new Monomial(m.coefficient().over(out.coefficient()), rest, m.factors()))
        : Optional.empty();
  }

  /** What the rules make of a part with halves inside: a number, and the part itself. */
  private Optional<Expr.Product> taken(Expr part) {
    return taken.computeIfAbsent(
        part,
        _ -> {
          Expr out =
              part instanceof Expr.Sum
                  ? Build.scale(Rational.HALF, part)
                  : new Normalizer().normalize(inside(part));
          return out instanceof Expr.Product p ? Optional.of(p) : Optional.empty();
        });
  }

  /** The expression with the outermost such sums halved. */
  private Expr inside(Expr e) {
    if (!Operators.mayBeIn(e, Operators.SUM)) {
      return e;
    }
    Expr known = inside.get(e);
    if (known == null) {
      known =
          switch (e) {
            case Expr.Sum sum ->
                isTwiceAPart.test(sum)
                    ? Build.sum(Children.all(sum.terms(), t -> Build.scale(Rational.HALF, t)))
                    : e;
            case Expr.Named _, Expr.BigSum _, Expr.Integral _ -> e;
            case Expr other -> Children.map(other, this::inside);
          };
      inside.put(e, known);
    }
    return known;
  }
}
