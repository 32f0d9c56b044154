package org.frobenius.simplify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.expr.Shape;

/**
 * The letters a reader expects, each given once: small for scalars and vectors, capitals for
 * matrices; {@code r} and {@code R} for residuals, {@code p} and {@code P} for probabilities.
 */
public final class PartLetters {
  private static final List<String> SCALARS = List.of("s", "t", "c", "q", "g", "h");
  private static final List<String> VECTORS = List.of("u", "v", "w", "z", "y", "q", "h", "p");
  private static final List<String> MATRICES = List.of("K", "M", "Q", "S", "U", "V", "W", "P");

  private final Set<String> taken;
  private final Set<Expr> seen = new HashSet<>();
  private final Map<String, Integer> last = new HashMap<>();

  /**
   * @param taken names that mean something already
   */
  public PartLetters(Set<String> taken) {
    this.taken = new HashSet<>(taken);
    // constants and functions of one letter; a definition would hide them
    this.taken.addAll(List.of("I", "e", "E", "d", "L", "T"));
  }

  /** A letter for what has this value. */
  public String of(Expr value) {
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
    while (true) {
      String numbered = others.getFirst() + last.merge(others.getFirst(), 1, Integer::sum);
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

  /** No name an expression has is given, bound ones, functions' and dimensions' included. */
  public void take(Expr e) {
    if (!seen.add(e)) {
      return;
    }
    switch (e) {
      case Expr.Symbol(var name, _, _) -> taken.add(name);
      case Expr.Named(var name, _, _) -> taken.add(name);
      case Expr.BigSum(var index, _, _, _, _) -> taken.add(index.name());
      case Expr.Integral(var variable, _, _, _, _) -> taken.add(variable.name());
      case Expr.Applied(var function, _, _, _) -> taken.add(function.name());
      case Expr.MatrixFunction(var f, _, _) -> take(f);
      case Expr.Entrywise(var f, _, _) -> take(f);
      case Expr.Frechet(var f, _, _, _) -> take(f);
      case Expr.Num _, Expr.Size _, Expr.Constant _, Expr.Sum _, Expr.Product _ -> {}
      case Expr.Hadamard _, Expr.Transpose _, Expr.Power _, Expr.EntryPower _ -> {}
      case Expr.Call _, Expr.Slice _, Expr.Block _, Expr.Differential _ -> {}
    }
    Children.of(e).forEach(this::take);
  }

  private void take(Fun f) {
    switch (f) {
      case Fun.Lambda(var parameter, _) -> taken.add(parameter.name());
      case Fun.Unknown(var name, _) -> taken.add(name);
      case Fun.Known _ -> {}
    }
  }
}
