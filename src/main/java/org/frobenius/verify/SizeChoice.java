package org.frobenius.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Space;

/**
 * Sizes for dimension symbols: all different, so that a lost transpose shows, or some of them 1.
 */
final class SizeChoice {
  /**
   * Enough to meet parities, {@code n >= p} and the like by chance; beyond it, no small sizes fit.
   */
  private static final int TRIES = 200;

  /** More symbols than these have sizes above 2 among them. */
  private static final int FEW = 2;

  private SizeChoice() {}

  /** Empty where no sizes were found that make every dimension a positive integer. */
  static Optional<Map<String, Integer>> choose(
      Contents contents, int number, boolean ones, Random random) {
    var symbols = List.copyOf(contents.symbols());
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Map<String, Integer> sizes = draw(symbols, number, ones, attempt, random);
      if (fits(contents, sizes)) {
        return Optional.of(sizes);
      }
    }
    return Optional.empty();
  }

  private static Map<String, Integer> draw(
      List<String> symbols, int number, boolean ones, int attempt, Random random) {
    var numbers = new ArrayList<Integer>();
    // the smallest sizes that can differ, then ever larger ones; every other time from 3, since too
    // much holds of 2 by 2
    int smallest = symbols.size() > FEW ? 2 : 2 + number % 2;
    int largest = smallest + symbols.size() - 1 + attempt / 10;
    for (int size = smallest; size <= largest; size++) {
      numbers.add(size);
    }
    Collections.shuffle(numbers, random);
    var sizes = new LinkedHashMap<String, Integer>();
    for (int i = 0; i < symbols.size(); i++) {
      sizes.put(symbols.get(i), ones && random.nextBoolean() ? 1 : numbers.get(i));
    }
    if (ones && !symbols.isEmpty() && !sizes.containsValue(1)) {
      sizes.put(symbols.get(random.nextInt(symbols.size())), 1);
    }
    return sizes;
  }

  private static boolean fits(Contents contents, Map<String, Integer> sizes) {
    return contents.dims().stream()
            .filter(d -> !d.equals(Dim.INFINITE))
            .allMatch(d -> isCount(d, sizes))
        && contents.names().stream()
            .filter(s -> s.space().kind() == Space.Kind.STIEFEL)
            .allMatch(s -> count(s.shape().rows(), sizes) >= count(s.shape().cols(), sizes));
  }

  private static boolean isCount(Dim dim, Map<String, Integer> sizes) {
    Rational value = value(dim, sizes);
    return value.isSmallInteger() && value.signum() > 0;
  }

  /** The number of rows or columns. */
  static int count(Dim dim, Map<String, Integer> sizes) {
    return value(dim, sizes).intValue();
  }

  private static Rational value(Dim dim, Map<String, Integer> sizes) {
    Rational sum = Rational.ZERO;
    for (var term : dim.terms().entrySet()) {
      Rational product = term.getValue();
      for (String symbol : term.getKey()) {
        product = product.times(Rational.of(sizes.getOrDefault(symbol, 1)));
      }
      sum = sum.plus(product);
    }
    return sum;
  }
}
