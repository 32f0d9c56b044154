package org.frobenius.rule;

import java.util.List;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;

/**
 * The names under which rules stand, after the operator at the head of their left side. {@link
 * LeftSide} tells the same from the text of a line.
 */
public final class Heads {
  /** Under which the derivative of the adjugate stands apart from those of functions. */
  static final String ADJUGATE_DERIVATIVE = "L(adj";

  /** Under which the parts of a matrix stand. */
  static final String SLICE = "[";

  private static final String FUNCTION = "f";

  private Heads() {}

  /** The heads under which the rules for an expression stand. */
  public static List<String> of(Expr e) {
    return switch (e) {
      case Expr.Transpose _ -> List.of("'");
      case Expr.Sum _ -> List.of("+");
      case Expr.Product _ -> List.of("*");
      case Expr.Hadamard _ -> List.of(".*");
      case Expr.Power _ -> List.of("^");
      case Expr.EntryPower _ -> List.of(".^");
      case Expr.MatrixFunction(var f, _, _) -> function(f, FUNCTION);
      case Expr.Entrywise(var f, _, _) ->
          e.isScalar() ? List.of(name(f), FUNCTION, "f.") : function(f, "f.");
      case Expr.Frechet _ -> List.of("L");
      case Expr.Call(var op, _, _) ->
          List.of(op == Op.ADJUGATE_DERIVATIVE ? ADJUGATE_DERIVATIVE : op.written());
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _ -> List.of();
      case Expr.Slice _ -> List.of(SLICE);
      case Expr.Block _, Expr.BigSum _, Expr.Differential _ -> List.of();
      case Expr.Integral _ -> List.of("integral");
      case Expr.Applied _ -> List.of();
    };
  }

  private static List<String> function(Fun f, String letter) {
    return List.of(name(f), letter);
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
