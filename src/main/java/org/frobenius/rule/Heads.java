package org.frobenius.rule;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;

/**
 * The names under which rules stand, after the operator at the head of their left side. {@link
 * LeftSide} tells the same from the text of a line.
 */
public final class Heads {
  /** Under which the derivatives of functions stand, with the number of their directions. */
  static final String FRECHET = "L(f";

  /** Under which the derivatives of the adjugate stand, with the number of their directions. */
  static final String ADJUGATE_DERIVATIVE = "L(adj";

  /** Under which the parts of a matrix stand. */
  static final String SLICE = "[";

  private static final String FUNCTION = "f";
  private static final String ENTRYWISE_FUNCTION = "f.";

  private static final List<String> TRANSPOSE = List.of("'");
  private static final List<String> SUM = List.of("+");
  private static final List<String> PRODUCT = List.of("*");
  private static final List<String> HADAMARD = List.of(".*");
  private static final List<String> POWER = List.of("^");
  private static final List<String> ENTRY_POWER = List.of(".^");
  private static final List<String> SLICES = List.of(SLICE);
  private static final List<String> INTEGRAL = List.of("integral");
  private static final Map<Op, List<String>> CALLS = calls();
  private static final Map<String, List<String>> DERIVATIVES = new ConcurrentHashMap<>();
  private static final Map<String, List<String>> SCALAR_FUNCTIONS = new ConcurrentHashMap<>();
  private static final Map<String, List<String>> MATRIX_FUNCTIONS = new ConcurrentHashMap<>();
  private static final Map<String, List<String>> ENTRYWISE_FUNCTIONS = new ConcurrentHashMap<>();

  private Heads() {}

  private static Map<Op, List<String>> calls() {
    var heads = new EnumMap<Op, List<String>>(Op.class);
    for (Op op : Op.values()) {
      heads.put(op, List.of(op.written()));
    }
    return heads;
  }

  /** The heads under which the rules for an expression stand. */
  public static List<String> of(Expr e) {
    return switch (e) {
      case Expr.Transpose _ -> TRANSPOSE;
      case Expr.Sum _ -> SUM;
      case Expr.Product _ -> PRODUCT;
      case Expr.Hadamard _ -> HADAMARD;
      case Expr.Power _ -> POWER;
      case Expr.EntryPower _ -> ENTRY_POWER;
      case Expr.MatrixFunction(var f, _, _) ->
          MATRIX_FUNCTIONS.computeIfAbsent(name(f), name -> List.of(name, FUNCTION));
      case Expr.Entrywise(var f, _, _) when e.isScalar() ->
          SCALAR_FUNCTIONS.computeIfAbsent(
              name(f), name -> List.of(name, FUNCTION, ENTRYWISE_FUNCTION));
      case Expr.Entrywise(var f, _, _) ->
          ENTRYWISE_FUNCTIONS.computeIfAbsent(name(f), name -> List.of(name, ENTRYWISE_FUNCTION));
      case Expr.Frechet(_, _, var directions, _) -> derivatives(FRECHET, directions.size());
      case Expr.Call(var op, var args, _) when op == Op.ADJUGATE_DERIVATIVE ->
          derivatives(ADJUGATE_DERIVATIVE, args.size() - 1);
      case Expr.Call(var op, _, _) -> Objects.requireNonNull(CALLS.get(op));
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _ -> List.of();
      case Expr.Slice _ -> SLICES;
      case Expr.Block _, Expr.BigSum _, Expr.Differential _ -> List.of();
      case Expr.Integral _ -> INTEGRAL;
      case Expr.Applied _ -> List.of();
    };
  }

  private static List<String> derivatives(String of, int directions) {
    return DERIVATIVES.computeIfAbsent(derivative(of, directions), List::of);
  }

  /** The head of a derivative in so many directions. */
  static String derivative(String of, int directions) {
    return of + directions;
  }

  private static String name(Fun f) {
    return f instanceof Fun.Known(var name) ? name : "";
  }

  /** The head of the entrywise reading of a rule of scalars. */
  static String lifted(String head) {
    return switch (head) {
      case "*" -> ".*";
      case "^" -> ".^";
      default -> head;
    };
  }
}
