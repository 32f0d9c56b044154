package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;

/**
 * Fractions of a sum over one denominator, with the numerator multiplied out: {@code 1/(1 + x) -
 * x/(1 + x)^2} is {@code 1/(1 + x)^2}. Of scalars, and of entries.
 */
final class OneDenominator {
  /** Larger expressions are not looked through. */
  private static final long LARGE = 400;

  /** Sums of more terms are left alone. */
  private static final int MOST_TERMS = 12;

  /** The most that exponents of one denominator may differ. */
  private static final int FURTHEST = 2;

  private final Normalizer normalizer;
  private final boolean all;
  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  private OneDenominator(Normalizer normalizer, boolean all) {
    this.normalizer = normalizer;
    this.all = all;
  }

  /**
   * Empty where that makes no sum smaller.
   *
   * @param all whether terms without the denominator are taken in, too
   */
  static Optional<Expr> of(Expr e, Normalizer normalizer, boolean all) {
    Expr one = new OneDenominator(normalizer, all).in(e);
    return one == e ? Optional.empty() : Optional.of(one);
  }

  /** Whether a sum is divided by. */
  static boolean mayBeIn(Expr e) {
    return e.meta().weight() <= LARGE
        && OutsideDefinitions.any(e, part -> Divisor.of(part).isPresent());
  }

  private Expr in(Expr e) {
    Expr known = done.get(e);
    if (known == null) {
      known =
          e instanceof Expr.Named || e instanceof Expr.Differential || e.meta().weight() <= 1
              ? e
              : together(Children.map(e, this::in));
      done.put(e, known);
    }
    return known;
  }

  private Expr together(Expr e) {
    Expr one = e;
    if (e instanceof Expr.Sum(var terms, _) && terms.size() <= MOST_TERMS) {
      var divisors = new LinkedHashSet<Divisor>();
      terms.forEach(term -> divisors.addAll(divisors(term)));
      for (Divisor divisor : divisors) {
        if (one instanceof Expr.Sum(var left, _)) {
          Expr sum = one;
          one =
              over(divisor, left).filter(o -> o.meta().weight() < sum.meta().weight()).orElse(sum);
        }
      }
    }
    return one;
  }

  private Optional<Expr> over(Divisor divisor, List<Expr> terms) {
    var fractions = new ArrayList<Fraction>();
    var rest = new ArrayList<Expr>();
    for (Expr term : terms) {
      Fraction fraction = divisor.in(term);
      if (all || !fraction.exponent().isZero()) {
        fractions.add(fraction);
      } else {
        rest.add(term);
      }
    }
    if (fractions.size() < 2) {
      return Optional.empty();
    }
    Rational most = Rational.ZERO;
    for (Fraction f : fractions) {
      most = f.exponent().compareTo(most) > 0 ? f.exponent() : most;
    }
    var numerators = new ArrayList<Expr>();
    for (Fraction f : fractions) {
      Rational less = most.minus(f.exponent());
      if (!less.isSmallInteger() || less.intValue() > FURTHEST) {
        return Optional.empty();
      }
      Expr numerator = f.numerator();
      for (int i = 0; i < less.intValue(); i++) {
        numerator = open(divisor.times(numerator));
      }
      numerators.add(numerator);
    }
    Expr numerator = open(Build.sum(numerators));
    rest.add(normalizer.normalize(divisor.under(numerator, most)));
    return Optional.of(Build.sum(rest));
  }

  private Expr open(Expr e) {
    return normalizer.normalize(normalizer.expansion().expand(normalizer.normalize(e)));
  }

  /** The sums that a term is divided by. */
  private static List<Divisor> divisors(Expr term) {
    return switch (term) {
      case Expr.Product(_, var scalars, var factors, _) -> {
        var found = new ArrayList<Divisor>();
        scalars.forEach(s -> Divisor.of(s).ifPresent(found::add));
        if (factors.size() == 1) {
          found.addAll(divisors(factors.getFirst()));
        }
        yield found;
      }
      case Expr.Hadamard(var factors, _) ->
          factors.stream().flatMap(f -> Divisor.of(f).stream()).toList();
      case Expr other -> Divisor.of(other).stream().toList();
    };
  }

  /**
   * A term as a numerator over a power of a divisor.
   *
   * @param exponent zero where the term is not divided by it
   */
  private record Fraction(Expr numerator, Rational exponent) {}

  /**
   * A sum that is divided by.
   *
   * @param entrywise whether entry by entry
   */
  private record Divisor(Expr sum, boolean entrywise) {
    static Optional<Divisor> of(Expr power) {
      return switch (power) {
        case Expr.Power(Expr.Sum sum, Expr.Num(var k, _), _)
            when k.signum() < 0 && sum.isScalar() ->
            Optional.of(new Divisor(sum, false));
        case Expr.EntryPower(Expr.Sum sum, Expr.Num(var k, _), _) when k.signum() < 0 ->
            Optional.of(new Divisor(sum, true));
        case Expr _ -> Optional.empty();
      };
    }

    /** The exponent of the divisor; zero where it is none. */
    private Rational exponent(Expr power) {
      return of(power).filter(this::equals).map(_ -> ofPower(power)).orElse(Rational.ZERO);
    }

    private static Rational ofPower(Expr power) {
      return switch (power) {
        case Expr.Power(_, Expr.Num(var k, _), _) -> k.negate();
        case Expr.EntryPower(_, Expr.Num(var k, _), _) -> k.negate();
        case Expr _ -> Rational.ZERO;
      };
    }

    Fraction in(Expr term) {
      Rational own = exponent(term);
      if (!own.isZero()) {
        return new Fraction(entrywise ? Build.ones(term.shape()) : Build.ONE, own);
      }
      return switch (term) {
        case Expr.Hadamard(var factors, _) when entrywise -> {
          Fraction taken = without(factors);
          yield taken;
        }
        case Expr.Product(var c, var scalars, var factors, _) when entrywise ->
            factors.size() == 1
                ? scaled(c, scalars, in(factors.getFirst()))
                : new Fraction(term, Rational.ZERO);
        case Expr.Product(var c, var scalars, var factors, _) -> {
          for (Expr scalar : scalars) {
            Rational k = exponent(scalar);
            if (!k.isZero()) {
              var rest = new ArrayList<>(scalars);
              rest.remove(scalar);
              yield new Fraction(Build.product(c, rest, factors), k);
            }
          }
          yield new Fraction(term, Rational.ZERO);
        }
        case Expr _ -> new Fraction(term, Rational.ZERO);
      };
    }

    private static Fraction scaled(Rational c, List<Expr> scalars, Fraction f) {
      return new Fraction(Build.product(c, scalars, List.of(f.numerator())), f.exponent());
    }

    private Fraction without(List<Expr> factors) {
      for (Expr factor : factors) {
        Rational k = exponent(factor);
        if (!k.isZero()) {
          var rest = new ArrayList<>(factors);
          rest.remove(factor);
          return new Fraction(Build.hadamard(rest), k);
        }
      }
      return new Fraction(Build.hadamard(factors), Rational.ZERO);
    }

    Expr times(Expr numerator) {
      return entrywise ? Build.hadamard(numerator, sum) : Build.product(sum, numerator);
    }

    Expr under(Expr numerator, Rational exponent) {
      Expr k = Build.num(exponent.negate());
      return entrywise
          ? Build.hadamard(numerator, Build.entryPower(sum, k))
          : Build.product(Build.power(sum, k), numerator);
    }
  }
}
