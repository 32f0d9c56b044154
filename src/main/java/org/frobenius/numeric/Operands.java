package org.frobenius.numeric;

import java.util.ArrayList;
import java.util.List;
import org.frobenius.expr.Build;
import org.frobenius.expr.Children;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;

/** What has to be evaluated before a node, and what its operation is called. */
final class Operands {
  private Operands() {}

  /**
   * Not the bodies of sums and functions, which wait for their names; of an inverse in a chain,
   * what is inverted.
   */
  static List<Expr> of(Expr e) {
    return switch (e) {
      case Expr.BigSum(_, var from, var to, _, _) ->
          Build.isConstant(to, Expr.Constant.Kind.INFINITY) ? List.of(from) : List.of(from, to);
      case Expr.Integral(_, var from, var to, _, _) -> List.of(from, to);
      case Expr.Differential _ -> List.of();
      case Expr.MatrixFunction(_, var arg, _) -> List.of(arg);
      case Expr.Entrywise(_, var arg, _) -> List.of(arg);
      case Expr.Frechet(_, var at, var directions, _) -> {
        var all = new ArrayList<Expr>();
        all.add(at);
        all.addAll(directions);
        yield all;
      }
      case Expr.Product(_, var scalars, var factors, _) -> {
        var all = new ArrayList<>(scalars);
        factors.forEach(f -> all.add(inverted(f)));
        yield all;
      }
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _, Expr.Sum _ ->
          Children.of(e);
      case Expr.Hadamard _,
          Expr.Transpose _,
          Expr.Power _,
          Expr.EntryPower _,
          Expr.Call _,
          Expr.Applied _,
          Expr.Slice _,
          Expr.Block _ ->
          Children.of(e);
    };
  }

  /** The A of a factor {@code inv(A)} or {@code inv(A)'}; any other factor itself. */
  private static Expr inverted(Expr factor) {
    Expr inner = factor instanceof Expr.Transpose(var arg, _) ? arg : factor;
    return inner instanceof Expr.Power(var base, var exponent, _) && exponent == Build.MINUS_ONE
        ? base
        : factor;
  }

  /** As it is written. */
  static String operation(Expr e) {
    return switch (e) {
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Constant _, Expr.Differential _ -> "number";
      case Expr.Named(var name, _, _) -> name;
      case Expr.Sum _ -> "+";
      case Expr.Product _ -> "*";
      case Expr.Hadamard _ -> ".*";
      case Expr.Transpose _ -> "'";
      case Expr.Power(_, var exponent, _) ->
          exponent == Build.MINUS_ONE ? "inv" : exponent == Build.HALF ? "sqrt" : "^";
      case Expr.EntryPower _ -> ".^";
      case Expr.MatrixFunction(var f, _, _) -> function(f);
      case Expr.Entrywise(var f, _, _) -> function(f);
      case Expr.Frechet(var f, _, _, _) -> "L(" + function(f) + ", ..)";
      case Expr.Call(var op, _, _) -> op.written();
      case Expr.Applied(var function, _, _, _) -> function.name();
      case Expr.Slice _ -> "[..]";
      case Expr.Block _ -> "[..]";
      case Expr.BigSum _ -> "sum";
      case Expr.Integral _ -> "integral";
    };
  }

  private static String function(Fun f) {
    return switch (f) {
      case Fun.Known _, Fun.Unknown _ -> f.toString();
      case Fun.Lambda(var parameter, _) -> parameter.name() + " -> ..";
    };
  }
}
