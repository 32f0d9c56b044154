package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Rational;

/**
 * Definitions found again as parts of products and sums: with {@code P = A*B}, {@code A*B*x} is
 * {@code P*x}; likewise among the scalars in front, the factors of an entrywise product and, up to
 * a number, the terms of a sum.
 */
final class DefinitionsInside {
  private final List<Definition> names;
  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  /**
   * @param names what the definitions and their transposes stand for in normal form, and their
   *     names
   */
  DefinitionsInside(Map<Expr, Expr> names) {
    this.names =
        names.entrySet().stream()
            .map(e -> new Definition(e.getKey(), e.getValue()))
            .flatMap(d -> Stream.concat(Stream.of(d), solved(d).stream()))
            .filter(d -> hasParts(d.value()))
            .sorted(Comparator.comparingLong(d -> -d.value().meta().weight()))
            .toList();
  }

  /** What stands for a value: a name, or what a definition was solved for. */
  private record Definition(Expr value, Expr name) {}

  private static boolean hasParts(Expr value) {
    return switch (value) {
      case Expr.Sum _, Expr.Hadamard _, Expr.Power _, Expr.Call _ -> true;
      case Expr.Product(var c, var scalars, var factors, _) ->
          factors.isEmpty() || c.isOne() && scalars.isEmpty();
      case Expr _ -> false;
    };
  }

  /** {@code s = norm(x)/sqrt(n)} solved for the norm: sizes are never zero. */
  private static Optional<Definition> solved(Definition definition) {
    if (!(definition.value() instanceof Expr.Product(var c, var scalars, var factors, _))
        || !factors.isEmpty()) {
      return Optional.empty();
    }
    List<Expr> unsized = scalars.stream().filter(s -> !isOfSize(s)).toList();
    if (unsized.size() != 1) {
      return Optional.empty();
    }
    var others = new ArrayList<Expr>(List.of(definition.name()));
    scalars.stream().filter(s -> s != unsized.getFirst()).map(Build::inverse).forEach(others::add);
    return Optional.of(
        new Definition(unsized.getFirst(), Build.product(c.inverse(), others, List.of())));
  }

  private static boolean isOfSize(Expr scalar) {
    return scalar instanceof Expr.Size || scalar instanceof Expr.Power(Expr.Size _, Expr.Num _, _);
  }

  Expr named(Expr e) {
    if (names.isEmpty()) {
      return e;
    }
    Expr known = done.get(e);
    if (known == null) {
      known =
          e instanceof Expr.Named
              ? e
              : power(e).orElseGet(() -> head(Children.map(e, this::named)));
      done.put(e, known);
    }
    return known;
  }

  /** With {@code r = sqrt(u)}, {@code 1/sqrt(u)} is {@code 1/r}. */
  private Optional<Expr> power(Expr e) {
    if (!e.isScalar()) {
      return Optional.empty();
    }
    for (Definition definition : names) {
      if (definition.value() instanceof Expr.Power(var base, Expr.Num(var k, _), _)) {
        Rational exponent = exponent(e, base);
        Rational times = exponent.times(k.inverse());
        if (!times.isZero() && times.isInteger() && needsNoLess(exponent, k)) {
          return Optional.of(Build.power(definition.name(), Build.num(times)));
        }
      }
    }
    return Optional.empty();
  }

  /** But {@code u} is not {@code r^2}, which has no value where {@code u} is negative. */
  private static boolean needsNoLess(Rational exponent, Rational k) {
    return (k.isInteger() || !exponent.isInteger()) && (k.signum() > 0 || exponent.signum() < 0);
  }

  /** As which power of the base it stands there; 0 where it is none. */
  private static Rational exponent(Expr e, Expr base) {
    if (e == base) {
      return base.meta().weight() > 1 ? Rational.ONE : Rational.ZERO;
    }
    return e instanceof Expr.Power(var b, Expr.Num(var exponent, _), _) && b == base
        ? exponent
        : Rational.ZERO;
  }

  private Expr head(Expr e) {
    Expr result = e;
    for (Definition definition : names) {
      result = replaced(result, definition.value(), definition.name()).orElse(result);
    }
    return result;
  }

