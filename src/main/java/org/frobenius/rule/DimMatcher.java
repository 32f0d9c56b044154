package org.frobenius.rule;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Shape;

/** Matches dimensions: a letter is bound to what it meets first, and is that from then on. */
final class DimMatcher {
  private final Bindings bindings;

  DimMatcher(Bindings bindings) {
    this.bindings = bindings;
  }

  boolean shape(Shape pattern, Shape actual, BooleanSupplier then) {
    return dim(pattern.rows(), actual.rows(), () -> dim(pattern.cols(), actual.cols(), then));
  }

  boolean dims(List<Dim> patterns, List<Dim> actual, BooleanSupplier then) {
    if (patterns.isEmpty()) {
      return then.getAsBoolean();
    }
    return dim(
        patterns.getFirst(),
        actual.getFirst(),
        () -> dims(patterns.subList(1, patterns.size()), actual.subList(1, actual.size()), then));
  }

  boolean dim(Dim pattern, Dim actual, BooleanSupplier then) {
    if (pattern.isOne()) {
      return actual.isOne() && then.getAsBoolean();
    }
    if (pattern.asSymbol().isEmpty()) {
      return composite(pattern, actual, then);
    }
    String letter = pattern.asSymbol().get();
    var known = bindings.dim(letter);
    return known.isPresent()
        ? known.get().equals(actual) && then.getAsBoolean()
        : bound(letter, actual, then);
  }

  /** {@code p*m}: where p is known, it gives m. */
  private boolean composite(Dim pattern, Dim actual, BooleanSupplier then) {
    List<String> open = open(pattern);
    if (open.isEmpty()) {
      return pattern.substitute(s -> bindings.dim(s).orElseThrow()).equals(actual)
          && then.getAsBoolean();
    }
    if (open.size() > 1 || pattern.terms().size() > 1) {
      // the expression is well-shaped: the letters are bound elsewhere
      return then.getAsBoolean();
    }
    Dim others =
        pattern.substitute(
            s -> s.equals(open.getFirst()) ? Dim.ONE : bindings.dim(s).orElseThrow());
    var value = actual.over(others);
    return value.isPresent() && bound(open.getFirst(), value.get(), then);
  }

  private boolean bound(String letter, Dim actual, BooleanSupplier then) {
    bindings.bindDim(letter, actual);
    boolean done = then.getAsBoolean();
    if (!done) {
      bindings.unbindDim(letter);
    }
    return done;
  }

  /** The letters of a dimension that are not bound, as often as they occur. */
  private List<String> open(Dim pattern) {
    return pattern.terms().keySet().stream()
        .flatMap(List::stream)
        .filter(letter -> bindings.dim(letter).isEmpty())
        .toList();
  }
}
