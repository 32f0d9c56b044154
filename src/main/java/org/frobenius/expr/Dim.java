package org.frobenius.expr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A dimension: a polynomial in dimension symbols with rational coefficients, such as {@code n + 1},
 * {@code p*m}, {@code n*(n + 1)/2}; equal polynomials are equal dimensions.
 */
public final class Dim {
  public static final Dim ONE = of(1);
  public static final Dim ZERO = of(0);

  /** The length of a sequence of coefficients, {@code inf}. */
  public static final Dim INFINITE = symbol("inf");

  private final Map<List<String>, Rational> terms;
  private final int hash;
  private final Optional<String> symbol;
  private final boolean one;

  public Dim(Map<List<String>, Rational> unsorted) {
    var sorted = new TreeMap<List<String>, Rational>(Dim::byDegree);
    unsorted.forEach(
        (monomial, coefficient) -> {
          if (!coefficient.isZero()) {
            sorted.put(List.copyOf(monomial), coefficient);
          }
        });
    this.terms = Collections.unmodifiableSortedMap(sorted);
    this.hash = terms.hashCode();
    this.symbol = onlySymbol(terms);
    this.one = terms.size() == 1 && Rational.ONE.equals(terms.get(List.<String>of()));
  }

  private static int byDegree(List<String> a, List<String> b) {
    if (a.size() != b.size()) {
      return Integer.compare(b.size(), a.size());
    }
    for (int i = 0; i < a.size(); i++) {
      int order = a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** The monomials (their symbols sorted, repeated for powers) with non-zero coefficients. */
  public Map<List<String>, Rational> terms() {
    return terms;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Dim that
            && hash == that.hash
            && (symbol.isPresent() ? symbol.equals(that.symbol) : terms.equals(that.terms)));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  public static Dim of(long value) {
    return new Dim(Map.of(List.of(), Rational.of(value)));
  }

  public static Dim symbol(String name) {
    return new Dim(Map.of(List.of(name), Rational.ONE));
  }

  public boolean isOne() {
    return one;
  }

  public Dim plus(Dim other) {
    var sum = new java.util.HashMap<>(terms);
    other.terms.forEach((m, c) -> sum.merge(m, c, Rational::plus));
    return new Dim(sum);
  }

  public Dim minus(Dim other) {
    return plus(other.times(Rational.MINUS_ONE));
  }

  public Dim times(Rational factor) {
    var product = new java.util.HashMap<List<String>, Rational>();
    terms.forEach((m, c) -> product.put(m, c.times(factor)));
    return new Dim(product);
  }

  public Dim times(Dim other) {
    if (isOne()) {
      return other;
    }
    if (other.isOne()) {
      return this;
    }
    var product = new java.util.HashMap<List<String>, Rational>();
    terms.forEach(
        (m, c) ->
            other.terms.forEach(
                (n, d) -> {
                  var monomial = new ArrayList<String>(m);
                  monomial.addAll(n);
                  Collections.sort(monomial);
                  product.merge(List.copyOf(monomial), c.times(d), Rational::plus);
                }));
    return new Dim(product);
  }

  public Dim power(int exponent) {
    Dim result = ONE;
    for (int i = 0; i < exponent; i++) {
      result = result.times(this);
    }
    return result;
  }

  /** The quotient by a dimension of one term, where it is again a polynomial. */
  public Optional<Dim> over(Dim divisor) {
    if (divisor.terms.size() != 1) {
      return equals(divisor) ? Optional.of(ONE) : Optional.empty();
    }
    var by = divisor.terms.entrySet().iterator().next();
    var quotient = new java.util.HashMap<List<String>, Rational>();
    for (var term : terms.entrySet()) {
      var rest = new ArrayList<String>(term.getKey());
      for (String name : by.getKey()) {
        if (!rest.remove(name)) {
          return Optional.empty();
        }
      }
      Rational c = term.getValue().over(by.getValue());
      if (term.getKey().isEmpty() && !c.isInteger()) {
        return Optional.empty();
      }
      quotient.put(rest, c);
    }
    return Optional.of(new Dim(quotient));
  }

  /** The value of a dimension without symbols. */
  public Optional<Rational> constant() {
    if (terms.isEmpty()) {
      return Optional.of(Rational.ZERO);
    }
    return terms.size() == 1 && terms.containsKey(List.<String>of())
        ? Optional.of(terms.values().iterator().next())
        : Optional.empty();
  }

  /** Whether it is as large as the other whatever the symbols are, which are 1 or more. */
  public boolean isAtLeast(Dim other) {
    Dim aboveOne = minus(other).substitute(s -> symbol(s).plus(ONE));
    return aboveOne.terms.values().stream().allMatch(c -> c.signum() > 0);
  }

  /** The name of a dimension that is a bare symbol. */
  public Optional<String> asSymbol() {
    return symbol;
  }

  private static Optional<String> onlySymbol(Map<List<String>, Rational> terms) {
    if (terms.size() != 1) {
      return Optional.empty();
    }
    var only = terms.entrySet().iterator().next();
    return only.getKey().size() == 1 && only.getValue().isOne()
        ? Optional.of(only.getKey().getFirst())
        : Optional.empty();
  }

  public Set<String> symbols() {
    var names = new TreeSet<String>();
    terms.keySet().forEach(names::addAll);
    return names;
  }

  /** Replaces symbols by dimensions; a symbol mapped to itself stays. */
  public Dim substitute(Function<String, Dim> value) {
    if (one) {
      return this;
    }
    if (symbol.isPresent()) {
      return value.apply(symbol.get());
    }
    Dim result = ZERO;
    for (var term : terms.entrySet()) {
      Dim monomial = ONE.times(term.getValue());
      for (String name : term.getKey()) {
        monomial = monomial.times(value.apply(name));
      }
      result = result.plus(monomial);
    }
    return result;
  }

  /** A dimension written in the language: {@code n*(n+1)/2}, {@code p*m}, {@code n^2}. */
  public static Dim parse(String text) {
    return new DimReader(text).read();
  }

  /** In the language; parses back. */
  @Override
  public String toString() {
    if (terms.isEmpty()) {
      return "0";
    }
    var text = new StringBuilder();
    for (var term : terms.entrySet()) {
      Rational c = term.getValue();
      if (text.length() > 0) {
        text.append(c.signum() < 0 ? " - " : " + ");
      } else if (c.signum() < 0) {
        text.append("-");
      }
      String symbols = monomial(term.getKey());
      Rational size = c.abs();
      if (symbols.isEmpty()) {
        text.append(size);
      } else {
        if (!size.numerator().equals(java.math.BigInteger.ONE)) {
          text.append(size.numerator()).append("*");
        }
        text.append(symbols);
        if (!size.isInteger()) {
          text.append("/").append(size.denominator());
        }
      }
    }
    return text.toString();
  }

  private static String monomial(List<String> names) {
    var text = new StringBuilder();
    for (int i = 0; i < names.size(); ) {
      int j = i;
      while (j < names.size() && names.get(j).equals(names.get(i))) {
        j++;
      }
      text.append(text.length() > 0 ? "*" : "").append(names.get(i));
      if (j - i > 1) {
        text.append("^").append(j - i);
      }
      i = j;
    }
    return text.toString();
  }
}
