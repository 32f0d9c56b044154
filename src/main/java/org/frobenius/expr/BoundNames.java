package org.frobenius.expr;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The indices of sums and the variables of integrals, kept apart from the names of a program and
 * from those of the sums and integrals around them, as they are when a text is read.
 */
public final class BoundNames {
  /** Whether a name is bound somewhere in it. */
  private static final Memo<Boolean> BINDS = new Memo<>(BoundNames::binds);

  private final Set<String> taken;
  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  private BoundNames(Set<String> taken) {
    this.taken = taken;
  }

  /** The expression with every bound name that is taken renamed. */
  public static Expr apart(Expr e, Set<String> taken) {
    return apart(e, () -> taken);
  }

  /**
   * The expression with every bound name that is taken renamed.
   *
   * @param taken asked only where a name is bound
   */
  public static Expr apart(Expr e, Supplier<Set<String>> taken) {
    return BINDS.of(e) ? new BoundNames(taken.get()).apply(e) : e;
  }

  private static boolean binds(Expr e) {
    if (e instanceof Expr.BigSum || e instanceof Expr.Integral) {
      return true;
    }
    List<Expr> parts = Children.of(e);
    for (int i = 0; i < parts.size(); i++) {
      if (BINDS.of(parts.get(i))) {
        return true;
      }
    }
    return false;
  }

  private Expr apply(Expr e) {
    Expr known = done.get(e);
    if (known == null) {
      known =
          switch (e) {
            case Expr.BigSum(var index, var from, var to, var body, _) -> {
              Expr.Symbol own = own(index, body);
              yield Build.bigSum(own, apply(from), apply(to), inside(body, index, own));
            }
            case Expr.Integral(var variable, var from, var to, var body, _) -> {
              Expr.Symbol own = own(variable, body);
              yield Build.integral(own, apply(from), apply(to), inside(body, variable, own));
            }
            case Expr.Named _ -> e;
            case Expr other -> Children.map(other, this::apply);
          };
      done.put(e, known);
    }
    return known;
  }

  private Expr inside(Expr body, Expr.Symbol bound, Expr.Symbol own) {
    Expr renamed = own == bound ? body : Children.substitute(body, Map.of(bound, own));
    var around = new HashSet<>(taken);
    around.add(own.name());
    return new BoundNames(around).apply(renamed);
  }

  private Expr.Symbol own(Expr.Symbol bound, Expr body) {
    if (!taken.contains(bound.name())) {
      return bound;
    }
    Set<Expr.Symbol> inside = Children.symbols(body);
    for (int i = 1; ; i++) {
      String name = bound.name() + i;
      if (!taken.contains(name) && inside.stream().noneMatch(s -> s.name().equals(name))) {
        return Build.symbol(name, bound.space());
      }
    }
  }
}
