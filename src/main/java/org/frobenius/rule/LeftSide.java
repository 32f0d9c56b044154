package org.frobenius.rule;

import java.util.ArrayList;
import java.util.List;
import org.frobenius.expr.Expr;
import org.frobenius.expr.Fun;
import org.frobenius.expr.Op;
import org.frobenius.function.Catalogue;

/**
 * What is told of the left side of a rule from its text alone, so that a line need not be parsed
 * before an expression turns up that it may match. A test holds this to the readings of the parsed
 * left side.
 */
final class LeftSide {
  private LeftSide() {}

  /** The head of a left side as written. */
  static String head(String text) {
    String left = unbracketed(text.strip());
    if (left.endsWith("]")) {
      return Heads.SLICE;
    }
    if (endsAsTranspose(left)) {
      return "'";
    }
    String operator = loosest(left);
    if (!operator.isEmpty()) {
      return left.startsWith("1/") && operator.equals("*") ? "^" : operator;
    }
    if (left.startsWith("L(")) {
      String of =
          left.startsWith(Heads.ADJUGATE_DERIVATIVE) ? Heads.ADJUGATE_DERIVATIVE : Heads.FRECHET;
      return Heads.derivative(of, arguments(left).size() - 2);
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
    return switch (operator) {
      case ".^" -> 1;
      case "^" -> 2;
      case ".*" -> 3;
      case "*" -> 4;
      case ":" -> 5;
      case "+" -> 6;
      default -> 0;
    };
  }

  /**
   * Bits of the {@link Signature} that an expression must have to match: those of the parts whose
   * operator is told from the text. Of the entrywise reading of a rule, those of its functions.
   */
  static long required(String text, boolean entrywise) {
    String left = unbracketed(text.strip());
    long bits = 0;
    for (String part : parts(left, head(left))) {
      bits |= entrywise ? function(head(part)) : bits(part, left);
    }
    return bits;
  }

  private static long bits(String written, String left) {
    String part = unbracketed(written);
    String head = head(part);
    if (part.chars().allMatch(Character::isLetterOrDigit)) {
      return 0;
    }
    return switch (head) {
      case "'" ->
          part.length() == 2 && occurrences(part.charAt(0), left) > 1 ? 0 : Signature.TRANSPOSE;
      case "+" -> Signature.SUM;
      case "*" ->
          split(part, "*/").stream().anyMatch(LeftSide::isMatrixLetter) ? Signature.PRODUCT : 0;
      case ".*" -> part.contains("/") ? 0 : Signature.HADAMARD;
      case "^" -> Signature.POWER;
      case ".^" -> Signature.ENTRY_POWER;
      case "f" -> Signature.MATRIX_FUNCTION;
      case "f." -> Signature.ENTRYWISE;
      default ->
          head.startsWith(Heads.ADJUGATE_DERIVATIVE)
              ? Signature.of(Op.ADJUGATE_DERIVATIVE)
              : head.startsWith(Heads.FRECHET)
                  ? Signature.FRECHET
                  : function(head) | constant(head) | operator(head);
    };
  }

  private static boolean isMatrixLetter(String factor) {
    return factor.matches("[A-Z]'?");
  }

  private static long occurrences(char letter, String left) {
    return left.chars().filter(c -> c == letter).count();
  }

  private static long function(String name) {
    return Catalogue.find(name).map(_ -> Signature.of(new Fun.Known(name))).orElse(0L);
  }

  private static long constant(String name) {
    for (Expr.Constant.Kind kind : Expr.Constant.Kind.values()) {
      if (kind.written().equals(name)) {
        return Signature.of(kind);
      }
    }
    return 0;
  }

  private static long operator(String name) {
    for (Op op : Op.values()) {
      if (op.written().equals(name)) {
        return Signature.of(op);
      }
    }
    return 0;
  }

  /** The parts of a left side with the head given; what stands under a fraction bar left out. */
  private static List<String> parts(String left, String head) {
    return switch (head) {
      case "'" -> List.of(left.substring(0, left.length() - 1));
      case "+" -> split(left, "+-");
      case "*", ".*" -> split(left, "*/");
      case "^", ".^", Heads.SLICE -> List.of();
      default -> arguments(left);
    };
  }

  private static List<String> arguments(String call) {
    int open = call.indexOf('(');
    return open < 0 ? List.of() : split(call.substring(open + 1, call.length() - 1), ",");
  }

  private static List<String> split(String text, String separators) {
    var parts = new ArrayList<String>();
    int depth = 0;
    int start = 0;
    boolean under = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : separators.charAt(0);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0 && separators.indexOf(c) >= 0) {
        if (!under) {
          parts.add(text.substring(start, i).strip());
        }
        under = c == '/';
        start = i + 1;
      }
    }
    return parts;
  }
}
