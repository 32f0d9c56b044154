package org.frobenius.expr;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The indices of sums, the variables of integrals and the parameters of functions, kept apart from
 * the names of a program and from those bound around them, as they are when a text is read.
 */
public final class BoundNames {
  /** Whether a name is bound somewhere in it. */
  private static final Memo<Boolean> BINDS = new Memo<>(BoundNames::binds);

  /** The letter of a function's parameter, {@code z -> 1/z}, where the program has no such name. */
  private static final String PARAMETER = "z";

  private final Set<String> program;
  private final Set<String> taken;
  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  /**
   * @param program the names that stand free
   * @param taken these and the names bound around
   */
  private BoundNames(Set<String> program, Set<String> taken) {
    this.program = program;
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
    if (!Operators.mayBeIn(e, Operators.BINDERS) || !BINDS.of(e)) {
      return e;
    }
    Set<String> names = taken.get();
    return new BoundNames(names, names).apply(e);
  }

  private static boolean binds(Expr e) {
    if (e instanceof Expr.BigSum || e instanceof Expr.Integral || function(e).isPresent()) {
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
              Expr.Symbol own = own(index, index.name(), body);
              yield Build.bigSum(own, apply(from), apply(to), inside(body, index, own));
            }
            case Expr.Integral(var variable, var from, var to, var body, _) -> {
              Expr.Symbol own = own(variable, variable.name(), body);
              yield Build.integral(own, apply(from), apply(to), inside(body, variable, own));
            }
            case Expr.Named _ -> e;
            case Expr.MatrixFunction(Fun.Lambda f, var arg, _) ->
                Build.matrixFunction(renamed(f), apply(arg));
            case Expr.Entrywise(Fun.Lambda f, var arg, _) ->
                Build.entrywise(renamed(f), apply(arg));
            case Expr.Frechet(Fun.Lambda f, var at, var directions, _) ->
                Build.frechet(renamed(f), apply(at), directions.stream().map(this::apply).toList());
            case Expr other -> Children.map(other, this::apply);
          };
      done.put(e, known);
    }
    return known;
  }

  private static Optional<Fun.Lambda> function(Expr e) {
    return switch (e) {
      case Expr.MatrixFunction(Fun.Lambda f, _, _) -> Optional.of(f);
      case Expr.Entrywise(Fun.Lambda f, _, _) -> Optional.of(f);
      case Expr.Frechet(Fun.Lambda f, _, _, _) -> Optional.of(f);
      case Expr _ -> Optional.empty();
    };
  }

  private Fun renamed(Fun.Lambda f) {
    String wanted = program.contains(PARAMETER) ? f.parameter().name() : PARAMETER;
    Expr.Symbol own = own(f.parameter(), wanted, f.body());
    return new Fun.Lambda(own, inside(f.body(), f.parameter(), own));
  }

  private Expr inside(Expr body, Expr.Symbol bound, Expr.Symbol own) {
    Expr renamed = own == bound ? body : Children.substitute(body, Map.of(bound, own));
    var around = new HashSet<>(taken);
    around.add(own.name());
    return new BoundNames(program, around).apply(renamed);
  }

  private Expr.Symbol own(Expr.Symbol bound, String wanted, Expr body) {
    Set<Expr.Symbol> inside = Children.symbols(body);
    String name = wanted;
    for (int i = 1; taken.contains(name) || isOther(name, bound, inside); i++) {
      name = wanted + i;
    }
    return name.equals(bound.name()) ? bound : Build.symbol(name, bound.space());
  }

  private static boolean isOther(String name, Expr.Symbol bound, Set<Expr.Symbol> inside) {
    return inside.stream().anyMatch(s -> s != bound && s.name().equals(name));
  }
}
