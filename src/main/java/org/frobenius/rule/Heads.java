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
 * LeftSide} tells the same from the text of a line. There is one object for each operator, so that
 * rules are looked up by it at once.
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

  private static final Heads NONE = new Heads();
  private static final Heads TRANSPOSE = new Heads("'");
  private static final Heads SUM = new Heads("+");
  private static final Heads PRODUCT = new Heads("*");
  private static final Heads HADAMARD = new Heads(".*");
  private static final Heads POWER = new Heads("^");
  private static final Heads ENTRY_POWER = new Heads(".^");
  private static final Heads SLICES = new Heads(SLICE);
  private static final Heads INTEGRAL = new Heads("integral");
  private static final Map<Op, Heads> CALLS = calls();
  private static final Map<String, Heads> DERIVATIVES = new ConcurrentHashMap<>();
  private static final Map<String, Heads> SCALAR_FUNCTIONS = new ConcurrentHashMap<>();
  private static final Map<String, Heads> MATRIX_FUNCTIONS = new ConcurrentHashMap<>();
  private static final Map<String, Heads> ENTRYWISE_FUNCTIONS = new ConcurrentHashMap<>();

  private final List<String> names;

  private Heads(String... names) {
    this.names = List.of(names);
  }

  /** The names, the operator's own first. */
  public List<String> names() {
    return names;
  }

  /** Whether there are no rules for it. */
  public boolean isEmpty() {
    return names.isEmpty();
  }

  private static Map<Op, Heads> calls() {
    var heads = new EnumMap<Op, Heads>(Op.class);
    for (Op op : Op.values()) {
      heads.put(op, new Heads(op.written()));
    }
    return heads;
  }

  /** The heads under which the rules for an expression stand. */
  public static Heads of(Expr e) {
    return switch (e) {
      case Expr.Transpose _ -> TRANSPOSE;
      case Expr.Sum _ -> SUM;
      case Expr.Product _ -> PRODUCT;
      case Expr.Hadamard _ -> HADAMARD;
      case Expr.Power _ -> POWER;
      case Expr.EntryPower _ -> ENTRY_POWER;
      case Expr.MatrixFunction(var f, _, _) ->
          MATRIX_FUNCTIONS.computeIfAbsent(name(f), name -> new Heads(name, FUNCTION));
      case Expr.Entrywise(var f, _, _) when e.isScalar() ->
          SCALAR_FUNCTIONS.computeIfAbsent(
              name(f), name -> new Heads(name, FUNCTION, ENTRYWISE_FUNCTION));
      case Expr.Entrywise(var f, _, _) ->
          ENTRYWISE_FUNCTIONS.computeIfAbsent(name(f), name -> new Heads(name, ENTRYWISE_FUNCTION));
      case Expr.Frechet(_, _, var directions, _) -> derivatives(FRECHET, directions.size());
      case Expr.Call(var op, var args, _) when op == Op.ADJUGATE_DERIVATIVE ->
          derivatives(ADJUGATE_DERIVATIVE, args.size() - 1);
      case Expr.Call(var op, _, _) -> Objects.requireNonNull(CALLS.get(op));
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _ -> NONE;
      case Expr.Slice _ -> SLICES;
      case Expr.Block _, Expr.BigSum _, Expr.Differential _ -> NONE;
      case Expr.Integral _ -> INTEGRAL;
      case Expr.Applied _ -> NONE;
    };
  }

  private static Heads derivatives(String of, int directions) {
    return DERIVATIVES.computeIfAbsent(derivative(of, directions), Heads::new);
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