  private static Optional<Expr> replaced(Expr e, Expr value, Expr name) {
    if (e == value) {
      return Optional.of(name);
    }
    return switch (e) {
      case Expr.Product(var c, var scalars, var factors, _)
          when value instanceof Expr.Product(var k, var some, var chain, _) && chain.isEmpty() ->
          remaining(scalars, some)
              .map(rest -> Build.product(c.times(k.inverse()), scaledBy(name, rest), factors));
      case Expr.Product(var c, var scalars, var factors, _)
          when value instanceof Expr.Product(_, _, var chain, _) ->
          neighbours(factors, chain, name).map(f -> Build.product(c, scalars, f));
      case Expr.Hadamard(var factors, _) when value instanceof Expr.Hadamard(var some, _) ->
          without(factors, some).map(rest -> Build.hadamard(Build.hadamard(rest), name));
      case Expr.Sum(var terms, _) when value instanceof Expr.Sum(var some, _) ->
          multiple(terms, some, name);
      case Expr _ -> Optional.empty();
    };
  }

  /** A power at an end of the chain may be part of a higher one: {@code A*x} of {@code A^3*x}. */
  private static Optional<List<Expr>> neighbours(List<Expr> factors, List<Expr> chain, Expr name) {
    var found = new ArrayList<>(factors);
    int last = chain.size() - 1;
    boolean any = false;
    for (int at = 0; at + last < found.size(); at++) {
      Optional<List<Expr>> before = rest(found.get(at), chain.getFirst());
      Optional<List<Expr>> after = rest(found.get(at + last), chain.get(last));
      if (before.isPresent()
          && after.isPresent()
          && found.subList(at + 1, at + last).equals(chain.subList(1, last))) {
        found.subList(at, at + last + 1).clear();
        found.addAll(at, after.get());
        found.add(at, name);
        found.addAll(at, before.get());
        any = true;
      }
    }
    return any ? Optional.of(found) : Optional.empty();
  }

  /** What is left of a factor without another one: nothing, or of a power a lower one. */
  private static Optional<List<Expr>> rest(Expr factor, Expr taken) {
    if (factor == taken) {
      return Optional.of(List.of());
    }
    if (!(factor instanceof Expr.Power(var base, Expr.Num(var higher, _), _))) {
      return Optional.empty();
    }
    Rational lower =
        taken == base
            ? Rational.ONE
            : taken instanceof Expr.Power(var b, Expr.Num(var k, _), _) && b == base
                ? k
                : Rational.ZERO;
    boolean has =
        higher.isInteger()
            && lower.isInteger()
            && higher.signum() * lower.signum() > 0
            && higher.abs().compareTo(lower.abs()) > 0;
    return has
        ? Optional.of(List.of(Build.power(base, Build.num(higher.minus(lower)))))
        : Optional.empty();
  }

  private static List<Expr> scaledBy(Expr name, List<Expr> scalars) {
    var all = new ArrayList<>(scalars);
    all.add(name);
    return all;
  }

  /** What remains of the parts; empty where it does not have all of these and more. */
  private static Optional<List<Expr>> without(List<Expr> parts, List<Expr> these) {
    return remaining(parts, these).filter(rest -> !rest.isEmpty());
  }

  /** What remains of the parts; empty where it does not have all of these. */
  private static Optional<List<Expr>> remaining(List<Expr> parts, List<Expr> these) {
    var rest = new ArrayList<>(parts);
    for (Expr part : these) {
      if (!rest.remove(part)) {
        return Optional.empty();
      }
    }
    return Optional.of(rest);
  }

  private static Optional<Expr> multiple(List<Expr> terms, List<Expr> some, Expr name) {
    Scaled first = Scaled.of(some.getFirst());
    for (Expr term : terms) {
      Scaled scaled = Scaled.of(term);
      if (scaled.body() == first.body()) {
        Rational ratio = scaled.coefficient().times(first.coefficient().inverse());
        var scaledSome = some.stream().map(t -> Build.scale(ratio, t)).toList();
        return without(terms, scaledSome)
            .map(
                rest -> {
                  var sum = new ArrayList<>(rest);
                  sum.add(Build.scale(ratio, name));
                  return Build.sum(sum);
                });
      }
    }
    return Optional.empty();
  }
}
