package org.frobenius.rule;

import java.util.List;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;

/**
 * The operator at the head of a left side, told from the text of the line, so that a line need not
 * be parsed before an expression with that head turns up. A test holds the two readings, of text
 * and of expression, to each other.
 */
public final class Heads {
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
      case Expr.Call(var op, _, _) -> List.of(op.written());
      case Expr.Num _, Expr.Size _, Expr.Symbol _, Expr.Named _, Expr.Constant _ -> List.of();
      case Expr.Slice _, Expr.Block _, Expr.BigSum _, Expr.Differential _ -> List.of();
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

  /** The head of a left side as written. */
  static String of(String text) {
    String left = unbracketed(text.strip());
    if (endsAsTranspose(left)) {
      return "'";
    }
    String operator = loosest(left);
    if (!operator.isEmpty()) {
      return left.startsWith("1/") && operator.equals("*") ? "^" : operator;
    }
    int open = left.indexOf('(');
    String name = open < 0 ? left : left.substring(0, open);
    return name.equals("inv") || name.equals("sqrt") ? "^" : dotless(name);
  }

  /** {@code f.} stays; {@code exp.} is found under {@code exp}. */
  private static String dotless(String name) {
    return name.endsWith(".") && !name.equals("f.") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean endsAsTranspose(String left) {
    return left.endsWith("'") && loosest(left.substring(0, left.length() - 1)).isEmpty();
  }

  private static String unbracketed(String text) {
    return text.startsWith("(") && closing(text, 0) == text.length() - 1
        ? unbracketed(text.substring(1, text.length() - 1).strip())
        : text;
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The operator outside all brackets that binds least; empty where there is none. */
  private static String loosest(String text) {
    String found = "";
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth != 0) {
        continue;
      }
      boolean dotted = i > 0 && text.charAt(i - 1) == '.';
      String here =
          switch (c) {
            case '+', '-' -> i == 0 ? "" : "+";
            case ':' -> ":";
            case '*', '/' -> dotted ? ".*" : "*";
            case '^' -> dotted ? ".^" : "^";
            default -> "";
          };
      if (rank(here) > rank(found)) {
        found = here;
      }
    }
    return found;
  }

  private static int rank(String operator) {
    return List.of("", ".^", "^", ".*", "*", ":", "+").indexOf(operator);
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
