package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;

/**
 * Definitions recognized in an expression as it is shown, where factors have been pulled out: with
 * {@code r = u - P*u}, {@code (P*u - u)*u'} is {@code -r*u'}. Two expressions are taken for the
 * same where they are, up to a number, once all definitions are written out and products multiplied
 * out.
 */
final class DefinitionsRecognized {
  private final UnaryOperator<Expr> writtenOut;
  private final Map<Expr, Scaled> names = new LinkedHashMap<>();
  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  /**
   * @param definitions outer ones first
   * @param writtenOut the normal form without definitions
   */
  DefinitionsRecognized(List<Expr.Named> definitions, UnaryOperator<Expr> writtenOut) {
    this.writtenOut = writtenOut;
    for (Expr.Named name : definitions) {
      Expr value = writtenOut.apply(name);
      if (value.meta().weight() > 1) {
        put(value, name);
        put(writtenOut.apply(Mirror.of(value)), Build.transpose(name));
      }
    }
  }

  private void put(Expr value, Expr name) {
    Scaled primitive = primitive(value);
    if (primitive.body().meta().weight() > 1) {
      names.putIfAbsent(primitive.body(), new Scaled(primitive.coefficient().inverse(), name));
    }
  }

  private static Scaled primitive(Expr e) {
    return e instanceof Expr.Sum sum ? SumArrangement.primitive(sum) : Scaled.of(e);
  }

  /** The same with the names of what is recognized, the largest parts first. */
  Expr in(Expr e) {
    Expr known = done.get(e);
    if (known == null) {
      known =
          e instanceof Expr.Named || e instanceof Expr.Differential || e.meta().weight() == 1
              ? e
              : name(e).orElseGet(() -> inside(e));
      done.put(e, known);
    }
    return known;
  }

  private Expr inside(Expr e) {
    return e instanceof Expr.Product(var c, var scalars, var factors, _)
        ? Build.product(c, Children.all(scalars, this::in), chain(factors))
        : Children.map(e, this::in);
  }

  /** The longest run of factors that has a name, and what stands beside it. */
  private List<Expr> chain(List<Expr> factors) {
    for (int length = factors.size(); length > 1; length--) {
      for (int from = 0; from + length <= factors.size(); from++) {
        Optional<Expr> name = name(Build.product(factors.subList(from, from + length)));
        if (name.isPresent()) {
          var named = new ArrayList<>(chain(factors.subList(0, from)));
          named.add(name.get());
          named.addAll(chain(factors.subList(from + length, factors.size())));
          return named;
        }
      }
    }
    return Children.all(factors, this::in);
  }

  private Optional<Expr> name(Expr e) {
    if (names.values().stream().noneMatch(n -> n.body().shape().equals(e.shape()))) {
      return Optional.empty();
    }
    Scaled primitive = primitive(writtenOut.apply(e));
    return Optional.ofNullable(names.get(primitive.body()))
        .map(name -> Build.scale(primitive.coefficient().times(name.coefficient()), name.body()));
  }
}
