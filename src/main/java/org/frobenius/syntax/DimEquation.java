package org.frobenius.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Rational;

/**
 * Solves {@code polynomial = 0} for open dimensions, which are positive: {@code n + 1 = x + 1},
 * {@code p*m = p*x}, {@code x*y = 1}, {@code x*(x + 1)/2 = 6}.
 */
final class DimEquation {
  /** The largest side tried for {@code x*(x + 1)/2 = 6}. */
  private static final int LARGEST_TRIED = 10_000;

  private DimEquation() {}

  sealed interface Outcome {}

  /** Holds whatever the open dimensions are. */
  record Always() implements Outcome {}

  record Never() implements Outcome {}

  /** Holds only with these values; they may contain other open dimensions. */
  record Solved(Map<String, Dim> values) implements Outcome {}

  /** More has to be known first. */
  record Undecided() implements Outcome {}

  static Outcome solve(Dim polynomial) {
    if (polynomial.terms().isEmpty()) {
      return new Always();
    }
    Dim p = withoutCommonFactor(polynomial);
    List<String> open = p.symbols().stream().filter(DimUnifier::isOpen).toList();
    if (open.isEmpty()) {
      return new Never();
    }
    Optional<Outcome> unit = unitProduct(p);
    if (unit.isPresent()) {
      return unit.get();
    }
    // first what comes out without a division
    for (boolean simple : new boolean[] {true, false}) {
      for (String x : open) {
        Optional<Dim> slope = slope(p, x);
        if (slope.isEmpty() || simple != isUnit(slope.get()) || hasOpen(slope.get())) {
          continue;
        }
        Dim rest = p.substitute(s -> s.equals(x) ? Dim.ZERO : Dim.symbol(s));
        Optional<Dim> value =
            divide(rest.times(Rational.MINUS_ONE), slope.get())
                .filter(v -> open.size() == 1 || isWhole(v));
        if (value.isPresent()) {
          return isPossible(value.get()) ? new Solved(Map.of(x, value.get())) : new Never();
        }
        if (open.size() == 1) {
          return new Never();
        }
      }
    }
    return open.size() == 1 ? search(p, open.getFirst()) : new Undecided();
  }

  private static boolean isUnit(Dim slope) {
    return slope.constant().filter(c -> c.abs().isOne()).isPresent();
  }

  private static boolean hasOpen(Dim dim) {
    return dim.symbols().stream().anyMatch(DimUnifier::isOpen);
  }

  private static boolean isWhole(Dim dim) {
    return dim.terms().values().stream().allMatch(Rational::isInteger);
  }

  /**
   * A value is whole where it is a number, and at least 1 for some values of its symbols, which are
   * at least 1.
   */
  static boolean isPossible(Dim value) {
    if (value.isOne() || value.asSymbol().isPresent()) {
      return true;
    }
    Optional<Rational> number = value.constant();
    if (number.isPresent()) {
      return number.get().isInteger() && number.get().signum() > 0;
    }
    boolean falling =
        value.terms().entrySet().stream()
            .allMatch(t -> t.getKey().isEmpty() || t.getValue().signum() < 0);
    Rational largest = value.terms().values().stream().reduce(Rational.ZERO, Rational::plus);
    return !falling || largest.compareTo(Rational.ONE) >= 0;
  }

  /** Divides by the symbols in every term: {@code x*n - x*y} becomes {@code n - y}. */
  private static Dim withoutCommonFactor(Dim p) {
    Dim rest = p;
    for (String symbol : p.symbols()) {
      Dim divisor = Dim.symbol(symbol);
      while (rest.terms().keySet().stream().allMatch(m -> m.contains(symbol))) {
        rest = rest.over(divisor).orElseThrow();
      }
    }
    return rest;
  }

