package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Rational;
import org.frobenius.expr.Shape;
import org.frobenius.rule.Assumption;

/** The letters a reader expects: small for scalars and vectors, capitals for matrices. */
final class PartNames {
  private static final List<String> SCALARS = List.of("s", "t", "c", "q", "g", "h");
  private static final List<String> VECTORS = List.of("r", "u", "v", "w", "y", "z", "p", "q");
  private static final List<String> MATRICES = List.of("K", "M", "P", "Q", "R", "S", "U", "V", "W");

  private final Set<String> taken;
  private final List<Expr.Named> definitions = new ArrayList<>();
  private final Map<Expr, Expr> done = new IdentityHashMap<>();

  PartNames(Set<String> taken) {
    this.taken = new HashSet<>(taken);
    // constants and functions of one letter; a definition would hide them
    this.taken.addAll(List.of("I", "e", "E", "d", "L", "T"));
  }

  NamedParts give(List<Expr> roots, Set<Assumption> assumptions) {
    var seen = new HashSet<Expr>();
    roots.forEach(root -> collect(root, seen));
    List<Expr> written = roots.stream().map(this::named).toList();
    return new NamedParts(definitions, written, assumptions);
  }

  /** What is used first is named first; what a value uses stands before it. */
  private Expr named(Expr e) {
    Expr known = done.get(e);
    if (known == null) {
      if (PartSearch.isPart(e) && e instanceof Expr.Named(_, var value, _)) {
        Expr inner = named(value);
        Expr.Named definition = Build.named(letter(value.shape()), inner);
        definitions.add(definition);
        known = definition;
      } else {
        known = e instanceof Expr.Named ? e : unsigned(Children.map(e, this::named));
      }
      done.put(e, known);
    }
    return known;
  }

  /** {@code norm(-r)} is {@code norm(r)}: a part may have been found with the other sign. */
  private static Expr unsigned(Expr e) {
    return e instanceof Expr.Call(var op, var args, _)
            && op == Op.NORM
            && args.getFirst() instanceof Expr.Product
            && Scaled.of(args.getFirst()).coefficient().equals(Rational.MINUS_ONE)
        ? Build.call(op, Scaled.of(args.getFirst()).body())
        : e;
  }

  private String letter(Shape shape) {
    boolean vector = shape.rows().isOne() || shape.cols().isOne();
    List<String> letters = shape.isScalar() ? SCALARS : vector ? VECTORS : MATRICES;
    for (String letter : letters) {
      if (taken.add(letter)) {
        return letter;
      }
    }
    for (int i = 1; ; i++) {
      String numbered = letters.getFirst() + i;
      if (taken.add(numbered)) {
        return numbered;
      }
    }
  }

  /** Every name the expressions have, bound ones, functions' and dimensions' included. */
  private void collect(Expr e, Set<Expr> seen) {
    if (!seen.add(e)) {
      return;
    }
    switch (e) {
      case Expr.Symbol(var name, _, _) -> taken.add(name);
      case Expr.Named(var name, _, _) -> taken.add(name);
      case Expr.BigSum(var index, _, _, _, _) -> taken.add(index.name());
      case Expr.Integral(var variable, _, _, _, _) -> taken.add(variable.name());
      case Expr.Applied(var function, _, _, _) -> taken.add(function.name());
      case Expr.MatrixFunction(var f, _, _) -> collect(f);
      case Expr.Entrywise(var f, _, _) -> collect(f);
      case Expr.Frechet(var f, _, _, _) -> collect(f);
      case Expr.Num _, Expr.Size _, Expr.Constant _, Expr.Sum _, Expr.Product _ -> {}
      case Expr.Hadamard _, Expr.Transpose _, Expr.Power _, Expr.EntryPower _ -> {}
      case Expr.Call _, Expr.Slice _, Expr.Block _, Expr.Differential _ -> {}
    }
    Children.of(e).forEach(child -> collect(child, seen));
  }

  private void collect(Fun f) {
    switch (f) {
      case Fun.Lambda(var parameter, _) -> taken.add(parameter.name());
      case Fun.Unknown(var name, _) -> taken.add(name);
      case Fun.Known _ -> {}
    }
  }
}
