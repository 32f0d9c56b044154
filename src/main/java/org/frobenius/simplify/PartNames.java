package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Shape;
import org.frobenius.rule.Assumption;

/**
 * The letters a reader expects: small for scalars and vectors, capitals for matrices; {@code r} and
 * {@code R} for residuals, {@code p} and {@code P} for probabilities.
 */
final class PartNames {
  private static final List<String> SCALARS = List.of("s", "t", "c", "q", "g", "h");
  private static final List<String> VECTORS = List.of("u", "v", "w", "z", "y", "q", "h", "p");
  private static final List<String> MATRICES = List.of("K", "M", "Q", "S", "U", "V", "W", "P");

  private final Presentation presentation = new Presentation();
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
        Expr.Named definition = Build.named(letter(inner), inner);
        definitions.add(definition);
        known = definition;
      } else {
        known = e instanceof Expr.Named ? e : withFewestSigns(Children.map(e, this::named));
      }
      done.put(e, known);
    }
    return known;
  }

  /** A part may stand with the other sign now than what it names did. */
  private Expr withFewestSigns(Expr e) {
    return presentation.withPositiveFactors(OwnSigns.signOutside(e));
  }

  private String letter(Expr value) {
    Shape shape = value.shape();
    boolean matrix = !shape.isScalar() && !shape.isVector();
    var letters = new ArrayList<String>();
    if (isResidual(value)) {
      letters.add(matrix ? "R" : "r");
    } else if (isProbabilities(value)) {
      letters.add(matrix ? "P" : "p");
    }
    List<String> others = shape.isScalar() ? SCALARS : matrix ? MATRICES : VECTORS;
    letters.addAll(others);
    for (String letter : letters) {
      if (taken.add(letter)) {
        return letter;
      }
    }
    for (int i = 1; ; i++) {
      String numbered = others.getFirst() + i;
      if (taken.add(numbered)) {
        return numbered;
      }
    }
  }

  /** A difference from what has a name: {@code A*x - b}, but not {@code 1 .- s}. */
  private static boolean isResidual(Expr value) {
    if (!(value instanceof Expr.Sum(var terms, _))) {
      return false;
    }
    Map<Boolean, List<Expr>> sides =
        terms.stream().collect(Collectors.partitioningBy(t -> Scaled.coefficient(t).signum() > 0));
    return sides.values().stream().noneMatch(List::isEmpty)
        && sides.values().stream()
            .anyMatch(side -> side.size() == 1 && isName(Scaled.of(side.getFirst()).body()));
  }

  private static boolean isName(Expr e) {
    return switch (e) {
      case Expr.Transpose(var arg, _) -> isName(arg);
      case Expr other -> other instanceof Expr.Symbol || other instanceof Expr.Named;
    };
  }

  private static boolean isProbabilities(Expr value) {
    return value instanceof Expr.Call call
        && (call.op() == Op.SOFTMAX || call.op() == Op.ROWSOFTMAX || call.op() == Op.COLSOFTMAX);
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
