package org.frobenius.calculus;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Range;
import org.frobenius.expr.Shape;
import org.frobenius.expr.Space;

/** Names for the Taylor coefficients of unknown functions: {@code f(z) = sum(beta[k]*z^k)}. */
final class Coefficients {
  private static final String CUSTOMARY = "beta";

  private final Set<String> taken;
  private final Map<String, Expr.Symbol> named = new LinkedHashMap<>();

  Coefficients(Set<String> taken) {
    this.taken = taken;
  }

  /** The sequences named so far, by the function. */
  Map<String, Expr.Symbol> named() {
    return Collections.unmodifiableMap(named);
  }

  /** {@code sum(k = 0..inf, beta[k]*A^k)}; of a derivative, the series differentiated. */
  Expr series(Fun.Unknown f, Expr at) {
    Expr.Symbol beta = named.computeIfAbsent(f.name(), this::fresh);
    Expr.Symbol k = Build.index("k");
    Expr coefficient = Build.slice(beta, new Range.At(shifted(k, f.order())), Range.ALL);
    for (int i = f.order(); i > 0; i--) {
      coefficient = Build.product(shifted(k, i), coefficient);
    }
    return Build.bigSum(
        k,
        Build.ZERO,
        Build.constant(Expr.Constant.Kind.INFINITY, List.of(), List.of()),
        Build.product(coefficient, Build.power(at, k)));
  }

  private static Expr shifted(Expr k, int by) {
    return by == 0 ? k : Build.sum(k, Build.num(by));
  }

  private Expr.Symbol fresh(String function) {
    String name = named.isEmpty() ? CUSTOMARY : CUSTOMARY + "_" + function;
    while (taken.contains(name) || isNamed(name)) {
      name = name.equals(CUSTOMARY) ? CUSTOMARY + "_" + function : name + "_";
    }
    return Build.symbol(name, Space.of(Space.Kind.SEQUENCE, new Shape(Dim.INFINITE, Dim.ONE)));
  }

  private boolean isNamed(String name) {
    return named.values().stream().anyMatch(s -> s.name().equals(name));
  }
}
