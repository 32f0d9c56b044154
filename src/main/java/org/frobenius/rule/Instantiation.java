package org.frobenius.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Dim;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Range;

/**
 * Puts what the letters stand for into the right side of a rule. Indices the rule brings get names
 * that nothing uses.
 */
final class Instantiation {
  private static final List<String> PARAMETER_NAMES = List.of("z", "w", "t", "s", "r", "q");

  private static final List<String> INDEX_NAMES =
      List.of("j", "i", "l", "p", "q", "r", "s", "t", "u", "v");

  private static final List<String> VARIABLE_NAMES =
      List.of("s", "r", "t", "u", "v", "w", "q", "p");

  private final Bindings bindings;
  private final Map<String, Expr.Symbol> renamed = new HashMap<>(0);

  private Instantiation(Bindings bindings) {
    this.bindings = bindings;
  }

  static Expr of(Expr template, Bindings bindings) {
    return new Instantiation(bindings).apply(template);
  }

  private Expr apply(Expr e) {
    return switch (e) {
      case Expr.Symbol letter ->
          bindings.expr(letter.name()).orElseGet(() -> renamed.getOrDefault(letter.name(), letter));
      case Expr.Size(var dim, _) -> Build.size(dim(dim));
      case Expr.Constant(var kind, var dims, var indices, _) ->
          Build.constant(
              kind,
              dims.stream().map(this::dim).toList(),
              indices.stream().map(this::apply).toList());
      case Expr.MatrixFunction(var f, var arg, _) -> form(function(f), apply(arg), true);
      case Expr.Entrywise(var f, var arg, _) -> form(function(f), apply(arg), false);
      case Expr.Frechet(var f, var at, var directions, _) ->
          Build.frechet(function(f), apply(at), directions.stream().map(this::apply).toList());
      case Expr.Slice(var arg, var rows, var cols, _) ->
          Build.slice(apply(arg), range(rows), range(cols));
      case Expr.BigSum sum -> bigSum(sum);
      case Expr.Integral integral -> integral(integral);
      case Expr.Num _, Expr.Named _, Expr.Sum _, Expr.Product _, Expr.Hadamard _ ->
          Children.map(e, this::apply);
      case Expr.Transpose _, Expr.Power _, Expr.EntryPower _, Expr.Call _, Expr.Block _ ->
          Children.map(e, this::apply);
      case Expr.Differential _, Expr.Applied _ -> Children.map(e, this::apply);
    };
  }

  /** Known functions stay as they are; a lambda, as a derivative may be, is written out. */
  private static Expr form(Fun f, Expr arg, boolean matrix) {
    return switch (f) {
      case Fun.Known(var name) when name.equals("sqrt") || name.equals("inv") ->
          matrix ? FunctionForms.ofMatrix(f, arg) : FunctionForms.entrywise(f, arg);
      case Fun.Known _, Fun.Unknown _ ->
          matrix ? Build.matrixFunction(f, arg) : Build.entrywise(f, arg);
      case Fun.Lambda _ ->
          matrix ? FunctionForms.ofMatrix(f, arg) : FunctionForms.entrywise(f, arg);
    };
  }

  private Fun function(Fun f) {
    return switch (f) {
      case Fun.Unknown(var name, var order) when bindings.function(name).isPresent() -> {
        Fun value = bindings.function(name).get();
        for (int i = 0; i < order; i++) {
          value = FunctionForms.derivative(value);
        }
        yield value;
      }
      case Fun.Known _, Fun.Unknown _ -> f;
      case Fun.Lambda(var parameter, var body) -> {
        // z -> z^a with something of the user's own z for a
        Expr.Symbol own =
            renamed.computeIfAbsent(
                parameter.name(),
                name -> Build.symbol(fresh(name, taken(), PARAMETER_NAMES), parameter.space()));
        yield new Fun.Lambda(own, apply(body));
      }
    };
  }

  /**
   * The names and dimensions in what the letters stand for, and the names given to indices already.
   */
  private Set<String> taken() {
    Set<String> taken = new HashSet<>();
    for (Expr e : bindings.exprs().values()) {
      Children.symbols(e).forEach(s -> taken.add(s.name()));
      taken.addAll(Letters.of(e));
    }
    for (Fun f : bindings.functions()) {
      if (f instanceof Fun.Lambda(_, var body)) {
        Children.symbols(body).forEach(s -> taken.add(s.name()));
      }
    }
    indexNames(bindings.exprs().values(), taken);
    taken.addAll(renamed.values().stream().map(Expr.Symbol::name).toList());
    return taken;
  }

  private Expr bigSum(Expr.BigSum sum) {
    if (bindings.expr(sum.index().name()).isPresent()) {
      // the left side had this sum: its index is a letter like the others
      Expr.Symbol index = (Expr.Symbol) apply(sum.index());
      return Build.bigSum(index, apply(sum.from()), apply(sum.to()), apply(sum.body()));
    }
    Expr.Symbol fresh =
        renamed.computeIfAbsent(
            sum.index().name(), name -> Build.index(fresh(name, taken(), INDEX_NAMES)));
    Expr from = apply(sum.from());
    Expr to = apply(sum.to());
    Expr body = apply(sum.body());
    return Build.bigSum(fresh, from, to, body);
  }

  private Expr integral(Expr.Integral integral) {
    Expr.Symbol variable = integral.variable();
    if (bindings.expr(variable.name()).isEmpty()) {
      renamed.computeIfAbsent(
          variable.name(), name -> Build.variable(fresh(name, taken(), VARIABLE_NAMES)));
    }
    return Build.integral(
        (Expr.Symbol) apply(variable),
        apply(integral.from()),
        apply(integral.to()),
        apply(integral.body()));
  }

  /** The indices bound inside the values: two nested sums read better with two letters. */
  private static void indexNames(java.util.Collection<Expr> values, Set<String> names) {
    var seen = java.util.Collections.<Expr>newSetFromMap(new IdentityHashMap<>());
    var open = new ArrayList<Expr>(values);
    while (!open.isEmpty()) {
      Expr e = open.removeLast();
      if (seen.add(e)) {
        if (e instanceof Expr.BigSum(var index, _, _, _, _)) {
          names.add(index.name());
        }
        if (e instanceof Expr.Integral(var variable, _, _, _, _)) {
          names.add(variable.name());
        }
        open.addAll(Children.of(e));
      }
    }
  }

  private static String fresh(String wanted, Set<String> taken, List<String> names) {
    if (!taken.contains(wanted)) {
      return wanted;
    }
    return names.stream()
        .filter(n -> !taken.contains(n))
        .findFirst()
        .orElseGet(
            () -> {
              int i = 1;
              while (taken.contains(wanted + i)) {
                i++;
              }
              return wanted + i;
            });
  }

  private Dim dim(Dim dim) {
    return dim.substitute(s -> bindings.dim(s).orElseGet(() -> Dim.symbol(s)));
  }

  private Range range(Range range) {
    return switch (range) {
      case Range.All() -> range;
      case Range.At(var index) -> new Range.At(apply(index));
      case Range.Between(var from, var to) -> new Range.Between(dim(from), dim(to));
    };
  }
}