  /** {@code x*y - 1}: both are 1. */
  private static Optional<Outcome> unitProduct(Dim p) {
    Rational constant = p.terms().getOrDefault(List.of(), Rational.ZERO);
    if (p.terms().size() != 2 || constant.isZero()) {
      return Optional.empty();
    }
    var product =
        p.terms().entrySet().stream().filter(t -> !t.getKey().isEmpty()).findFirst().orElseThrow();
    if (!constant.plus(product.getValue()).isZero()) {
      return Optional.empty();
    }
    if (!product.getKey().stream().allMatch(DimUnifier::isOpen)) {
      return Optional.of(new Never());
    }
    var ones = new LinkedHashMap<String, Dim>();
    product.getKey().forEach(x -> ones.put(x, Dim.ONE));
    return Optional.of(new Solved(ones));
  }

  /** The factor of {@code x} where the polynomial is linear in it. */
  private static Optional<Dim> slope(Dim p, String x) {
    var slope = new HashMap<List<String>, Rational>();
    for (var term : p.terms().entrySet()) {
      var monomial = new ArrayList<>(term.getKey());
      if (monomial.remove(x)) {
        if (monomial.contains(x)) {
          return Optional.empty();
        }
        slope.put(monomial, term.getValue());
      }
    }
    return Optional.of(new Dim(slope));
  }

  /** The exact quotient of polynomials, by long division in lexicographic order. */
  static Optional<Dim> divide(Dim dividend, Dim divisor) {
    Dim rest = dividend;
    Dim quotient = Dim.ZERO;
    Dim leadOfDivisor = lead(divisor);
    while (!rest.terms().isEmpty()) {
      Optional<Dim> term = monomialQuotient(lead(rest), leadOfDivisor);
      if (term.isEmpty()) {
        return Optional.empty();
      }
      quotient = quotient.plus(term.get());
      rest = rest.minus(term.get().times(divisor));
    }
    return Optional.of(quotient);
  }

  private static Optional<Dim> monomialQuotient(Dim a, Dim b) {
    var over = a.terms().entrySet().iterator().next();
    var under = b.terms().entrySet().iterator().next();
    var rest = new ArrayList<>(over.getKey());
    for (String symbol : under.getKey()) {
      if (!rest.remove(symbol)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Dim(Map.of(rest, over.getValue().over(under.getValue()))));
  }

  private static Dim lead(Dim p) {
    List<String> symbols = List.copyOf(p.symbols());
    List<String> best = List.of();
    for (List<String> monomial : p.terms().keySet()) {
      best = compare(best, monomial, symbols) < 0 ? monomial : best;
    }
    return new Dim(Map.of(best, Objects.requireNonNull(p.terms().get(best))));
  }

  private static int compare(List<String> a, List<String> b, List<String> symbols) {
    for (String symbol : symbols) {
      int byPower = Long.compare(power(a, symbol), power(b, symbol));
      if (byPower != 0) {
        return byPower;
      }
    }
    return 0;
  }

  private static long power(List<String> monomial, String symbol) {
    return monomial.stream().filter(symbol::equals).count();
  }

  /**
   * The only open dimension, which is not linear: a symbol of the equation or a small number may
   * fit.
   */
  private static Outcome search(Dim p, String x) {
    for (String candidate : new TreeSet<>(p.symbols())) {
      if (!DimUnifier.isOpen(candidate) && vanishes(p, x, Dim.symbol(candidate))) {
        return new Solved(Map.of(x, Dim.symbol(candidate)));
      }
    }
    if (p.symbols().size() > 1) {
      return new Undecided();
    }
    for (int value = 1; value <= LARGEST_TRIED; value++) {
      if (vanishes(p, x, Dim.of(value))) {
        return new Solved(Map.of(x, Dim.of(value)));
      }
    }
    return new Never();
  }

  private static boolean vanishes(Dim p, String x, Dim value) {
    return p.substitute(s -> s.equals(x) ? value : Dim.symbol(s)).terms().isEmpty();
  }
}
