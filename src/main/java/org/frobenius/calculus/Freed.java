package org.frobenius.calculus;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Properties;
import org.frobenius.expr.Property;
import org.frobenius.expr.Space;
import org.frobenius.print.Printer;
import org.frobenius.simplify.Normalizer;

/**
 * Names that move out of what is known of their values, as names of which nothing is known while a
 * function is differentiated: a definition {@code D = A + A'} moves as any matrix, and {@code D'}
 * is not {@code D} then. What holds at the value is used in the answer only.
 *
 * @param names what stands for each while it moves
 * @param values the names again
 */
public record Freed(Map<Expr, Expr> names, Map<Expr, Expr> values) {
  /** What does not hold any more beside a value that has it. */
  private static final Set<Property> LOST =
      Set.of(
          Property.SYMMETRIC,
          Property.SKEW,
          Property.DIAGONAL,
          Property.LOWER,
          Property.UPPER,
          Property.ORTHONORMAL,
          Property.INTEGER);

  public Freed {
    names = Map.copyOf(names);
    values = Map.copyOf(values);
  }

  /** Definitions; variables move within their spaces. */
  public static Freed definitions(Collection<? extends Expr> wrt) {
    var names = new LinkedHashMap<Expr, Expr>();
    for (Expr name : wrt) {
      if (name instanceof Expr.Named(var text, _, _)
          && LOST.stream().anyMatch(p -> Properties.has(name, p))) {
        names.put(name, Build.symbol(AdjointTemplates.INCOMING + text, Space.real(name.shape())));
      }
    }
    return of(names);
  }

  /**
   * Definitions, and the differentials of other names that stand in an expression: of these nothing
   * changes.
   *
   * @param u what is differentiated; an UnsupportedException where a differential in it depends on
   *     what it is differentiated by
   */
  public static Freed definitions(Collection<? extends Expr> wrt, Expr u) {
    var names = new LinkedHashMap<>(definitions(wrt).names());
    for (Expr e : parts(u)) {
      if (e instanceof Expr.Differential(var arg, _)) {
        if (wrt.stream().anyMatch(parts(arg)::contains)) {
          throw Decomposition.unsupported(
              "the derivative of an expression with `" + Printer.text(e) + "` in it");
        }
        String text = AdjointTemplates.INCOMING + names.size();
        names.put(e, Build.symbol(text, Space.real(e.shape())));
      }
    }
    return of(names);
  }

  private static Set<Expr> parts(Expr e) {
    Set<Expr> found = Collections.newSetFromMap(new IdentityHashMap<>());
    var open = new ArrayDeque<Expr>();
    open.add(e);
    while (!open.isEmpty()) {
      Expr part = open.remove();
      if (found.add(part)) {
        open.addAll(Children.of(part));
      }
    }
    return found;
  }

  static Freed of(Map<Expr, Expr> names) {
    var values = new LinkedHashMap<Expr, Expr>();
    names.forEach((name, free) -> values.put(free, name));
    return new Freed(names, values);
  }

  /** The expression in the free names. */
  public Expr in(Expr e) {
    return names.isEmpty() ? e : Children.substitute(e, names);
  }

  public List<Expr> in(List<? extends Expr> wrt) {
    return wrt.stream().map(this::in).toList();
  }

  /** What was found in the free names, at the values; in normal form. */
  public Expr back(Expr found, Normalizer normalizer) {
    if (names.isEmpty()) {
      return found;
    }
    var assumed = List.copyOf(normalizer.assumptions());
    normalizer.assumptions().clear();
    assumed.forEach(a -> normalizer.assumptions().add(a.map(this::back)));
    return normalizer.normalize(back(found));
  }

  /** The same as it stands. */
  public Expr back(Expr found) {
    return names.isEmpty() ? found : Children.substitute(found, values);
  }
}
